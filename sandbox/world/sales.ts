import type { Account, Cart, Order, PhoneOrder, PriceAgreement, Product, Quote, World } from './facts.ts';
import { createInvoice, settle } from './fulfilment.ts';
import { Counters } from './orders.ts';
import type { Random } from './random.ts';
import { warehouses } from './setup.ts';
import { daysAfter, daysBefore } from './time.ts';

/** Agreed prices: for price groups, for single accounts, and for larger quantities. */
export function createPriceAgreements(
  { scale, today }: Pick<World, 'scale' | 'today'>,
  products: Product[],
  accounts: Account[],
  random: Random,
): PriceAgreement[] {
  const count = Math.max(10, Math.round(400 * scale));
  return Array.from({ length: count }, (_, index) => {
    const account = random.pick(accounts);
    const product = products[(index * 7) % products.length] ?? random.pick(products);
    const list = product.price[account.currency] ?? 0;
    const forAccount = index % 4 === 3;
    const fromQuantity = index % 5 === 2 ? 10 : 1;
    return {
      recordId: 5_637_700_000 + index,
      legalEntity: account.legalEntity,
      sku: product.sku,
      ...(forAccount ? { accountNumber: account.number } : { priceGroup: account.priceGroup || 'A' }),
      fromQuantity,
      price: Math.round(list * (fromQuantity > 1 ? 0.82 : 0.9)),
      currency: account.currency,
      unit: product.unit,
      from: daysBefore(today, random.int(750, 800)),
      // Some have ended.
      ...(index % 9 === 8 ? { to: daysBefore(today, random.int(30, 300)) } : {}),
    };
  });
}

/** Orders by telephone. Their references are the customers' own, and a few look like numbers of the shop. */
export function createPhoneOrders(
  { scale, today }: Pick<World, 'scale' | 'today'>,
  accounts: Account[],
  products: Product[],
  random: Random,
): PhoneOrder[] {
  const counters = new Counters();
  const bought = accounts.filter(({ companyId }) => companyId !== undefined);
  return Array.from({ length: Math.max(6, Math.round(150 * scale)) }, (_, index) => {
    const account = random.pick(bought);
    const placedAt = daysBefore(today, random.int(1, 600), random.int(1, 10));
    const warehouse = random.pick(warehouses.filter(({ legalEntity }) => legalEntity === account.legalEntity)).code;
    const lines = Array.from({ length: random.int(1, 3) }, () => {
      const product = random.pick(products);
      const quantity = random.int(1, 10);
      const price = product.price[account.currency] ?? 0;
      return {
        lotId: `PH-${String(counters.next('lot')).padStart(7, '0')}`,
        sku: product.sku,
        name: product.name,
        quantity,
        price,
        amount: price * quantity,
        tax: Math.round(price * quantity * (account.legalEntity === 'usmf' ? 0.0825 : 0.19)),
        warehouse,
      };
    });
    const tax = lines.reduce((sum, line) => sum + line.tax, 0);
    const order: PhoneOrder = {
      legalEntity: account.legalEntity,
      accountNumber: account.number,
      salesOrderNumber: `SO-9${String(index + 1).padStart(5, '0')}`,
      reference: index % 10 === 4 ? String(index + 1).padStart(9, '0') : `PO ${random.int(1000, 9999)}`,
      placedAt,
      currency: account.currency,
      status: placedAt < daysBefore(today, 8) ? 'invoiced' : 'open',
      lines,
      total: lines.reduce((sum, line) => sum + line.amount, 0) + tax,
      tax,
    };
    if (order.status === 'invoiced') order.invoice = invoiceOf(order, account, products, random, today, index);
    return order;
  });
}

function invoiceOf(
  order: PhoneOrder,
  account: Account,
  products: Product[],
  random: Random,
  today: string,
  index: number,
) {
  const lines = order.lines.map(({ sku, name, quantity, price, amount, tax }) => {
    const unitCost = products.find((product) => product.sku === sku)?.unitCost[account.legalEntity] ?? 0;
    return { itemId: 0, sku, name, quantity, price, amount, discount: 0, tax, unitCost };
  });
  const posted = createInvoice(account, order.currency, lines, 0, daysAfter(order.placedAt, 3, today), new Counters());
  const number = `CIV-9${String(index + 1).padStart(5, '0')}`;
  const invoice = { ...posted, commerceId: 0, commerceNumber: '', number, voucher: number.replace('CIV', 'CIVV') };
  settle(invoice, account, random, today);
  return invoice;
}

type QuoteSetting = Pick<World, 'scale' | 'today' | 'buyers' | 'products' | 'workers' | 'companies' | 'orders'>;

const QUOTE_STATES: { status: Quote['status']; dataverse?: [number, number] }[] = [
  { status: 'created' },
  { status: 'submitted_by_customer', dataverse: [0, 1] },
  { status: 'processing_by_admin', dataverse: [0, 1] },
  { status: 'submitted_by_admin', dataverse: [1, 3] },
  { status: 'processing_by_customer', dataverse: [1, 2] },
  { status: 'ordered', dataverse: [2, 4] },
  { status: 'expired', dataverse: [3, 6] },
  { status: 'declined', dataverse: [3, 5] },
  { status: 'closed' },
];

