import type { Account, Invoice, Order, PaymentTerms, Product, Shipment } from './facts.ts';
import { Counters } from './orders.ts';
import type { Random } from './random.ts';
import { paymentTerms } from './setup.ts';
import { daysAfter, monthsAfter } from './time.ts';

const DAY = 86_400_000;
/** Orders younger than this are under way, each in another state than the one before it. */
const UNDER_WAY_DAYS = 10;
const CARRIERS = [
  ['ups', 'United Parcel Service', 'https://www.ups.com/track?tracknum='],
  ['dhl', 'DHL', 'https://www.dhl.com/track?tracking-id='],
  ['fedex', 'Federal Express', 'https://www.fedex.com/fedextrack/?trknbr='],
] as const;
const STAGES = ['placed', 'known', 'partly', 'shipped', 'invoiced', 'held', 'canceled'] as const;
type Stage = (typeof STAGES)[number] | 'done';

interface Setting {
  today: string;
  orders: Order[];
  accounts: Account[];
  products: Product[];
  random: Random;
}

/** What D365 did with each order: takes it over, delivers, invoices, is paid. Changes the orders and the stock. */
export function fulfil({ today, orders, accounts, products, random }: Setting): void {
  const byKey = new Map(accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const counters = new Counters();
  let young = 0;
  for (const order of orders) {
    const account = byKey.get(`${order.legalEntity}:${order.accountNumber ?? ''}`);
    // Whom D365 does not know is served from the shop alone.
    if (account === undefined) continue;
    const ageDays = (Date.parse(today) - Date.parse(order.placedAt)) / DAY;
    const stage = stageOf(ageDays, ageDays < UNDER_WAY_DAYS ? young++ : 0, random);
    advance(order, stage, { account, bySku, counters, random, today });
    reserve(order, bySku);
  }
}

function stageOf(ageDays: number, turn: number, random: Random): Stage {
  if (ageDays < UNDER_WAY_DAYS) return STAGES[turn % STAGES.length] ?? 'placed';
  return random.chance(0.04) ? 'canceled' : 'done';
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
  order.salesOrderNumber = `SO-${String(counters.next(`sales order ${order.legalEntity}`)).padStart(6, '0')}`;
  if (stage === 'canceled') {
    for (const line of order.lines) line.canceled = line.quantity;
    order.state = 'canceled';
    order.updatedAt = daysAfter(order.placedAt, 0.5, today);
    return;
  }
  if (stage === 'held') order.state = 'holded';
  if (stage === 'known' || stage === 'held') return;
  order.state = 'processing';
  const shippedAt = daysAfter(order.placedAt, stage === 'done' ? random.int(1, 4) : 0.3, today);
  ship(order, stage === 'partly' ? 0.5 : 1, shippedAt, circumstances);
  order.updatedAt = shippedAt;
  if (stage === 'partly' || stage === 'shipped') return;
  const invoice = post(order, daysAfter(shippedAt, stage === 'done' ? 1 : 0.1, today), circumstances);
  order.updatedAt = invoice.date;
  order.state = 'complete';
}

/** Delivers that share of each line, at least one piece of the first; what is left waits. */
function ship(order: Order, share: number, shippedAt: string, { counters, random }: Circumstances): void {
  const [carrier, carrierTitle, url] = random.pick(CARRIERS);
  const number = counters.next('shipment');
  const trackingNumber = `${carrier.slice(0, 2).toUpperCase()}${String(900_000_000 + number * 7919)}`;
  const lines: Shipment['lines'] = [];
  order.lines.forEach((line, index) => {
    const quantity = share === 1 ? line.quantity : Math.max(index === 0 ? 1 : 0, Math.floor(line.quantity * share));
    line.shipped = quantity;
    line.backordered = line.quantity - quantity;
    if (quantity > 0) lines.push({ itemId: line.itemId, sku: line.sku, quantity });
  });
  order.shipments.push({
    id: number,
    number: String(number).padStart(9, '0'),
    packingSlip: `PS-${String(number).padStart(6, '0')}`,
    shippedAt,
    carrier,
    carrierTitle,
    trackingNumber,
    trackingUrl: `${url}${trackingNumber}`,
    warehouse: order.warehouse,
    lines,
  });
}

function post(order: Order, date: string, circumstances: Circumstances): Invoice {
  const { account, bySku, counters, random, today } = circumstances;
  const lines = order.lines
    .filter((line) => line.shipped > 0)
    .map((line) => {
      line.invoiced = line.shipped;
      const share = line.shipped / line.quantity;
      return {
        itemId: line.itemId,
        sku: line.sku,
        name: line.name,
        quantity: line.shipped,
        price: line.price,
        amount: line.price * line.shipped,
        discount: Math.round(line.discount * share),
        tax: Math.round(line.tax * share),
        unitCost: bySku.get(line.sku)?.unitCost[order.legalEntity] ?? 0,
      };
    });
  const invoice = { ...createInvoice(account, order.currency, lines, order.shipping, date, counters) };
  settle(invoice, account, random, today);
  order.invoices.push(invoice);
  return invoice;
}

/** A posted invoice of these lines, wholly open. */
export function createInvoice(
  account: Account,
  currency: string,
  lines: Invoice['lines'],
  charges: number,
  date: string,
  counters: Counters,
): Invoice {
  const sum = (of: (line: Invoice['lines'][number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  const subtotal = sum(({ amount }) => amount);
  const discount = sum((line) => line.discount);
  const tax = sum((line) => line.tax);
  const total = subtotal - discount + charges + tax;
  const commerceId = counters.next('invoice');
  const sequence = String(counters.next(`invoice ${account.legalEntity}`)).padStart(6, '0');
  return {
    commerceId,
    commerceNumber: String(commerceId).padStart(9, '0'),
    number: `CIV-${sequence}`,
    voucher: `CIVV-${sequence}`,
    date,
    dueDate: dueDate(date, account),
    currency,
    lines,
    subtotal,
    tax,
    charges,
    discount,
    total,
    open: total,
  };
}

function dueDate(date: string, { paymentTerms: code }: Account): string {
  const terms: PaymentTerms | undefined = paymentTerms.find((one) => one.code === code);
  return daysAfter(monthsAfter(date, terms?.months ?? 0), terms?.days ?? 0);
}

/** Most pay around the due date; some accounts pay late, and now and then somebody pays a part. */
export function settle(invoice: Invoice, { companyId = 0 }: Account, random: Random, today: string): void {
  const isSlow = companyId > 2 && companyId % 11 === 7;
  const late = isSlow ? random.int(30, 120) : random.int(-10, 28);
  const settledAt = daysAfter(invoice.dueDate, late);
  if (settledAt < today && settledAt > invoice.date) Object.assign(invoice, { open: 0, settledAt });
  else if (random.chance(0.15)) invoice.open = invoice.total - Math.round(invoice.total / 4);
}

/** What is ordered and has not left is kept for it. */
function reserve(order: Order, bySku: ReadonlyMap<string, Product>): void {
  for (const line of order.lines) {
    const stock = bySku.get(line.sku)?.stock[line.warehouse];
    const waiting = line.quantity - line.shipped - line.canceled;
    if (stock === undefined || waiting <= 0) continue;
    stock.reserved += waiting;
    stock.onHand = Math.max(stock.onHand, line.backordered > 0 ? 0 : stock.reserved);
  }
}
