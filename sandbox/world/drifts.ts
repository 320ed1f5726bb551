import type { Account, Cents, Drift, Order, World } from './facts.ts';
import { daysBefore } from './time.ts';

type Spoil = (world: World) => Drift | undefined;

/** Spoils a few facts so that the two systems differ, and says which: what comparing them must find, and what it must not. */
export function drift(world: World): Drift[] {
  const spoils: Spoil[] = [
    orderBehind,
    orderMissing,
    priceOff,
    stockOff,
    nameOff,
    addressOff,
    representativeOff,
    quoteBehind,
    lookAlike,
  ];
  return spoils.flatMap((spoil) => spoil(world) ?? []);
}

/** What the seeded callers and the tests of single companies look at stays as it is. */
const FIRST_FREE_COMPANY = 4;
const isFree = ({ companyId = 0 }: { companyId?: number }) => companyId >= FIRST_FREE_COMPANY;
const idOf = ({ legalEntity, number }: Account) => `${legalEntity}:${number}`;
const amount = (cents: Cents) => (cents / 100).toFixed(2);

/** Invoiced in D365, and Commerce was not told. */
function orderBehind({ orders }: World): Drift | undefined {
  const order = orders.findLast((one) => one.state === 'complete' && isFree(one));
  if (order === undefined) return undefined;
  order.state = 'processing';
  return { kind: 'order status', key: order.number, commerce: 'processing', dynamics: 'Invoiced' };
}

/** Placed days ago, by somebody D365 knows, and never arrived there. */
function orderMissing({ orders, today }: World): Drift | undefined {
  const isOverlooked = ({ state, placedAt, salesOrderNumber }: Order) =>
    salesOrderNumber !== undefined && state === 'new' && placedAt < daysBefore(today, 2);
  const order = orders.find((one) => isOverlooked(one) && isFree(one)) ?? orders.find(isOverlooked);
  if (order === undefined) return undefined;
  delete order.salesOrderNumber;
  return { kind: 'sales order missing', key: order.number, commerce: order.state, dynamics: '' };
}

/** A price for everybody, agreed in D365 after the list price had gone to Commerce. */
function priceOff({ priceAgreements, products, today }: World): Drift | undefined {
  const agreement = priceAgreements.find(
    ({ accountNumber, priceGroup, to, from }) =>
      accountNumber === undefined && priceGroup === undefined && to === undefined && from < today,
  );
  const product = products.find(({ sku }) => sku === agreement?.sku);
  if (agreement === undefined || product === undefined) return undefined;
  const list = product.price[agreement.currency] ?? 0;
  agreement.price = Math.round(list * 1.07);
  const key = `${agreement.legalEntity}:${agreement.sku}`;
  return { kind: 'product price', key, commerce: amount(list), dynamics: amount(agreement.price) };
}

/** A delivery that D365 has booked in and Commerce has not. */
function stockOff({ products, warehouses }: World): Drift | undefined {
  const [warehouse] = warehouses;
  const product = products.find(
    ({ id, enabled, stock }) => id > 40 && enabled && (stock[warehouse?.code ?? '']?.onHand ?? 0) > 100,
  );
  const stock = product?.stock[warehouse?.code ?? ''];
  if (product === undefined || warehouse === undefined || stock === undefined) return undefined;
  stock.inCommerce = stock.onHand - 25;
  const key = `${warehouse.code}:${product.sku}`;
  return { kind: 'stock', key, commerce: String(stock.inCommerce), dynamics: String(stock.onHand) };
}

/** The same account under another name. */
function nameOff({ accounts }: World): Drift | undefined {
  const account = accounts.find((one) => isFree(one) && one.marked);
  if (account === undefined) return undefined;
  const before = account.name;
  account.name = `${before} Holding`;
  return { kind: 'company name', key: idOf(account), commerce: before, dynamics: account.name };
}

function addressOff({ accounts }: World): Drift | undefined {
  const account = accounts.filter((one) => isFree(one) && one.marked)[3];
  if (account === undefined) return undefined;
  const before = account.address.street;
  account.address = { ...account.address, street: '1 New Street' };
  return { kind: 'company address', key: idOf(account), commerce: before, dynamics: account.address.street };
}

/** Another took the customer over, and Commerce still names his predecessor. */
function representativeOff({ accounts, workers }: World): Drift | undefined {
  const account = accounts.filter((one) => isFree(one) && one.marked)[5];
  const other = workers.find(
    ({ role, personnelNumber }) => role === 'representative' && personnelNumber !== account?.representative,
  );
  if (account === undefined || other === undefined) return undefined;
  const before = account.representative;
  account.representative = other.personnelNumber;
  return { kind: 'sales representative', key: idOf(account), commerce: before, dynamics: other.personnelNumber };
}

/** Approved in Dataverse, and the buyer still waits. */
function quoteBehind({ quotes }: World): Drift | undefined {
  const quote = quotes.findLast((one) => one.status === 'submitted_by_customer' && isFree(one));
  if (quote?.dataverse === undefined) return undefined;
  Object.assign(quote.dataverse, { stateCode: 1, statusCode: 3 });
  return { kind: 'quote status', key: String(quote.cartId), commerce: quote.status, dynamics: 'Active' };
}

/** No difference at all: a telephone order whose reference reads like the number of an order in the shop, and is not. */
function lookAlike({ phoneOrders, orders }: World): Drift | undefined {
  const numbers = new Set(orders.map(({ number }) => number));
  const order = phoneOrders.find(({ reference }) => numbers.has(reference));
  if (order === undefined) return undefined;
  const { legalEntity, salesOrderNumber, reference } = order;
  return { kind: 'look-alike reference', key: `${legalEntity}:${salesOrderNumber}`, commerce: '', dynamics: reference };
}
