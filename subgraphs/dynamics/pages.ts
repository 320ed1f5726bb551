import { type Connection, type PageArgs, readPage, toConnection } from '../../platform/connection.ts';
import { badUserInput } from '../../platform/errors.ts';
import { parseAccountId } from '../../platform/ids.ts';
import type { DynamicsResources } from './client/index.ts';
import type { AccountFilter, Activity, CaseFilter, InvoiceFilter } from './generated/types.ts';
import type { Loaders } from './loaders.ts';
import { type AccountModel, toAccount } from './mapping/account.ts';
import { toActivity } from './mapping/activity.ts';
import { type CaseModel, stateOf, toCase } from './mapping/case.ts';
import { type InvoiceModel, toInvoice } from './mapping/invoice.ts';
import { type SalesOrderModel, toSalesOrder } from './mapping/salesOrder.ts';
import { toTransaction } from './mapping/transaction.ts';
import { type Reach, readLegalEntity, type Scope } from './reach.ts';

/** Lists, paged by offset. All throw BAD_USER_INPUT. */
export interface Pages {
  accounts(args: PageArgs & { filter?: AccountFilter | null | undefined }): Promise<Connection<AccountModel>>;
  /** Of one account that the caller was shown, or of all he may see. */
  invoices(args: InvoicePageArgs, accountId?: string): Promise<Connection<InvoiceModel>>;
  /** These are of an account that the caller was shown. */
  salesOrders(args: PageArgs, accountId: string): Promise<Connection<SalesOrderModel>>;
  cases(args: PageArgs & { filter?: CaseFilter | null | undefined }, accountId: string): Promise<Connection<CaseModel>>;
  activities(args: PageArgs, accountId: string): Promise<Connection<Activity>>;
}

type InvoicePageArgs = PageArgs & { filter?: InvoiceFilter | null | undefined };

export interface PagesOptions {
  dynamics: DynamicsResources;
  loaders: Loaders;
  reach: Reach;
}

export function createPages({ dynamics, loaders, reach }: PagesOptions): Pages {
  async function invoicesOf(scope: Scope, filter: InvoiceFilter, page: { offset: number; first: number }) {
    const { status, dateFrom, dateBefore } = filter;
    const number = readCode(filter.number);
    const search = { ...scope, number, dateFrom: dateFrom ?? undefined, dateBefore: dateBefore ?? undefined, ...page };
    if (status === null || status === undefined) {
      const { records, total } = await dynamics.invoices.page(search);
      return { rows: records.map(toInvoice), total };
    }
    // Only the ledger knows what is paid: it is paged, and the invoices of its entries are then read by their keys.
    const { records, total } = await dynamics.openTransactions.page({ ...search, isOpen: status === 'OPEN' });
    const entries = records.map(toTransaction).flatMap((entry) => (entry.invoiceId === null ? [] : [entry]));
    for (const entry of entries) loaders.transactionByInvoice.prime(entry.invoiceId ?? '', entry);
    const found = await Promise.all(entries.map(({ invoiceId }) => loaders.invoiceById.load(invoiceId ?? '')));
    return { rows: found, total };
  }

  return {
    async accounts({ filter, ...args }) {
      const legalEntity = legalEntityOf(filter?.legalEntity);
      const nameContains = readPattern(filter?.nameContains, 'filter.nameContains');
      const list = `accounts ${JSON.stringify([legalEntity, nameContains])}`;
      const page = readPage(args, list);
      const scope = reach.accounts(legalEntity);
      if (scope === undefined) return empty(list, page);
      const { records, total } = await dynamics.customers.page({ ...scope, nameContains, ...page });
      const found = shown({ list, rows: records.map(toAccount), total, ...page }, ({ id }) => reach.seesAccount(id));
      for (const { node } of found.edges) loaders.accountById.prime(node.id, node);
      return found;
    },
    async invoices({ filter, ...args }, accountId) {
      const legalEntity = legalEntityOf(filter?.legalEntity);
      const { status, number, dateFrom, dateBefore } = filter ?? {};
      const list = `invoices ${JSON.stringify([accountId, legalEntity, status, number, dateFrom, dateBefore])}`;
      const page = readPage(args, list);
      if (dateFrom && dateBefore && dateFrom >= dateBefore) {
        throw badUserInput('filter.dateBefore', 'must be after filter.dateFrom.');
      }
      const scope = accountId === undefined ? reach.accounts(legalEntity) : only(accountId, legalEntity);
      if (scope === undefined) return empty(list, page);
      const { rows, total } = await invoicesOf(scope, filter ?? {}, page);
      return shown({ list, rows, total, ...page }, (invoice) => reach.seesAccount(invoice.accountId));
    },
    async salesOrders(args, accountId) {
      const list = `salesOrders ${accountId}`;
      const page = readPage(args, list);
      const scope = only(accountId);
      if (scope === undefined) return empty(list, page);
      const { records, total } = await dynamics.salesOrders.page({ ...scope, ...page });
      const rows = records.map(toSalesOrder);
      return shown({ list, rows, total, ...page }, ({ accountIds }) => accountIds.some(reach.seesAccount));
    },
    async cases({ filter, ...args }, accountId) {
      const list = `cases ${JSON.stringify([accountId, filter?.status])}`;
      const page = readPage(args, list);
      const account = parseAccountId(accountId);
      if (account === undefined) return empty(list, page);
      const state = filter?.status ? stateOf(filter.status) : undefined;
      const { records, total } = await dynamics.incidents.pageByAccount({ account, state, ...page });
      return shown({ list, rows: records.map(toCase), total, ...page });
    },
    async activities(args, accountId) {
      const list = `activities ${accountId}`;
      const page = readPage(args, list);
      const account = parseAccountId(accountId);
      if (account === undefined) return empty(list, page);
      const { records, total } = await dynamics.activities.pageByAccount({ account, ...page });
      return shown({ list, rows: records.map(toActivity), total, ...page });
    },
  };
}

