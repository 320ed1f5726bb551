import { annotationsOf } from './annotations.ts';
import type { Database } from './database.ts';
import { pageOf } from './paging.ts';
import type { Preferences } from './prefer.ts';
import type { Expansion, Query } from './query.ts';
import { selectRows } from './selectRows.ts';
import type { Row, Table } from './table.ts';

type Json = Record<string, unknown>;

/** What printing needs to know besides the row. */
export interface Printing {
  database: Database;
  preferences: Preferences;
  /** The service root as clients see it. */
  root: string;
  pageSize: number;
}

export const etagOf = (row: Row): string => `W/"${row.version}"`;

export const entityUrl = (root: string, table: Table, row: Row): string => `${root}/${table.model.set}(${row.id})`;

/** The part of `@odata.context` after the set: what was selected and expanded. */
export function contextSelection({ select, expand }: Query): string {
  const expanded = expand.map(({ name, query }) => `${name}${contextSelection(query) || '()'}`);
  const parts = [...(select ?? []), ...expanded];
  return parts.length === 0 ? '' : `(${parts.join(',')})`;
}

/** A row tells its etag and primary id even where they were not selected, and its currency beside any money. */
export function printRow(table: Table, row: Row, query: Query, printing: Printing): Json {
  const { model } = table;
  const json: Json = { '@odata.etag': etagOf(row) };
  for (const name of columnNames(table, query)) {
    const column = model.columns.get(name);
    if (column === undefined) continue;
    Object.assign(json, annotationsOf(table, row, column, printing.preferences, printing.database));
    json[name] = table.read(row, name);
  }
  for (const expansion of query.expand) printExpansion(json, table, row, expansion, printing);
  return json;
}

function columnNames({ model }: Table, { select }: Query): Iterable<string> {
  if (select === undefined) return model.columns.keys();
  const hasMoney = select.some((name) => model.columns.get(name)?.kind === 'money');
  const currency = '_transactioncurrencyid_value';
  return new Set([...select, model.primaryId, ...(hasMoney && model.columns.has(currency) ? [currency] : [])]);
}

function printExpansion(json: Json, table: Table, row: Row, expansion: Expansion, printing: Printing): void {
  const { database, root } = printing;
  const { name, along, query, isReference } = expansion;
  if (along.kind === 'many') {
    const { target: targetName, lookup } = along.collection;
    const target = database.table(targetName);
    const matching = selectRows(target, query, database, target.byIndex(`_${lookup}_value`, [row.id.toLowerCase()]));
    const sizes = {
      pageSize: query.top === undefined ? printing.pageSize : undefined,
      most: printing.pageSize,
      version: database.version,
    };
    const page = pageOf(target, matching, query, sizes);
    json[name] = page.rows.map((related) => printRow(target, related, query, printing));
    if (page.next !== undefined) {
      const select = query.select === undefined ? '' : `$select=${query.select.join(',')}&`;
      json[`${name}@odata.nextLink`] =
        `${entityUrl(root, table, row)}/${name}?${select}$skiptoken=${encodeURIComponent(page.next)}`;
    }
    return;
  }
  const related = database.related(row, along.navigation);
  if (related === undefined) {
    json[name] = null;
    return;
  }
  const target = database.table(along.navigation.target);
  if (isReference) json[name] = { '@odata.id': entityUrl(root, target, related) };
  else if (along.navigation.isOwner) {
    const owner = { ownerid: related.id, systemuserid: related.id };
    json[name] = {
      '@odata.type': `#Microsoft.Dynamics.CRM.${related.table}`,
      '@odata.etag': etagOf(related),
      ...owner,
    };
  } else json[name] = printRow(target, related, query, printing);
}
