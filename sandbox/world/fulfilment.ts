import type { Account, Invoice, Order, OrderLine, Product } from './facts.ts';
import { createInvoice, pay, settle } from './invoices.ts';
import { Counters, documentNumber, incrementId } from './numbers.ts';
import type { Random } from './random.ts';
import { storeViews } from './setup.ts';
import { createShipment } from './shipments.ts';
import { type Stage, stageOf } from './stages.ts';
import { daysAfter } from './time.ts';

const DAY = 86_400_000;

interface Setting {
  today: string;
  orders: readonly Order[];
  accounts: readonly Account[];
  products: readonly Product[];
  random: Random;
}

/** What D365 did with each order: takes it over, delivers, invoices, is paid. Changes the orders. */
export function fulfil({ today, orders, accounts, products, random }: Setting): void {
  const byKey = new Map(accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const counters = new Counters();
  for (const order of orders) {
    const account = byKey.get(`${order.legalEntity}:${order.accountNumber}`);
    // Of whom D365 does not know, the order waits.
    if (account === undefined) continue;
    const ageDays = (Date.parse(today) - Date.parse(order.placedAt)) / DAY;
    const stage = stageOf(order, account, ageDays, counters, random);
    advance(order, stage, { account, bySku, counters, random, today });
  }
}

interface Circumstances {
  account: Account;
  bySku: ReadonlyMap<string, Product>;
  counters: Counters;
  random: Random;
  today: string;
}

function advance(order: Order, stage: Stage, circumstances: Circumstances): void {
  const { counters, random, today } = circumstances;
  if (stage === 'placed') return;
  // Some are cancelled before D365 hears of them.
  if (stage !== 'canceled' || random.chance(0.7)) {
    order.salesOrderNumber = documentNumber('SO', counters.next(`sales order of ${order.legalEntity}`));
  }
  if (stage === 'canceled') cancel(order, daysAfter(order.placedAt, 0.5, today));
  if (stage === 'held') order.state = 'holded';
  if (stage === 'canceled' || stage === 'known' || stage === 'held') return;
  const inParts = stage === 'partly' || stage === 'partlyInvoiced' || stage === 'doneInParts';
  const isOld = stage === 'done' || stage === 'doneInParts';
  const first = daysAfter(order.placedAt, isOld ? random.int(1, 4) : 0.3, today);
  ship(order, inParts ? half : whole, first, circumstances);
  if (stage === 'partly' || stage === 'shipped') return;
  const invoice = post(order, daysAfter(first, isOld ? 1 : 0.1, today), circumstances);
  if (stage === 'paid') pay(invoice, daysAfter(invoice.date, 0.2, today));
  if (stage === 'doneInParts') {
    const second = daysAfter(first, random.int(2, 6), today);
    ship(order, whole, second, circumstances);
    post(order, daysAfter(second, 1, today), circumstances);
  }
  if (order.lines.every(({ quantity, invoiced }) => quantity === invoiced)) order.state = 'complete';
}

function cancel(order: Order, at: string): void {
  for (const line of order.lines) line.canceled = line.quantity;
  order.state = 'canceled';
  order.updatedAt = at;
}

const whole = ({ quantity, shipped }: OrderLine) => quantity - shipped;
/** At least one piece of the first line, of which there are two. */
const half = ({ quantity }: OrderLine, index: number) => Math.max(index === 0 ? 1 : 0, Math.floor(quantity / 2));

/** Delivers so much of each line, a shipment from each warehouse; what is left waits. */
function ship(
  order: Order,
  quantityOf: (line: OrderLine, index: number) => number,
  shippedAt: string,
  { counters, random }: Circumstances,
): void {
  const leaving = order.lines.map((line, index) => ({ line, quantity: quantityOf(line, index) }));
  const websiteId = websiteOf(order);
  for (const [warehouse, parts] of Map.groupBy(leaving, ({ line }) => line.warehouse)) {
    const lines = parts
      .filter(({ quantity }) => quantity > 0)
      .map(({ line: { itemId, sku }, quantity }) => ({ itemId, sku, quantity }));
    if (lines.length === 0) continue;
    const number = incrementId(websiteId, counters.next(`shipment of website ${websiteId}`));
    const packingSlip = documentNumber('PS', counters.next(`packing slip of ${order.legalEntity}`));
    const names = { id: counters.next('shipment'), number, packingSlip };
    order.shipments.push(createShipment({ names, shippedAt, warehouse, lines }, random));
  }
  for (const { line, quantity } of leaving) {
    line.shipped += quantity;
    line.backordered = line.quantity - line.shipped;
  }
  order.state = 'processing';
  order.updatedAt = shippedAt;
}

/** Invoices what was delivered and not yet invoiced; the first invoice carries the shipping costs. */
function post(order: Order, date: string, circumstances: Circumstances): Invoice {
  const { account, counters, random, today } = circumstances;
  const websiteId = websiteOf(order);
  const commerceNumber = incrementId(websiteId, counters.next(`invoice of website ${websiteId}`));
  const sequence = counters.next(`invoice of ${order.legalEntity}`);
  const invoice = createInvoice({
    names: {
      commerceId: counters.next('invoice'),
      commerceNumber,
      number: documentNumber('CIV', sequence),
      voucher: documentNumber('CIVV', sequence),
    },
    account,
    currency: order.currency,
    lines: order.lines.flatMap((line) => invoiceLine(line, order, circumstances)),
    charges: order.invoices.length === 0 ? order.shipping : 0,
    date,
  });
  for (const line of order.lines) line.invoiced = line.shipped;
  settle(invoice, account, random, today);
  order.invoices.push(invoice);
  order.updatedAt = date;
  return invoice;
}

/** Discount and tax by share, so that all invoices of the line together carry exactly what it has. */
function invoiceLine(line: OrderLine, order: Order, { bySku }: Circumstances): Invoice['lines'] {
  const { itemId, sku, name, price, shipped, invoiced, quantity: ordered } = line;
  const quantity = shipped - invoiced;
  if (quantity === 0) return [];
  const share = (whole: number) => Math.round((whole * shipped) / ordered) - Math.round((whole * invoiced) / ordered);
  const unitCost = bySku.get(sku)?.unitCost[order.legalEntity] ?? 0;
  const amount = price * quantity;
  return [
    { itemId, sku, name, quantity, price, amount, discount: share(line.discount), tax: share(line.tax), unitCost },
  ];
}

const websiteOf = ({ storeId }: Order): number => storeViews.find(({ id }) => id === storeId)?.websiteId ?? 1;
