import type { Account, Invoice, PhoneOrder, Product, Return, World } from './facts.ts';
import { createInvoice, settle } from './invoices.ts';
import { documentNumber } from './numbers.ts';
import { taxOf, taxPercentOf } from './prices.ts';
import type { Random } from './random.ts';
import { warehouses } from './setup.ts';
import { daysAfter, daysBefore } from './time.ts';

/** Telephone orders have a range of numbers to themselves, and so have those that replace what came back. */
const FIRST_PHONE = 900_000;
const FIRST_REPLACEMENT = 800_000;
const OPEN_DAYS = 8;

interface Setting extends Pick<World, 'scale' | 'today'> {
  accounts: readonly Account[];
  products: readonly Product[];
  random: Random;
}

/** Orders by telephone. Their references are the customers' own, and a few look like numbers of the shop. */
export function createPhoneOrders({ scale, today, accounts, products, random }: Setting): PhoneOrder[] {
  const callers = accounts.filter(({ buyerId }) => buyerId === undefined);
  const ofFirst = callers.filter(({ companyId }) => companyId === 1);
  return Array.from({ length: Math.max(8, Math.round(150 * scale)) }, (_, index) => {
    const account = ofFirst[index % 2] !== undefined && index < 6 ? random.pick(ofFirst) : random.pick(callers);
    const placedAt = daysBefore(
      today,
      index % 12 === 0 ? random.int(1, 7) : random.int(OPEN_DAYS, 600),
      random.int(1, 10),
    );
    const wanted = Array.from({ length: random.int(1, 3) }, () => ({
      product: random.pick(products),
      quantity: random.int(1, 10),
    }));
    const reference = index % 10 === 4 ? String(index + 38).padStart(9, '0') : `PO ${random.int(1000, 9999)}`;
    const number = FIRST_PHONE + index + 1;
    return createPhoneOrder({ account, wanted, reference, placedAt, number }, random, today);
  });
}

interface Call {
  account: Account;
  wanted: readonly { product: Product; quantity: number; price?: number }[];
  reference: string;
  placedAt: string;
  number: number;
}

/** An order that only D365 knows; delivered and invoiced if it is old enough. */
export function createPhoneOrder(call: Call, random: Random, today: string): PhoneOrder {
  const { account, wanted, reference, placedAt, number } = call;
  const { legalEntity, currency } = account;
  const warehouse = random.pick(warehouses.filter((one) => one.legalEntity === legalEntity)).code;
  const salesOrderNumber = documentNumber('SO', number);
  const lines = wanted.map(({ product, quantity, price = product.price[currency] ?? 0 }, index) => {
    const amount = price * quantity;
    return {
      lotId: `${salesOrderNumber}-${index + 1}`,
      sku: product.sku,
      name: product.name,
      quantity,
      price,
      amount,
      tax: taxOf(amount, taxPercentOf(product, legalEntity)),
      warehouse,
    };
  });
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  const isDone = placedAt < daysBefore(today, OPEN_DAYS);
  const invoiceLines = lines.map(({ sku, name, quantity, price, amount, tax: lineTax }, index) => {
    const unitCost = wanted[index]?.product.unitCost[legalEntity] ?? 0;
    return { itemId: 0, sku, name, quantity, price, amount, discount: 0, tax: lineTax, unitCost };
  });
  return {
    legalEntity,
    accountNumber: account.number,
    salesOrderNumber,
    reference,
    placedAt,
    currency,
    status: isDone ? 'invoiced' : 'open',
    lines,
    total: lines.reduce((sum, line) => sum + line.amount, 0) + tax,
    tax,
    ...(isDone ? { invoice: invoiceOf(call, invoiceLines, random, today) } : {}),
  };
}

function invoiceOf(
  { account, placedAt, number }: Call,
  lines: Invoice['lines'],
  random: Random,
  today: string,
): Invoice {
  const names = {
    commerceId: 0,
    commerceNumber: '',
    number: documentNumber('CIV', number),
    voucher: documentNumber('CIVV', number),
  };
  const date = daysAfter(placedAt, 3, today);
  const invoice = createInvoice({ names, account, currency: account.currency, lines, charges: 0, date });
  settle(invoice, account, random, today);
  return invoice;
}

/** What was sent instead of what came back, as a sales order of its own at the price first paid. */
export function createReplacement(
  { id, rmaNumber = '', lines, requestedAt }: Return,
  prices: readonly number[],
  account: Account,
  bySku: ReadonlyMap<string, Product>,
  random: Random,
  today: string,
): PhoneOrder {
  const wanted = lines.flatMap(({ sku, quantity }, index) => {
    const product = bySku.get(sku);
    return product === undefined ? [] : [{ product, quantity, price: prices[index] ?? 0 }];
  });
  const number = FIRST_REPLACEMENT + id;
  const placedAt = daysAfter(requestedAt, 8, today);
  return createPhoneOrder({ account, wanted, reference: `Replaces ${rmaNumber}`, placedAt, number }, random, today);
}
