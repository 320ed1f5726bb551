import type { Account, Buyer, Order, OrderLine, PriceAgreement, Product, Website } from './facts.ts';
import { currencyOf } from './products.ts';
import type { Random } from './random.ts';
import { warehouses, websites } from './setup.ts';
import { daysBefore } from './time.ts';

interface Setting {
  scale: number;
  today: string;
  buyers: Buyer[];
  accounts: Account[];
  products: Product[];
  agreements: PriceAgreement[];
  random: Random;
}

const TAX_PERCENT: Record<string, number> = { usmf: 8.25, demf: 19 };
const MONTHS_OF_HISTORY_DAYS = 730;
/** So many orders of the first senior buyer, and so many of them of the last ten days. */
const FIRST_BUYERS_ORDERS = 120;
const RECENT = 16;
const SHIPPING = [
  ['flatrate_flatrate', 'Flat Rate - Fixed', 1500],
  ['freeshipping_freeshipping', 'Free Shipping - Free', 0],
  ['tablerate_bestway', 'Best Way - Table Rate', 2450],
] as const;

/** Placed orders, oldest first, as they stood at the moment of placing. */
export function createOrders(setting: Setting): Order[] {
  const { scale, today, buyers, random } = setting;
  const count = Math.max(40, Math.round(2_500 * scale));
  const active = buyers.filter(({ role, active: isActive }) => isActive && role !== 'viewer');
  const first = active.filter(({ companyId, role }) => companyId === 1 && role === 'seniorBuyer');
  const favoured = first.flatMap((buyer) => Array.from({ length: FIRST_BUYERS_ORDERS }, () => buyer));
  const placed = Array.from({ length: count }, (_, index) => {
    const buyer = favoured[index] ?? random.pick(active);
    const isRecent = index < RECENT;
    return {
      buyer,
      placedAt: daysBefore(today, isRecent ? index * 0.6 : random.int(1, MONTHS_OF_HISTORY_DAYS), random.int(1, 12)),
    };
  }).sort((left, right) => (left.placedAt < right.placedAt ? -1 : 1));
  const counters = new Counters();
  const price = agreedPrices(setting.agreements);
  return placed.map(({ buyer, placedAt }) => createOrder(buyer, placedAt, setting, counters, price));
}

/** Each system counts its documents by itself. */
export class Counters {
  readonly #last = new Map<string, number>();

  next(name: string): number {
    const number = (this.#last.get(name) ?? 0) + 1;
    this.#last.set(name, number);
    return number;
  }
}

type AgreedPrice = (account: Account | undefined, sku: string, at: string) => number | undefined;

function agreedPrices(agreements: PriceAgreement[]): AgreedPrice {
  const bySku = Map.groupBy(agreements, ({ sku }) => sku);
  return (account, sku, at) => {
    const fitting = bySku
      .get(sku)
      ?.filter(
        (agreement) =>
          agreement.legalEntity === account?.legalEntity &&
          agreement.priceGroup === account.priceGroup &&
          agreement.fromQuantity <= 1 &&
          agreement.from <= at &&
          (agreement.to === undefined || agreement.to >= at),
      );
    return fitting?.[0]?.price;
  };
}

function createOrder(
  buyer: Buyer,
  placedAt: string,
  setting: Setting,
  counters: Counters,
  priceOf: AgreedPrice,
): Order {
  const { accounts, products, random } = setting;
  const website = websites.find(({ id }) => id === buyer.websiteId) ?? first(websites);
  const { legalEntity } = website;
  const account = accounts.find(
    (one) =>
      one.legalEntity === legalEntity &&
      (buyer.companyId === undefined ? one.buyerId === buyer.id && one.marked : one.companyId === buyer.companyId),
  );
  const id = counters.next('order');
  const warehouse = random.pick(warehouses.filter((one) => one.legalEntity === legalEntity)).code;
  const hasDiscount = random.chance(0.1);
  const size = random.int(1, 6);
  const lines = Array.from({ length: size }, () => {
    const product = products[random.int(0, products.length - 1)] ?? first(products);
    const quantity = random.int(1, product.unit === 'pal' ? 3 : 20);
    const price = priceOf(account, product.sku, placedAt) ?? product.price[website.currency] ?? 0;
    return createLine(product, quantity, price, hasDiscount ? 5 : 0, warehouse, legalEntity, counters);
  });
  const [shippingMethod, shippingDescription, shipping] = random.pick(SHIPPING);
  const onAccount = buyer.companyId !== undefined && random.chance(0.75);
  return {
    id,
    number: numberOf(website, counters),
    storeId: buyer.storeId,
    buyerId: buyer.id,
    ...(buyer.companyId === undefined ? {} : { companyId: buyer.companyId }),
    quoteId: 20_000 + id,
    legalEntity,
    ...(account === undefined ? {} : { accountNumber: account.number }),
    currency: currencyOf(legalEntity),
    placedAt,
    updatedAt: placedAt,
    state: 'new',
    paymentMethod: onAccount ? 'companycredit' : random.chance(0.5) ? 'banktransfer' : 'checkmo',
    // What buyers write there is theirs, and may look like anything.
    ...(random.chance(0.4) ? { poNumber: `PO ${random.int(1000, 9999)}` } : {}),
    shippingMethod,
    shippingDescription,
    shipTo: buyer.address,
    lines,
    ...sums(lines, shipping),
    shipping,
    warehouse,
    shipments: [],
    invoices: [],
  };
}

export function sums(lines: OrderLine[], shipping: number) {
  const sum = (of: (line: OrderLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const subtotal = sum(({ rowTotal }) => rowTotal);
  const discount = sum((line) => line.discount);
  const tax = sum((line) => line.tax);
  return { subtotal, discount, tax, total: subtotal - discount + shipping + tax };
}

export function createLine(
  product: Product,
  quantity: number,
  price: number,
  discountPercent: number,
  warehouse: string,
  legalEntity: string,
  counters: Counters,
): OrderLine {
  const itemId = counters.next('order item');
  const rowTotal = quantity * price;
  const discount = Math.round((rowTotal * discountPercent) / 100);
  const taxPercent = TAX_PERCENT[legalEntity] ?? 0;
  return {
    itemId,
    productId: product.id,
    sku: product.sku,
    name: product.name,
    quantity,
    price,
    discount,
    tax: Math.round(((rowTotal - discount) * taxPercent) / 100),
    taxPercent,
    rowTotal,
    shipped: 0,
    invoiced: 0,
    canceled: 0,
    returned: 0,
    backordered: 0,
    warehouse,
    lotId: `${legalEntity.slice(0, 2).toUpperCase()}-${String(itemId).padStart(7, '0')}`,
  };
}

function numberOf(website: Website, counters: Counters): string {
  const number = counters.next(`order number ${website.code}`);
  return website.id === 1 ? String(number).padStart(9, '0') : `${website.id}${String(number).padStart(9, '0')}`;
}

function first<Value>(list: readonly Value[]): Value {
  const [value] = list;
  if (value === undefined) throw new Error('the world has none of them');
  return value;
}
