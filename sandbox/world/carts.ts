import { FIRST_COMPANY_ROOM } from './credit.ts';
import type { Account, Buyer, Cart, Product, World } from './facts.ts';
import { need } from './need.ts';
import { type PriceOf, taxOf, taxPercentOf } from './prices.ts';
import type { Random } from './random.ts';
import { websites } from './setup.ts';
import { daysBefore } from './time.ts';

const FIRST_CART = 6_000_000;
const FIRST_ITEM = 90_000_000;
const SHIPPING = 1500;

interface Setting extends Pick<World, 'scale' | 'today'> {
  buyers: readonly Buyer[];
  accounts: readonly Account[];
  products: readonly Product[];
  priceOf: PriceOf;
  random: Random;
}

interface Wanted {
  product: Product;
  quantity: number;
}

/** Carts not yet ordered. The first two are Dana Reed's: his credit allows one and not the other. Who else has one has one only. */
export function createCarts(setting: Setting): Cart[] {
  const { scale, today, buyers, random } = setting;
  const active = buyers.filter((buyer) => buyer.active && buyer.role !== 'viewer');
  const [first, second] = active.filter(({ role }) => role === 'seniorBuyer');
  const dana = need(first, 'a senior buyer');
  const others = active.filter((buyer) => buyer !== dana && buyer !== second);
  const owners = [dana, dana, need(second, 'a second senior buyer')];
  const count = Math.min(Math.max(6, Math.round(60 * scale)), others.length);
  while (owners.length < count) owners.push(need(others.splice(random.int(0, others.length - 1), 1)[0], 'a buyer'));
  return owners.map((buyer, index) => {
    const createdAt = daysBefore(today, index < 3 ? 1 + index : random.int(0, 30), random.int(1, 9));
    const isHuge = index === 1;
    const wanted = isHuge ? beyondCredit(setting) : smallBasket(setting);
    return createCart(buyer, index, wanted, createdAt, setting);
  });
}

const onSale = (products: readonly Product[]) => products.filter(({ enabled }) => enabled);

function smallBasket({ products, random }: Setting): Wanted[] {
  const chosen = new Set(Array.from({ length: random.int(2, 4) }, () => random.pick(onSale(products))));
  return [...chosen].map((product) => ({ product, quantity: product.unit === 'pal' ? 1 : random.int(2, 12) }));
}

/** Dearest first, until it is more than the room that is left, though not so much that the order itself is too large. */
function beyondCredit({ products }: Setting): Wanted[] {
  const dearest = onSale(products)
    .toSorted((left, right) => (right.price.USD ?? 0) - (left.price.USD ?? 0))
    .slice(0, 3);
  const each = (FIRST_COMPANY_ROOM * 1.3) / dearest.length;
  return dearest.map((product) => ({ product, quantity: Math.ceil(each / (product.price.USD ?? each)) }));
}

function createCart(buyer: Buyer, index: number, wanted: readonly Wanted[], createdAt: string, setting: Setting): Cart {
  const { accounts, priceOf, random } = setting;
  const { legalEntity, currency } = need(
    websites.find(({ id }) => id === buyer.websiteId),
    'the website of a buyer',
  );
  const account = accounts.find(
    (one) =>
      one.marked &&
      one.companyId === buyer.companyId &&
      one.legalEntity === legalEntity &&
      buyer.companyId !== undefined,
  );
  let tax = 0;
  const lines = wanted.map(({ product, quantity }, at) => {
    const price = priceOf(product, { account, currency, quantity, at: createdAt });
    tax += taxOf(price * quantity, taxPercentOf(product, legalEntity));
    const itemId = FIRST_ITEM + (index + 1) * 10 + at;
    return { itemId, productId: product.id, sku: product.sku, name: product.name, quantity, price };
  });
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    id: FIRST_CART + index + 1,
    maskedId: random.hex(32),
    buyerId: buyer.id,
    storeId: buyer.storeId,
    currency,
    createdAt,
    updatedAt: createdAt,
    lines,
    subtotal,
    tax,
    shipping: SHIPPING,
    total: subtotal + tax + SHIPPING,
  };
}