/** Negotiations, oldest first; every ninth of a company's is in each state. */
export function createQuotes(
  { scale, today, buyers, products, workers, companies, orders }: QuoteSetting,
  random: Random,
): Quote[] {
  const askers = buyers.filter(({ companyId, role }) => companyId !== undefined && role !== 'viewer');
  const firsts = askers.filter(
    ({ companyId, role }) => companyId !== undefined && companyId <= 2 && role === 'seniorBuyer',
  );
  const ordersOf = Map.groupBy(orders, ({ buyerId }) => buyerId);
  const taken = new Set<number>();
  const count = Math.max(20, Math.round(180 * scale));
  return Array.from({ length: count }, (_, index) => {
    const buyer = index < 36 ? (firsts[index % firsts.length] ?? random.pick(askers)) : random.pick(askers);
    const company = companies.find(({ id }) => id === buyer.companyId);
    const owner = workers.find(({ personnelNumber }) => personnelNumber === company?.representative);
    const { status, dataverse } = QUOTE_STATES[Math.floor(index / 2) % QUOTE_STATES.length] ?? {
      status: 'created' as const,
    };
    const order = status === 'ordered' ? ordersOf.get(buyer.id)?.find(({ id }) => !taken.has(id)) : undefined;
    if (order !== undefined) taken.add(order.id);
    const createdAt = order === undefined ? daysBefore(today, count - index, 2) : daysAfter(order.placedAt, -5);
    const discountPercent = ['created', 'submitted_by_customer'].includes(status) ? 0 : random.int(3, 15);
    const currency = buyer.websiteId === 1 ? 'USD' : 'EUR';
    const basis =
      order?.lines.map(({ productId, quantity }) => ({ productId, quantity })) ??
      Array.from({ length: random.int(1, 4) }, () => ({
        productId: random.int(1, products.length),
        quantity: random.int(10, 60),
      }));
    const lines = basis.flatMap(({ productId, quantity }, at) => {
      const product = products[productId - 1];
      if (product === undefined) return [];
      const listPrice = product.price[currency] ?? 0;
      const price = Math.round((listPrice * (100 - discountPercent)) / 100);
      return [
        {
          itemId: 700_000 + index * 10 + at,
          productId,
          sku: product.sku,
          name: product.name,
          quantity,
          listPrice,
          price,
        },
      ];
    });
    const originalTotal = lines.reduce((sum, line) => sum + line.listPrice * line.quantity, 0);
    return {
      cartId: 40_001 + index,
      maskedId: random.hex(32),
      name: `${company?.name ?? 'Quote'} ${createdAt.slice(0, 7)} #${index + 1}`,
      buyerId: buyer.id,
      companyId: buyer.companyId ?? 0,
      storeId: buyer.storeId,
      currency,
      status: status === 'ordered' && order === undefined ? 'closed' : status,
      createdAt,
      updatedAt: daysAfter(createdAt, 1, today),
      expiresOn: (status === 'expired' ? daysAfter(createdAt, 3, today) : daysBefore(today, -30)).slice(0, 10),
      lines,
      originalTotal,
      negotiatedTotal: lines.reduce((sum, line) => sum + line.price * line.quantity, 0),
      discountPercent,
      ...(dataverse === undefined
        ? {}
        : {
            dataverse: {
              quoteId: random.uuid(),
              quoteNumber: `QUO-${String(1001 + index)}`,
              revision: discountPercent > 9 ? 1 : 0,
              owner: owner?.personnelNumber ?? '',
              stateCode: dataverse[0],
              statusCode: dataverse[1],
            },
          }),
      ...(order === undefined ? {} : { orderId: order.id }),
      comment: 'Please quote for these.',
    };
  });
}

/** Carts not yet ordered. The first buyer has one his limit allows, and one it does not. */
export function createCarts(
  { scale, today, buyers, products }: Pick<World, 'scale' | 'today' | 'buyers' | 'products'>,
  random: Random,
): Cart[] {
  const first = buyers.filter(({ companyId, role }) => companyId === 1 && role === 'seniorBuyer');
  const second = buyers.filter(({ companyId, role }) => companyId === 2 && role === 'seniorBuyer');
  const owners = [...first, ...first, ...second];
  const askers = buyers.filter(({ role }) => role !== 'viewer');
  return Array.from({ length: Math.max(6, Math.round(60 * scale)) }, (_, index) => {
    const buyer = owners[index] ?? random.pick(askers);
    const currency = buyer.websiteId === 1 ? 'USD' : 'EUR';
    const isHuge = index === 1;
    const lines = Array.from({ length: isHuge ? 3 : random.int(1, 4) }, (_, at) => {
      const product = isHuge ? (products[9 + at * 10] ?? random.pick(products)) : random.pick(products);
      const quantity = isHuge ? 400 : random.int(1, 10);
      return {
        itemId: 800_000 + index * 10 + at,
        productId: product.id,
        sku: product.sku,
        name: product.name,
        quantity,
        price: product.price[currency] ?? 0,
      };
    });
    const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
    const tax = Math.round(subtotal * (currency === 'USD' ? 0.0825 : 0.19));
    const shipping = 1500;
    const createdAt = daysBefore(today, random.int(0, 30), random.int(1, 9));
    return {
      id: 60_001 + index,
      maskedId: random.hex(32),
      buyerId: buyer.id,
      storeId: buyer.storeId,
      currency,
      createdAt,
      updatedAt: createdAt,
      lines,
      subtotal,
      tax,
      shipping,
      total: subtotal + tax + shipping,
    };
  });
}

/** What was returned of an order, in pieces not yet returned. */
export const returnable = (order: Order) => order.lines.filter((line) => line.shipped - line.returned > 0);
