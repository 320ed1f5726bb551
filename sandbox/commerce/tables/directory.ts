import type {
  Account,
  Address,
  Buyer,
  Company,
  Product,
  StoreView,
  Website,
  Worker,
  World,
} from '../../world/facts.ts';

/** Facts by their keys, for making rows of them. */
export interface Directory {
  world: World;
  buyer(id: number): Buyer;
  company(id: number | undefined): Company | undefined;
  product(id: number): Product | undefined;
  store(id: number): StoreView;
  website(id: number): Website;
  worker(personnelNumber: string): Worker | undefined;
  /** The trading account that mirrors the company in its website's legal entity. */
  accountOf(company: Company): Account | undefined;
  /** Units of the shop's global currency for one of `currency`. */
  toGlobalRate(currency: string): number;
}

/** The currency all websites report in. */
export const GLOBAL_CURRENCY = 'USD';

function need<V>(value: V | undefined, what: string): V {
  if (value === undefined) throw new Error(`the world has no ${what}`);
  return value;
}

export function createDirectory(world: World): Directory {
  const by = <T, K>(list: T[], key: (item: T) => K) => new Map(list.map((item) => [key(item), item]));
  const buyers = by(world.buyers, (buyer) => buyer.id);
  const companies = by(world.companies, (company) => company.id);
  const products = by(world.products, (product) => product.id);
  const stores = by(world.storeViews, (store) => store.id);
  const websites = by(world.websites, (website) => website.id);
  const workers = by(world.workers, (worker) => worker.personnelNumber);
  const website = (id: number) => need(websites.get(id), `website ${id}`);
  const accounts = new Map(
    world.accounts.map((account) => [`${account.legalEntity}:${account.companyId ?? ''}`, account]),
  );
  return {
    world,
    buyer: (id) => need(buyers.get(id), `buyer ${id}`),
    company: (id) => (id === undefined ? undefined : companies.get(id)),
    product: (id) => products.get(id),
    store: (id) => need(stores.get(id), `store view ${id}`),
    website,
    worker: (personnelNumber) => workers.get(personnelNumber),
    accountOf: (company) => accounts.get(`${website(company.websiteId).legalEntity}:${company.id}`),
    toGlobalRate: (currency) => {
      if (currency === GLOBAL_CURRENCY) return 1;
      const direct = world.exchangeRates.find((rate) => rate.from === currency && rate.to === GLOBAL_CURRENCY);
      if (direct) return direct.rate;
      const inverse = world.exchangeRates.find((rate) => rate.from === GLOBAL_CURRENCY && rate.to === currency);
      return inverse ? Math.round(1e4 / inverse.rate) / 1e4 : 1;
    },
  };
}

/** Cents as the decimal number Commerce shows. */
export const money = (cents: number) => cents / 100;

/** An ISO instant in the form of Commerce's timestamps. */
export const timestamp = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19) || '00:00:00'}`;

/** The parts of a postal address that all of Commerce's address forms share. */
export const postal = (address: Address) => ({
  street: [address.street],
  city: address.city,
  postcode: address.postcode,
  country_id: address.countryId,
  region: address.region,
  region_code: address.regionCode,
  region_id: address.regionId,
});
