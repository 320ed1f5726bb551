import type { Value } from '../odata/dialect.ts';
import type { Database } from './database.ts';
import type { Column } from './model.ts';
import { type Preferences, wantsAnnotation } from './prefer.ts';
import type { Row, Table } from './table.ts';

const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
const LOGICAL_NAME = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** What is told about one value, each as `column@name`; nothing about an empty one. */
export function annotationsOf(
  table: Table,
  row: Row,
  column: Column,
  preferences: Preferences,
  database: Database,
): Record<string, string> {
  const value = table.read(row, column.name);
  if (value === null) return {};
  const told: Record<string, string> = {};
  const tell = (name: string, text: string | undefined) => {
    if (text !== undefined && wantsAnnotation(preferences, name)) told[`${column.name}@${name}`] = text;
  };
  if (column.lookup === undefined) {
    tell(FORMATTED, formatted(table, row, column, value, database));
    return told;
  }
  const { lookup } = column;
  const navigation = [...table.model.navigations.values()].find(
    (candidate) => candidate.lookup === lookup && database.related(row, candidate) !== undefined,
  );
  if (navigation === undefined) return told;
  tell(NAVIGATION, navigation.name);
  tell(LOGICAL_NAME, navigation.target);
  const related = database.related(row, navigation);
  const target = database.table(navigation.target);
  if (related !== undefined) tell(FORMATTED, String(target.read(related, target.model.primaryName) ?? ''));
  return told;
}

/** As a person in the United States reads it; undefined for text, which is its own form. */
function formatted(table: Table, row: Row, column: Column, value: Value, database: Database): string | undefined {
  switch (column.kind) {
    case 'choice':
      return column.options?.find((option) => option.value === value)?.label;
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'integer':
    case 'bigint':
      return Number(value).toLocaleString('en-US');
    case 'decimal':
      return decimals(Number(value));
    case 'money':
      return `${currencySymbol(table, row, database)}${decimals(Number(value))}`;
    case 'datetime':
      return `${datePart(String(value))} ${timePart(String(value))}`;
    case 'date':
      return datePart(String(value));
    default:
      return undefined;
  }
}

const decimals = (value: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const datePart = (text: string) => new Date(text).toLocaleDateString('en-US', { timeZone: 'UTC' });
// Newer Node puts a narrow no-break space before AM and PM.
const timePart = (text: string) =>
  new Date(text)
    .toLocaleTimeString('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
    .replace(/\s/u, ' ');

function currencySymbol(table: Table, row: Row, database: Database): string {
  const id = table.read(row, '_transactioncurrencyid_value');
  const currency = typeof id === 'string' ? database.table('transactioncurrency').byId(id) : undefined;
  return String(currency?.values.currencysymbol ?? '$');
}