function legalEntityOf(text: string | null | undefined): string | undefined {
  return text === null || text === undefined ? undefined : readLegalEntity(text, 'filter.legalEntity');
}

/** F&O reads a star as a wildcard, also where it compares. */
function readCode(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (text.trim() === '' || text.length > 50 || !text.isWellFormed() || /[*\u0000-\u001f\u007f]/.test(text))
    throw badUserInput('filter.number', 'an invoice number expected.');
  return text;
}

/** F&O has no way to write its own wildcard as a letter: a text with one cannot be searched for. */
function readPattern(text: string | null | undefined, argument: string): string | undefined {
  if (text === null || text === undefined) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (text.trim() === '' || text.length > 100 || !text.isWellFormed() || /[*\u0000-\u001f\u007f]/.test(text)) {
    throw badUserInput(argument, 'expected a text of 1 to 100 printable characters without *.');
  }
  return text.trim();
}

function only(accountId: string, legalEntity?: string | undefined): Scope | undefined {
  const account = parseAccountId(accountId);
  const isAsked = legalEntity === undefined || account?.legalEntity === legalEntity;
  return account === undefined || !isAsked ? undefined : { accounts: [account] };
}

interface Rows<Node> {
  list: string;
  /** As they came: what could not be made a node leaves its place. */
  rows: readonly (Node | null | undefined)[];
  total: number;
  offset: number;
}

/** A row that is not shown still counts: the next page begins after what was read, not after what was shown. */
function shown<Node>({ list, rows, total, offset }: Rows<Node>, isSeen = (_: Node) => true): Connection<Node> {
  const { edges, ...rest } = toConnection({ list, nodes: rows, totalCount: total, offset });
  const seen = edges.flatMap(({ node, cursor }) => (node && isSeen(node) ? [{ node, cursor }] : []));
  return { edges: seen, ...rest };
}

const empty = (list: string, { offset }: { offset: number }): Connection<never> =>
  toConnection({ list, nodes: [], totalCount: 0, offset });
