import type { Account, Buyer, Company, Order, Product, Quote, Worker, World } from './facts.ts';
import { need } from './need.ts';
import { reprice } from './orderLines.ts';
import type { PriceOf } from './prices.ts';
import type { Random } from './random.ts';
import { websites } from './setup.ts';
import { daysAfter, daysBefore } from './time.ts';

const FIRST_CART = 4_000_000;
const FIRST_ITEM = 70_000_000;
/** So many are the first two companies', each of them in every state twice. */
const FIRST_COMPANIES = 36;

interface State {
  status: Quote['status'];
  /** State and status code of the Dataverse side. */
  dataverse?: readonly [number, number];
  isOpen?: boolean;
}

const STATES: readonly State[] = [
  { status: 'created', isOpen: true },
  { status: 'submitted_by_customer', dataverse: [0, 1], isOpen: true },
  { status: 'processing_by_admin', dataverse: [0, 1], isOpen: true },
  { status: 'submitted_by_admin', dataverse: [1, 3], isOpen: true },
  { status: 'processing_by_customer', dataverse: [1, 2], isOpen: true },
  { status: 'ordered', dataverse: [2, 4] },
  { status: 'expired', dataverse: [3, 6] },
  { status: 'declined', dataverse: [3, 5] },
  { status: 'closed', dataverse: [3, 6] },
];
const COMMENTS = [
  'Please quote for these.',
  'We need them by the end of the month.',
  'Is there a better price for this quantity?',
  '',
];

interface Setting extends Pick<World, 'scale' | 'today'> {
  companies: readonly Company[];
  buyers: readonly Buyer[];
  accounts: readonly Account[];
  workers: readonly Worker[];
  products: readonly Product[];
  orders: readonly Order[];
  priceOf: PriceOf;
  random: Random;
}

type Draft = Omit<Quote, 'cartId'>;

/** Negotiations, oldest first. An order that came of one takes its prices; so quotes are made before orders are fulfilled. */
export function createQuotes(setting: Setting): Quote[] {
  const { scale, companies, buyers, accounts, orders, random } = setting;
  const linked = new Map(
    accounts.filter(({ marked }) => marked).map((account) => [`${account.legalEntity}:${account.companyId}`, account]),
  );
  const companyOf = new Map(companies.map((company) => [company.id, company]));
  const askers = buyers.flatMap((buyer) => {
    const company = companyOf.get(buyer.companyId ?? 0);
    const account = linked.get(`${entityOf(buyer)}:${buyer.companyId}`);
    const isAsker = buyer.active && buyer.role !== 'viewer' && company?.status === 'approved';
    return isAsker && account !== undefined ? [{ buyer, company, account }] : [];
  });
  const firsts = askers.filter(({ company, buyer }) => company.id <= 2 && buyer.role === 'seniorBuyer');
  const ordersOf = Map.groupBy(ripe(orders, setting.today), ({ buyerId }) => buyerId);
  const drafts = Array.from({ length: Math.max(FIRST_COMPANIES, Math.round(180 * scale)) }, (_, index) => {
    const asker = (index < FIRST_COMPANIES ? firsts[index % firsts.length] : undefined) ?? random.pick(askers);
    const state = need(STATES[Math.floor(index / 2) % STATES.length], 'a state of quotes');
    const order = state.status === 'ordered' ? ordersOf.get(asker.buyer.id)?.pop() : undefined;
    // Whoever has ordered nothing has let his offer go.
    const reached = state.status === 'ordered' && order === undefined ? need(STATES.at(-1), 'a state') : state;
    return { order, quote: createQuote(asker, reached, order, setting) };
  });
  return drafts
    .sort((left, right) => (left.quote.createdAt < right.quote.createdAt ? -1 : 1))
    .map(({ quote, order }, index) => number(quote, order, index, random));
}

const entityOf = ({ websiteId }: Buyer) => websites.find(({ id }) => id === websiteId)?.legalEntity;

/** Orders old enough to be through, the newest last. */
const ripe = (orders: readonly Order[], today: string) =>
  orders.filter(({ placedAt }) => placedAt < daysBefore(today, 60));

interface Asker {
  buyer: Buyer;
  company: Company;
  account: Account;
}

function createQuote(
  { buyer, company, account }: Asker,
  state: State,
  order: Order | undefined,
  setting: Setting,
): Draft {
  const { today, products, priceOf, random } = setting;
  const { status, dataverse, isOpen } = state;
  const { currency } = account;
  const createdAt =
    order === undefined
      ? daysBefore(today, isOpen ? random.int(1, 25) : random.int(30, 400), 2)
      : daysAfter(order.placedAt, -5);
  const isUnanswered = status === 'created' || status === 'submitted_by_customer';
  const discountPercent = isUnanswered ? 0 : random.int(3, 15);
  const wanted = order?.lines.map(({ productId, quantity }) => ({ productId, quantity })) ?? wish(products, random);
  const lines = wanted.map(({ productId, quantity }) => {
    const product = need(products[productId - 1], `product ${productId}`);
    const listPrice = priceOf(product, { account, currency, quantity, at: createdAt });
    const price = Math.round((listPrice * (100 - discountPercent)) / 100);
    return { itemId: 0, productId, sku: product.sku, name: product.name, quantity, listPrice, price };
  });
  return {
    maskedId: random.hex(32),
    name: '',
    buyerId: buyer.id,
    companyId: company.id,
    storeId: buyer.storeId,
    currency,
    status,
    createdAt,
    updatedAt: daysAfter(createdAt, isOpen ? random.int(0, 2) : 4, today),
    expiresOn: daysAfter(isOpen ? today : createdAt, isOpen ? random.int(5, 30) : 20).slice(0, 10),
    lines,
    originalTotal: lines.reduce((sum, line) => sum + line.listPrice * line.quantity, 0),
    negotiatedTotal: lines.reduce((sum, line) => sum + line.price * line.quantity, 0),
    discountPercent,
    ...(dataverse === undefined ? {} : { dataverse: dataverseSide(company, discountPercent, dataverse, random) }),
    ...(order === undefined ? {} : { orderId: order.id }),
    comment: random.pick(COMMENTS),
  };
}

function wish(products: readonly Product[], random: Random) {
  const onSale = products.filter(({ enabled }) => enabled);
  const chosen = new Set(Array.from({ length: random.int(1, 4) }, () => random.pick(onSale).id));
  return [...chosen].map((productId) => ({ productId, quantity: random.int(10, 60) }));
}

/** Larger discounts took a second round. */
function dataverseSide(
  company: Company,
  discountPercent: number,
  [stateCode, statusCode]: readonly [number, number],
  random: Random,
) {
  const revision = discountPercent > 9 ? 1 : 0;
  return { quoteId: random.uuid(), quoteNumber: '', revision, owner: company.representative, stateCode, statusCode };
}

/** Numbers follow the order of time. */
function number(draft: Draft, order: Order | undefined, index: number, random: Random): Quote {
  const cartId = FIRST_CART + index + 1;
  const lines = draft.lines.map((line, at) => ({ ...line, itemId: FIRST_ITEM + (index + 1) * 10 + at }));
  const quote: Quote = {
    ...draft,
    cartId,
    lines,
    name: `${random.pick(['Restock', 'Project', 'Yearly need'])} ${index + 1}`,
  };
  if (quote.dataverse !== undefined) quote.dataverse.quoteNumber = `QUO-${String(1001 + index).padStart(5, '0')}`;
  if (order !== undefined) {
    order.quoteId = cartId;
    reprice(order, ({ productId, price }) => lines.find((line) => line.productId === productId)?.price ?? price);
  }
  return quote;
}
