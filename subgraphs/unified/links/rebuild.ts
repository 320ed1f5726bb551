import { CostMeter } from '../../../platform/cost.ts';
import { companyId, customerId, orderNumber, quoteId, returnNumber } from '../../../platform/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { CommerceClient, CommerceResources } from '../../commerce/client/index.ts';
import type { DynamicsClient, DynamicsResources } from '../../dynamics/client/index.ts';
import type { LinkKind, Links, Pair } from './links.ts';
import { readMarker } from './markers.ts';

export interface RebuildOptions {
  links: Pick<Links, 'replaceAll'>;
  commerce: Pick<CommerceClient, 'for'>;
  dynamics: Pick<DynamicsClient, 'for'>;
  log: Log;
}

export interface RebuildReport {
  proven: Record<string, number>;
  proposed: number;
  /** Markers that name nothing in Commerce, or are no marker of ours though they begin like one. */
  unproven: string[];
}

/**
 * Makes the links anew from what stands in the two systems alone. A marker proves a link only if what it names is there;
 * an equal tax number or e-mail address proposes one. What people confirmed stays.
 */
export async function rebuildLinks({ links, commerce, dynamics, log }: RebuildOptions): Promise<RebuildReport> {
  const call = { share: 'links', cost: new CostMeter(), lane: 'report' } as const;
  const shop = commerce.for({ ...call, storeView: 'all' });
  const { markers } = dynamics.for(call);
  const found = await readMarkers(markers);
  const existing = await verified(found, shop);
  const proven = found.flatMap(({ pair }) => (pair !== undefined && existing.has(keyOf(pair)) ? [pair] : []));
  const unproven = found
    .filter(({ pair }) => pair === undefined || !existing.has(keyOf(pair)))
    .map(({ marker }) => marker);
  const proposed = await propose(markers, shop, new Set(proven.map(({ dynamicsId }) => dynamicsId)));
  await links.replaceAll(proven, proposed);
  const counts = Object.fromEntries(
    [...Map.groupBy(proven, ({ kind }) => kind)].map(([kind, pairs]) => [kind, pairs.length]),
  );
  log.info({ ...counts, proposed: proposed.length, unproven: unproven.length }, 'links rebuilt');
  return { proven: counts, proposed: proposed.length, unproven };
}

interface Found {
  marker: string;
  pair: Pair | undefined;
}

type Markers = DynamicsResources['markers'];

async function readMarkers(markers: Markers): Promise<Found[]> {
  const sources = [
    [markers.customers(), ['COMPANY', 'CUSTOMER']],
    [markers.salesOrders(), ['ORDER']],
    [markers.returnOrders(), ['RETURN']],
    [markers.quotes(), ['QUOTE']],
  ] as const;
  const all = await Promise.all(
    sources.map(async ([pages, kinds]) => {
      const found: Found[] = [];
      for await (const page of pages) for (const row of page) found.push(read(row, kinds));
      return found;
    }),
  );
  return all.flat();
}

/** A marker of another kind of thing, such as an order's on a customer, proves nothing. */
function read({ marker, id }: { marker: string; id: string }, kinds: readonly LinkKind[]): Found {
  const known = readMarker(marker);
  if (known === undefined || !kinds.includes(known.kind)) return { marker, pair: undefined };
  return { marker, pair: { ...known, dynamicsId: id, evidence: `marker ${marker}` } };
}

const keyOf = ({ kind, commerceId }: Pick<Pair, 'kind' | 'commerceId'>) => `${kind}:${commerceId}`;

/** Of what the markers name, that which Commerce has. */
async function verified(found: readonly Found[], shop: CommerceResources): Promise<Set<string>> {
  const named = Map.groupBy(
    found.flatMap(({ pair }) => pair ?? []),
    ({ kind }) => kind,
  );
  const ids = (kind: LinkKind) => [...new Set(named.get(kind)?.map(({ commerceId }) => commerceId))];
  const [companies, customers, orders, quotes, returns] = await Promise.all([
    shop.companies.byIds(ids('COMPANY').map(Number)),
    shop.customers.byIds(ids('CUSTOMER').map(Number)),
    shop.orders.existing(ids('ORDER')),
    shop.quotes.byIds(ids('QUOTE').map(Number)),
    shop.returns.byNumbers(ids('RETURN')),
  ]);
  return new Set([
    ...companies.map(({ id }) => keyOf({ kind: 'COMPANY', commerceId: companyId(id) })),
    ...customers.map(({ id }) => keyOf({ kind: 'CUSTOMER', commerceId: customerId(id) })),
    ...orders.map((number) => keyOf({ kind: 'ORDER', commerceId: orderNumber(number) })),
    ...quotes.map(({ id }) => keyOf({ kind: 'QUOTE', commerceId: quoteId(id) })),
    ...returns.map(({ increment_id }) => keyOf({ kind: 'RETURN', commerceId: returnNumber(increment_id) })),
  ]);
}

/** Accounts that no marker links, beside the companies and customers that look like them. */
async function propose(markers: Markers, shop: CommerceResources, linked: ReadonlySet<string>): Promise<Pair[]> {
  const accounts: { id: string; taxNumber: string; email: string }[] = [];
  for await (const page of markers.identities()) accounts.push(...page.filter(({ id }) => !linked.has(id)));
  if (accounts.length === 0) return [];
  const proposed: Pair[] = [];
  const put = (kind: 'COMPANY' | 'CUSTOMER', commerceId: string, dynamicsId: string, evidence: string) =>
    proposed.push({ kind, commerceId, dynamicsId, evidence });
  const byTax = Map.groupBy(accounts, ({ taxNumber }) => plain(taxNumber));
  const byEmail = Map.groupBy(accounts, ({ email }) => email.toLowerCase());
  // That neither has one is nothing they have in common.
  byTax.delete('');
  byEmail.delete('');
  for await (const page of shop.companies.all()) {
    for (const { id, vat_tax_id: tax = '', company_email: email } of page) {
      const sameTax = byTax.get(plain(tax ?? '')) ?? [];
      const sameEmail = (byEmail.get(email.toLowerCase()) ?? []).filter((account) => !sameTax.includes(account));
      for (const account of sameTax) put('COMPANY', companyId(id), account.id, 'equal tax number');
      for (const account of sameEmail) put('COMPANY', companyId(id), account.id, 'equal e-mail address');
    }
  }
  for (const { id, email } of await shop.customers.byEmails([...byEmail.keys()])) {
    for (const account of byEmail.get(email.toLowerCase()) ?? []) {
      put('CUSTOMER', customerId(id), account.id, 'equal e-mail address');
    }
  }
  return proposed;
}

/** Tax numbers are written with and without their dots and dashes. */
const plain = (taxNumber: string) => taxNumber.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
