import { type Connection, type PageArgs, pageOf, readPage, toConnection } from '../../platform/connection.ts';
import { badUserInput } from '../../platform/errors.ts';
import { companyId, parseCompanyId, parseOrderNumber, parseSku } from '../../platform/ids.ts';
import type { Catalog } from './catalog.ts';
import type { CommerceResources, OrderPart } from './client/index.ts';
import type { CompanyFilter, CustomerFilter, OrderFilter, QuoteFilter } from './generated/types.ts';
import { readId, readText } from './input.ts';
import type { Loaders } from './loaders.ts';
import { type CompanyModel, toCompany, toCompanyStatusNumber } from './mapping/company.ts';
import { type CustomerModel, type MembershipModel, toCustomer } from './mapping/customer.ts';
import { toTimestamp } from './mapping/instant.ts';
import { type OrderModel, toOrder } from './mapping/order.ts';
import type { ProductModel } from './mapping/product.ts';
import { type QuoteModel, toQuote } from './mapping/quote.ts';
import { type ReturnModel, toReturn } from './mapping/return.ts';
import { isNothing, type Reach, type Rows, toSearch, within } from './reach.ts';
import { checked, type Visible } from './visible.ts';

type Filtered<Filter> = PageArgs & { filter?: Filter | null | undefined };

/** Lists, paged by offset: what is asked of Commerce is narrowed to what the caller may see. All throw BAD_USER_INPUT. */
export interface Pages {
  customers(args: Filtered<CustomerFilter>): Promise<Connection<CustomerModel>>;
  /** The administrator first, then by id. */
  usersOf(company: CompanyModel, args: PageArgs): Promise<Connection<CustomerModel>>;
  companies(args: Filtered<CompanyFilter>): Promise<Connection<CompanyModel>>;
  /** Of these people, or of all whose orders he may see. */
  orders(args: Filtered<OrderFilter>, parts: readonly OrderPart[], of?: Owners): Promise<Connection<OrderModel>>;
  quotes(args: Filtered<QuoteFilter>, of?: Owners): Promise<Connection<QuoteModel>>;
  returns(args: PageArgs, of?: Owners): Promise<Connection<ReturnModel>>;
  products(args: ProductArgs): Promise<Connection<ProductModel>>;
}

/** Whose records; `name` tells the list from others. */
export interface Owners {
  name: string;
  customerIds(): Promise<readonly string[]>;
}

export type ProductArgs = PageArgs & {
  skus?: readonly string[] | null | undefined;
  search?: string | null | undefined;
};

const maxNamed = 100;

interface PagesOptions {
  commerce: CommerceResources;
  loaders: Loaders;
  catalog: Catalog;
  reach: Reach;
  visible: Visible;
}

