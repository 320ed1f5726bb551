import type { Drift, World } from './facts.ts';

/** Spoils a few facts that only one system shows, and says which: what reconciling must find. */
export function drift(world: World): Drift[] {
  const drifts: Drift[] = [];
  const put = (kind: string, key: string, commerce: string, dynamics: string) =>
    drifts.push({ kind, key, commerce, dynamics });

  // Shipped in D365 and not yet told to Commerce.
  const shipped = world.orders.find((order) => order.state === 'complete' && (order.companyId ?? 0) > 3);
  if (shipped !== undefined) {
    put('order status', shipped.number, 'processing', shipped.state);
    shipped.state = 'processing';
  }
  // The same company under two names, phone numbers and addresses.
  for (const account of world.accounts.filter(({ companyId = 0 }) => companyId === 7 || companyId === 8)) {
    const company = world.companies.find(({ id }) => id === account.companyId);
    if (company === undefined) continue;
    put('company name', `${account.legalEntity}:${account.number}`, company.name, `${company.name} (old)`);
    account.name = `${company.name} (old)`;
  }
  const moved = world.accounts.find(({ companyId }) => companyId === 9);
  if (moved !== undefined) {
    const before = moved.address.street;
    moved.address = { ...moved.address, street: '1 New Street' };
    put('company address', `${moved.legalEntity}:${moved.number}`, before, '1 New Street');
  }
  const called = world.accounts.find(({ companyId }) => companyId === 13);
  if (called !== undefined) {
    put('company telephone', `${called.legalEntity}:${called.number}`, called.phone, '+1 555 0000');
    called.phone = '+1 555 0000';
  }
  // An order that never reached D365, though it is old.
  const lost = world.orders.find(
    (order) =>
      order.salesOrderNumber !== undefined &&
      order.shipments.length === 0 &&
      order.state === 'canceled' &&
      (order.companyId ?? 0) > 3,
  );
  if (lost?.salesOrderNumber !== undefined) {
    put('order missing in D365', lost.number, lost.state, '');
    delete lost.salesOrderNumber;
  }
  // Cancelled in Commerce alone would be another; a telephone order whose reference looks like an order of the shop is none at all.
  const phone = world.phoneOrders.find(({ reference }) => /^\d{9}$/.test(reference));
  if (phone !== undefined)
    put('look-alike reference', `${phone.legalEntity}:${phone.salesOrderNumber}`, '', phone.reference);
  return drifts;
}
