import type DataLoader from 'dataloader';
import { type InvoiceKey, parseInvoiceId, parseSalesOrderId } from '../../../platform/ids.ts';
import type { DynamicsResources } from '../client/index.ts';
import { type InvoiceLineModel, type InvoiceModel, toInvoice, toInvoiceLine } from '../mapping/invoice.ts';
import { type TransactionModel, toTransaction } from '../mapping/transaction.ts';
import type { Reach } from '../reach.ts';
import { byKey, itself, manyByKey } from './byKey.ts';

export interface InvoiceLoaders {
  invoiceById: DataLoader<string, InvoiceModel | null, string>;
  /** By sales order id, oldest first. */
  invoicesBySalesOrder: DataLoader<string, InvoiceModel[], string>;
  /** Those that carry a reference of ours, oldest first. */
  invoicesByReference: DataLoader<ReferenceKey, InvoiceModel[], string>;
  /** Not checked again: who has the id was shown the invoice. */
  linesByInvoice: DataLoader<string, InvoiceLineModel[], string>;
  /** What the ledger says of an invoice. Not checked again either. */
  transactionByInvoice: DataLoader<string, TransactionModel | null, string>;
}

export interface ReferenceKey {
  legalEntity: string;
  reference: string;
}

export function createInvoiceLoaders(dynamics: DynamicsResources, reach: Reach): InvoiceLoaders {
  const { invoices, openTransactions } = dynamics;
  const keysOf = (ids: readonly string[]): InvoiceKey[] => ids.flatMap((id) => parseInvoiceId(id) ?? []);

  const transactionByInvoice = byKey(
    async (ids: readonly string[]) => (await openTransactions.byInvoices(keysOf(ids))).map(toTransaction),
    ({ invoiceId }) => invoiceId ?? '',
    itself,
  );

  /** An invoice's standing is in another set: both are asked at once, and the standing is kept for whoever wants it. */
  async function withTransactions(
    found: Promise<Parameters<typeof toInvoice>[0][]>,
    standing: Promise<Parameters<typeof toTransaction>[0][]>,
  ): Promise<InvoiceModel[]> {
    const [records, entries] = await Promise.all([found, standing]);
    const of = new Map(entries.map(toTransaction).map((entry) => [entry.invoiceId, entry]));
    const seen = records.map(toInvoice).filter(({ accountId }) => reach.seesAccount(accountId));
    for (const { id } of seen) transactionByInvoice.prime(id, of.get(id) ?? null);
    return seen.sort(oldestFirst);
  }

  return {
    invoiceById: byKey(
      (ids) => withTransactions(invoices.byKeys(keysOf(ids)), openTransactions.byInvoices(keysOf(ids))),
      ({ id }) => id,
      itself,
    ),
    invoicesBySalesOrder: manyByKey(
      (ids) => {
        const keys = ids.flatMap((id) => parseSalesOrderId(id) ?? []);
        return withTransactions(invoices.bySalesOrders(keys), openTransactions.bySalesOrders(keys));
      },
      ({ salesOrderId }) => salesOrderId,
      itself,
    ),
    invoicesByReference: manyByKey(
      async (keys) => {
        const found = (await invoices.byReferences(keys)).map(toInvoice);
        return found.filter(({ accountId }) => reach.seesAccount(accountId)).sort(oldestFirst);
      },
      ({ legalEntity, reference }) => referenceName({ legalEntity, reference: reference ?? '' }),
      referenceName,
    ),
    linesByInvoice: manyByKey(
      async (ids) => (await invoices.lines(keysOf(ids))).map(toInvoiceLine),
      ({ invoiceId }) => invoiceId,
      itself,
    ),
    transactionByInvoice,
  };
}

const referenceName = ({ legalEntity, reference }: ReferenceKey): string => `${legalEntity}:${reference}`;

function oldestFirst(left: InvoiceModel, right: InvoiceModel): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  return left.number < right.number ? -1 : Number(left.number > right.number);
}