export function createPages({ commerce, loaders, catalog, reach, visible }: PagesOptions): Pages {
  const narrowed = async (rows: Rows, of: Owners | undefined): Promise<Rows> =>
    of === undefined || isNothing(rows) ? rows : within(rows, await of.customerIds());

  return {
    async customers({ filter, ...args }) {
      const email = readText(filter?.email, 'filter.email', 254);
      const company = filter?.companyId ? companyOf(filter.companyId) : undefined;
      const list = `customers ${JSON.stringify([email?.toLowerCase(), company])}`;
      const page = readPage(args, list);
      let rows = await reach.customers();
      if (company !== undefined) {
        const members = await loaders.byCompany.load(company);
        rows = within(rows, members.map(idOf));
      }
      if (isNothing(rows)) return empty(list, page);
      const { customerIds: ids, websiteIds } = toSearch(rows);
      const { records, total } = await commerce.customers.page({ ids, websiteIds, email, ...page });
      const nodes = records.map(toCustomer);
      const found = await checked({ list, nodes, totalCount: total, offset: page.offset }, visible.customers);
      for (const { node } of found.edges) loaders.customerById.prime(node.id, node);
      return found;
    },

    async usersOf({ id, administratorId }, args) {
      const list = `users ${id}`;
      readPage(args, list);
      const members = (await loaders.byCompany.load(id)).map(idOf);
      const { customerIds } = await reach.customers();
      const seen = customerIds === 'any' ? members : members.filter((member) => customerIds.has(member));
      const others = seen.filter((member) => member !== administratorId).sort((a, b) => Number(a) - Number(b));
      const ordered = seen.includes(administratorId) ? [administratorId, ...others] : others;
      const page = pageOf(ordered, args, list);
      const found = await Promise.all(page.edges.map(({ node }) => loaders.customerById.load(node)));
      const edges = page.edges.flatMap(({ cursor }, index) => {
        const node = found[index];
        return node ? [{ cursor, node }] : [];
      });
      return { ...page, edges };
    },

    async companies({ filter, ...args }) {
      const nameStartsWith = readText(filter?.nameStartsWith, 'filter.nameStartsWith');
      const status = filter?.status ? toCompanyStatusNumber(filter.status) : undefined;
      const list = `companies ${JSON.stringify([nameStartsWith?.toLowerCase(), status])}`;
      const page = readPage(args, list);
      const rows = await reach.companies();
      const conditions = { nameStartsWith, status };
      if (rows !== 'all' && 'websiteIds' in rows) {
        // On which website a company stands is not a column of its table: all are read and looked at.
        const found = (await commerce.companies.matching(conditions)).map(toCompany);
        return pageOf(await visible.companies(found), args, list);
      }
      if (rows !== 'all' && rows.ids.size === 0) return empty(list, page);
      const ids = rows === 'all' ? undefined : [...rows.ids].map(Number);
      const { records, total } = await commerce.companies.page({ ids, ...conditions, ...page });
      const nodes = records.map(toCompany);
      const found = await checked({ list, nodes, totalCount: total, offset: page.offset }, visible.companies);
      for (const { node } of found.edges) loaders.companyById.prime(node.id, node);
      return found;
    },

    async orders({ filter, ...args }, parts, of) {
      const numbers = filter?.numbers ? numbersOf(filter.numbers) : undefined;
      const status = readText(filter?.status, 'filter.status', 32);
      const { placedFrom, placedBefore } = filter ?? {};
      const list = `orders ${JSON.stringify([of?.name, numbers, status, placedFrom, placedBefore])}`;
      const page = readPage(args, list);
      const rows = await narrowed(await reach.orders(), of);
      if (isNothing(rows) || numbers?.length === 0) return empty(list, page);
      const { customerIds, storeIds } = toSearch(rows);
      const { records, total } = await commerce.orders.page({
        customerIds,
        storeIds,
        numbers,
        status,
        placedFrom: placedFrom ? toTimestamp(placedFrom) : undefined,
        placedBefore: placedBefore ? toTimestamp(placedBefore) : undefined,
        parts,
        ...page,
      });
      const nodes = records.map(toOrder);
      return checked({ list, nodes, totalCount: total, offset: page.offset }, visible.orders);
    },

    async quotes({ filter, ...args }, of) {
      const status = filter?.status ?? undefined;
      const list = `quotes ${JSON.stringify([of?.name, status])}`;
      const page = readPage(args, list);
      const rows = await narrowed(await reach.quotes(), of);
      if (isNothing(rows)) return empty(list, page);
      const { customerIds, storeIds = [] } = toSearch(rows);
      const records = await (customerIds === undefined
        ? commerce.quotes.ofStores(storeIds)
        : commerce.quotes.ofCustomers(customerIds));
      const found = await visible.quotes(records.map(toQuote));
      return pageOf(
        found.filter((quote) => status === undefined || quote.status === status),
        args,
        list,
      );
    },

    async returns(args, of) {
      const list = `returns ${JSON.stringify([of?.name])}`;
      const page = readPage(args, list);
      const rows = await narrowed(await reach.returns(), of);
      if (isNothing(rows)) return empty(list, page);
      const { customerIds, storeIds } = toSearch(rows);
      const { records, total } = await commerce.returns.page({ customerIds, storeIds, ...page });
      const nodes = records.map(toReturn);
      return checked({ list, nodes, totalCount: total, offset: page.offset }, visible.returns);
    },

    async products({ skus, search, ...args }) {
      const text = readText(search, 'search');
      if (skus && text !== undefined) throw badUserInput('search', 'cannot be given together with skus.');
      const list = `products ${JSON.stringify([skus, text])}`;
      const page = readPage(args, list);
      if (skus) return pageOf(await named(skus), args, list);
      const { products: nodes, total } = await catalog.page({ text, ...page });
      return toConnection({ list, nodes, totalCount: total, offset: page.offset });
    },
  };

  /** In the order asked for; what is not his to see is missing. */
  async function named(skus: readonly string[]): Promise<ProductModel[]> {
    if (skus.length > maxNamed) throw badUserInput('skus', `at most ${maxNamed} at once, not ${skus.length}.`);
    const known = skus.map((sku) => readId(sku, 'skus', parseSku, 'a list of SKUs'));
    const found = await Promise.all([...new Set(known)].map((sku) => loaders.productBySku.load(sku)));
    return found.filter((product) => product !== null);
  }
}

const idOf = ({ customerId }: MembershipModel): string => customerId;

const companyOf = (id: string): string => companyId(readId(id, 'filter.companyId', parseCompanyId, 'a company id'));

function numbersOf(numbers: readonly string[]): string[] {
  if (numbers.length > maxNamed) throw badUserInput('filter.numbers', `at most ${maxNamed} at once.`);
  return numbers.map((number) => readId(number, 'filter.numbers', parseOrderNumber, 'a list of order numbers'));
}

const empty = (list: string, { offset }: { offset: number }): Connection<never> =>
  toConnection({ list, nodes: [], totalCount: 0, offset });
