import type { Account, Buyer, Company, Order, Product } from './facts.ts';
import { need } from './need.ts';
import { Counters, incrementId } from './numbers.ts';
import { createLine, sums } from './orderLines.ts';
import { type Placing, placings } from './placings.ts';
import type { PriceOf } from './prices.ts';
import type { Random } from './random.ts';
import { warehouses, websites } from './setup.ts';

export interface OrderSetting {
  scale: number;
  today: string;
  companies: readonly Company[];
  buyers: readonly Buyer[];
  accounts: readonly Account[];
  products: readonly Product[];
  priceOf: PriceOf;
  random: Random;
}

const FIRST_CART = 1_000_000;
const SHIPPING = [
  ['flatrate_flatrate', 'Flat Rate - Fixed', 1500],
  ['freeshipping_freeshipping', 'Free Shipping - Free', 0],
  ['tablerate_bestway', 'Best Way - Table Rate', 2450],
] as const;

/** Placed orders, oldest first, as they stood at the moment of placing. */
export function createOrders(setting: OrderSetting): Order[] {
  const counters = new Counters();
  const linked = new Map(
    setting.accounts
      .filter(({ marked }) => marked)
      .map((account) => [accountKey(account.legalEntity, account.companyId, account.buyerId), account]),
  );
  const onSale = setting.products.filter(({ enabled }) => enabled);
  return placings(setting).map((placing) => createOrder(placing, { ...setting, counters, linked, onSale }));
}

interface Shop extends OrderSetting {
  counters: Counters;
  linked: ReadonlyMap<string, Account>;
  onSale: readonly Product[];
}

const accountKey = (legalEntity: string, companyId?: number, buyerId?: number) =>
  `${legalEntity}:${companyId === undefined ? `person ${buyerId}` : companyId}`;

function createOrder({ buyer, placedAt }: Placing, shop: Shop): Order {
  const { counters, random } = shop;
  const website = need(
    websites.find(({ id }) => id === buyer.websiteId),
    'the website of a buyer',
  );
  const { legalEntity, currency } = website;
  const account = shop.linked.get(accountKey(legalEntity, buyer.companyId, buyer.id));
  const id = counters.next('order');
  const own = warehouses.filter((one) => one.legalEntity === legalEntity).map(({ code }) => code);
  const warehouse = random.pick(own);
  const discountPercent = random.chance(0.1) ? 5 : 0;
  const lines = basket(shop).map(({ product, quantity }) => {
    const price = shop.priceOf(product, { account, currency, quantity, at: placedAt });
    const from = random.chance(0.06) ? random.pick(own) : warehouse;
    return createLine({ product, quantity, price, discountPercent, warehouse: from, legalEntity }, counters);
  });
  const [shippingMethod, shippingDescription, shipping] = random.pick(SHIPPING);
  // Paying on account takes an account.
  const onAccount = buyer.companyId !== undefined && account !== undefined && random.chance(0.75);
  return {
    id,
    number: incrementId(website.id, counters.next(`order of ${website.code}`)),
    storeId: buyer.storeId,
    buyerId: buyer.id,
    ...(buyer.companyId === undefined ? {} : { companyId: buyer.companyId }),
    quoteId: FIRST_CART + id,
    legalEntity,
    ...(account === undefined ? {} : { accountNumber: account.number }),
    currency,
    placedAt,
    updatedAt: placedAt,
    state: 'new',
    paymentMethod: onAccount ? 'companycredit' : random.chance(0.5) ? 'banktransfer' : 'checkmo',
    ...(random.chance(0.4) ? { poNumber: ownNumber(random) } : {}),
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

/** One to six articles, each once; of the first at least two pieces, so that every order can be delivered in parts. */
function basket({ onSale, random }: Shop) {
  const chosen = new Map<number, { product: Product; quantity: number }>();
  const size = random.int(1, 6);
  while (chosen.size < Math.min(size, onSale.length)) {
    const product = random.pick(onSale);
    const least = chosen.size === 0 ? 2 : 1;
    if (!chosen.has(product.id)) {
      chosen.set(product.id, { product, quantity: random.int(least, product.unit === 'pal' ? 3 : 20) });
    }
  }
  return [...chosen.values()];
}

/** What buyers write there is theirs, and may look like anything, even like a number of the shop's. */
const ownNumber = (random: Random) =>
  random.chance(0.05) ? String(random.int(1, 900)).padStart(9, '0') : `PO ${random.int(1000, 9999)}`;
