import type { NewChange } from '../../platform/changes/change.ts';
import { CostMeter } from '../../platform/cost.ts';
import { accountId, skuKey } from '../../platform/ids.ts';
import type { Scan, ScannedRow } from '../../platform/scans.ts';
import { tags } from '../../platform/tags.ts';
import type { DynamicsClient, DynamicsResources } from './client/index.ts';

interface ScanOptions {
  client: Pick<DynamicsClient, 'for'>;
  pauseMs: number;
}

/** What F&O sends no events of: how much lies where, and what was paid. */
export function createScans({ client, pauseMs }: ScanOptions): Scan[] {
  const ask = (signal: AbortSignal) => client.for({ share: 'scans', cost: new CostMeter(), lane: 'feed', signal });
  return [
    {
      name: 'finance stock',
      pauseMs,
      read: (signal) => pages(ask(signal).stock.every(), stockRow),
      changesOf: (keys) =>
        distinct(keys, ([, item = '']) => ({
          ...{ source: 'finance', entity: 'Stock', kind: 'UPDATED' },
          ...{ keys: [skuKey(item)], tags: [tags.stock(item)] },
        })),
    },
    {
      name: 'finance open transactions',
      pauseMs,
      read: (signal) => pages(ask(signal).openTransactions.every(), transactionRow),
      changesOf: (keys) => [
        ...distinct(keys, ([legalEntity = '', account = '']) => ({
          ...{ source: 'finance', entity: 'Account', kind: 'UPDATED' },
          ...{ keys: [accountId(legalEntity, account)], tags: [tags.ledgerOf(legalEntity, account)] },
        })),
        ...distinct(keys, ([legalEntity = '', , invoice = '']) => ({
          ...{ source: 'finance', entity: 'Payment', kind: 'UPDATED' },
          ...{ keys: [], tags: invoice === '' ? [] : [tags.invoice(legalEntity, invoice), tags.invoices] },
        })),
      ],
    },
  ];
}

async function* pages<Row>(all: AsyncIterable<Row[]>, toRow: (row: Row) => ScannedRow): AsyncGenerator<ScannedRow[]> {
  for await (const page of all) {
    // One key twice on a page (variants of an item) is one row of both.
    const merged = Map.groupBy(page.map(toRow), ({ key }) => key);
    yield [...merged].map(([key, rows]) => ({ key, content: rows.map(({ content }) => content) }));
  }
}

type StockRow = Awaited<ReturnType<DynamicsResources['stock']['byItems']>>[number];
type TransactionRow = Awaited<ReturnType<DynamicsResources['openTransactions']['byAccounts']>>[number];

const stockRow = (row: StockRow): ScannedRow => ({
  key: JSON.stringify([row.dataAreaId, row.ItemNumber, row.InventoryWarehouseId]),
  content: [row.OnHandQuantity, row.ReservedOnHandQuantity, row.AvailableOnHandQuantity],
});

const transactionRow = (row: TransactionRow): ScannedRow => ({
  key: JSON.stringify([row.dataAreaId, row.CustomerAccount, row.InvoiceNumber, row.Voucher, row.TransactionDate]),
  content: [row.OpenAmount, row.DueDate],
});

/** Keys hold more than a change names: several of one change are one. */
function distinct(keys: readonly string[], toChange: (parts: string[]) => NewChange): NewChange[] {
  const changes = keys.map((key) => toChange(JSON.parse(key) as string[]));
  const byName = new Map(changes.filter(({ tags: of }) => of.length > 0).map((one) => [one.tags.join(' '), one]));
  return [...byName.values()];
}
