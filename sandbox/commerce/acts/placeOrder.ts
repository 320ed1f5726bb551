import { z } from 'zod';
import type { Buyer, Order, OrderLine, Product } from '../../world/facts.ts';
import { Counters, incrementId } from '../../world/numbers.ts';
import { createLine, sums } from '../../world/orderLines.ts';
import { salableQuantity } from '../salable.ts';
import type { CommerceState } from '../state.ts';
import { orderRow } from '../tables/orders.ts';

const wish = z.strictObject({
  customerId: z.number().int(),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: z.number().int().positive() })).min(1),
  poNumber: z.string().optional(),
  /** Nothing is taken from the company's credit: on account is for the storefront. */
  paymentMethod: z.enum(['checkmo', 'banktransfer']).default('checkmo'),
});
type Wish = z.infer<typeof wish>;

const SHIPPING = 500;
const PLACE = 'plugin.magento.sales.api.order_management.place';

/** An order by hand for a customer. Whoever has subscribed a webhook to that is asked first. */
export async function placeOrder(state: CommerceState, input: unknown): Promise<{ order: string }> {
  const order = createOrder(state, wish.parse(input));
  const row = orderRow(order, state.tables.directory);
  await state.webhooks.call('observer.sales_order_place_before', 'before', { order: row });
  await state.webhooks.call(PLACE, 'before', { order: row });
  const { orders, orderItems, directory, productFacts } = state.tables;
  directory.world.orders.push(order);
  orders.put(row);
  for (const item of row.items) orderItems.put(item);
  for (const { sku, quantity, warehouse } of order.lines) {
    const stock = productFacts.get(sku)?.stock[warehouse];
    if (stock !== undefined) stock.reserved += quantity;
  }
  await state.webhooks.call(PLACE, 'after', { result: row });
  state.tell({ event: PLACE, row, storeId: row.store_id });
  state.tell({ event: 'observer.sales_order_save_commit_after', row, storeId: row.store_id });
  return { order: order.number };
}

function createOrder(state: CommerceState, { customerId, lines: wanted, poNumber, paymentMethod }: Wish): Order {
  const { directory } = state.tables;
  const { world } = directory;
  const buyer = world.buyers.find(({ id }) => id === customerId);
  if (buyer === undefined) throw new Error(`there is no customer ${customerId}`);
  const { legalEntity, currency, stockId } = directory.website(buyer.websiteId);
  const company = directory.company(buyer.companyId);
  const account = company && directory.accountOf(company);
  let itemId = Math.max(0, ...world.orders.flatMap(({ lines }) => lines.map((line) => line.itemId)));
  const lines: OrderLine[] = wanted.map(({ sku, quantity }) => {
    const product = productOf(state, sku);
    if (salableQuantity(product, stockId, world) < quantity) throw new Error(`so many of ${sku} are not available`);
    const price = priceOf(state, product, buyer, quantity);
    const warehouse = fullest(state, product, legalEntity);
    const line = createLine({ product, quantity, price, discountPercent: 0, warehouse, legalEntity }, new Counters());
    itemId += 1;
    return { ...line, itemId };
  });
  const at = state.now().toISOString();
  return {
    id: Math.max(0, ...world.orders.map(({ id }) => id)) + 1,
    number: incrementId(buyer.websiteId, lastNumber(state, buyer.websiteId) + 1),
    storeId: buyer.storeId,
    buyerId: buyer.id,
    quoteId:
      Math.max(0, ...world.orders.map(({ quoteId }) => quoteId), ...state.tables.carts.rows.map(({ id }) => id)) + 1,
    legalEntity,
    currency,
    placedAt: at,
    updatedAt: at,
    state: 'new',
    paymentMethod,
    shippingMethod: 'flatrate_flatrate',
    shippingDescription: 'Flat Rate - Fixed',
    shipTo: buyer.address,
    lines,
    shipping: SHIPPING,
    ...sums(lines, SHIPPING),
    warehouse: lines[0]?.warehouse ?? '',
    shipments: [],
    invoices: [],
    ...(company ? { companyId: company.id } : {}),
    ...(account ? { accountNumber: account.number } : {}),
    ...(poNumber === undefined ? {} : { poNumber }),
  };
}

/** What counts in an order's number: each website has numbers of its own. */
function lastNumber({ tables }: CommerceState, websiteId: number): number {
  const { world, store } = tables.directory;
  const own = world.orders.filter(({ storeId }) => store(storeId).websiteId === websiteId);
  return Math.max(0, ...own.map(({ number }) => Number(number.slice(-9))));
}

function productOf({ tables }: CommerceState, sku: string): Product {
  const product = tables.productFacts.get(sku);
  if (!product?.enabled) throw new Error(`there is no product ${sku}`);
  return product;
}

/** The group's price from that quantity on, or the list price. */
function priceOf({ tables }: CommerceState, product: Product, buyer: Buyer, quantity: number): number {
  const { currency } = tables.directory.website(buyer.websiteId);
  const tiers = (tables.tierPrices.get(product.sku) ?? []).filter(
    (tier) =>
      tier.website_id === buyer.websiteId &&
      tier.customer_group_id === buyer.customerGroupId &&
      tier.quantity <= quantity,
  );
  const list = product.price[currency] ?? 0;
  return Math.min(list, ...tiers.map(({ price }) => Math.round(price * 100)));
}

/** The warehouse with the most of it. */
function fullest({ tables }: CommerceState, product: Product, legalEntity: string): string {
  const { warehouses } = tables.directory.world;
  const left = (code: string) => (product.stock[code]?.onHand ?? 0) - (product.stock[code]?.reserved ?? 0);
  const codes = warehouses.filter((one) => one.legalEntity === legalEntity).map(({ code }) => code);
  return codes.sort((one, other) => left(other) - left(one))[0] ?? '';
}
