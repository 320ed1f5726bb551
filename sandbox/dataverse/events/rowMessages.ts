import { randomUUID } from 'node:crypto';
import type { Value } from '../../odata/dialect.ts';
import type { Column, TableModel } from '../model.ts';
import type { Change } from '../table.ts';
import { INTEGRATION_USER } from '../tables/values.ts';
import { dateOf, entity, type Message, type Parameters, reference, typed } from './executionContext.ts';

/** The tables that steps are registered for. */
const TOLD = new Set(['account', 'contact', 'quote', 'quotedetail', 'incident', 'task', 'phonecall', 'appointment']);
/** Written with every update, and so part of it though the second may be the same. */
const STAMPS = new Set(['modifiedon', '_modifiedby_value']);

/** The messages behind the changes of one transaction. */
export function rowMessages(changes: readonly Change[]): Message[] {
  const correlationId = randomUUID();
  return changes.flatMap((change) => {
    const message = TOLD.has(change.model.name) ? toMessage(change) : undefined;
    return message === undefined ? [] : [{ ...message, correlationId }];
  });
}

/** An update that comes to nothing, as adding a quote up may, is none. */
function toMessage(change: Change): Omit<Message, 'correlationId'> | undefined {
  const { kind, model, id, values, before, written, targets } = change;
  const message = { name: kind, table: model.name, id, userId: String(values._modifiedby_value ?? INTEGRATION_USER) };
  if (kind === 'Delete') return { ...message, input: [{ key: 'Target', value: reference(model.name, id) }] };
  const changed = written.filter((name) => STAMPS.has(name) || (values[name] ?? null) !== (before[name] ?? null));
  if (changed.length === 0) return undefined;
  const columns = changed.flatMap((name) => (name === model.primaryId ? [] : (model.columns.get(name) ?? [])));
  const attributes = columns.map((column) => ({
    key: column.lookup ?? column.name,
    value: toAttribute(values[column.name] ?? null, column, model, targets),
  }));
  attributes.push({ key: model.primaryId, value: id });
  const input = [{ key: 'Target', value: entity(model.name, id, attributes, formatted(columns, values)) }];
  return kind === 'Create' ? { ...message, input, output: [{ key: 'id', value: id }] } : { ...message, input };
}

function toAttribute(value: Value, column: Column, model: TableModel, targets: Record<string, string>): unknown {
  if (value === null) return null;
  if (column.lookup !== undefined) return reference(targetOf(column.lookup, model, targets), String(value));
  switch (column.kind) {
    case 'money':
      return typed('Money', { Value: value });
    case 'choice':
      return typed('OptionSetValue', { Value: value });
    case 'datetime':
    case 'date':
      return dateOf(String(value));
    default:
      return value;
  }
}

/** A lookup that may point at one table only does not say which. */
const targetOf = (lookup: string, model: TableModel, targets: Record<string, string>): string =>
  targets[lookup] ?? [...model.navigations.values()].find((one) => one.lookup === lookup)?.target ?? 'systemuser';

function formatted(columns: readonly Column[], values: Readonly<Record<string, Value>>): Parameters {
  return columns.flatMap(({ name, options }) => {
    const label = options?.find(({ value }) => value === values[name])?.label;
    return label === undefined ? [] : [{ key: name, value: label }];
  });
}
