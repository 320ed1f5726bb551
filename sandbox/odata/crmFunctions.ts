import { comparable, type Operand, type Predicate, type Value } from './dialect.ts';
import { ODataError } from './error.ts';
import type { Call, Expression } from './expression.ts';

const PREFIX = 'Microsoft.Dynamics.CRM.';
const DAY_MS = 86_400_000;

/**
 * Dataverse's query functions: `Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["a","b"])` and its like;
 * undefined for any other name. `operandOf` is asked for the property named by `PropertyName`; `now` is the clock that
 * the relative ones (Today, LastXDays) look at, in UTC.
 */
export function crmFunction<Row>(
  call: Call,
  operandOf: (expression: Expression) => Operand<Row>,
  now: () => Date,
): Predicate<Row> | undefined {
  if (!call.name.startsWith(PREFIX)) return undefined;
  const name = call.name.slice(PREFIX.length);
  const make = TESTS[name];
  if (make === undefined) return undefined;
  const property = call.named.PropertyName;
  if (property?.kind !== 'literal' || property.type !== 'string') {
    throw new ODataError(`Parameter 'PropertyName' of '${call.name}' is missing.`);
  }
  const column = operandOf({ kind: 'property', path: property.value.split('/') });
  const form = (value: Value) => comparable(column.type.kind, value);
  const args: Arguments = {
    values: valuesOf(call).map((value) => form(column.type.kind === 'number' ? Number(value) : value)),
    number: Number(valuesOf(call)[0] ?? Number.NaN),
    now,
  };
  const test = make(args);
  return (row, variables) => {
    const value = column.read(row, variables);
    return value !== null && test(form(value));
  };
}

interface Arguments {
  values: Value[];
  number: number;
  now(): Date;
}

const midnight = (at: Date) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
const month = (at: Date, offset: number) => Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offset, 1);
const year = (at: Date, offset: number) => Date.UTC(at.getUTCFullYear() + offset, 0, 1);

/** From `start` up to but not with `end`. */
const within = (range: (now: Date, number: number) => [number, number]) => (args: Arguments) => (value: Value) => {
  const [start, end] = range(args.now(), args.number);
  return typeof value === 'number' && value >= start && value < end;
};
const dayOf = (at: Value | undefined) => (typeof at === 'number' ? midnight(new Date(at)) : Number.NaN);

const TESTS: Record<string, (args: Arguments) => (value: Value) => boolean> = {
  In: ({ values }) => {
    const set = new Set(values);
    return (value) => set.has(value);
  },
  NotIn: ({ values }) => {
    const set = new Set(values);
    return (value) => !set.has(value);
  },
  Between:
    ({ values: [low, high] }) =>
    (value) =>
      !isBelow(value, low) && !isBelow(high, value),
  NotBetween:
    ({ values: [low, high] }) =>
    (value) =>
      isBelow(value, low) || isBelow(high, value),
  On:
    ({ values }) =>
    (value) =>
      dayOf(value) === dayOf(values[0]),
  OnOrBefore:
    ({ values }) =>
    (value) =>
      dayOf(value) <= dayOf(values[0]),
  OnOrAfter:
    ({ values }) =>
    (value) =>
      dayOf(value) >= dayOf(values[0]),
  Today: within((now) => [midnight(now), midnight(now) + DAY_MS]),
  Yesterday: within((now) => [midnight(now) - DAY_MS, midnight(now)]),
  Tomorrow: within((now) => [midnight(now) + DAY_MS, midnight(now) + 2 * DAY_MS]),
  LastXHours: within((now, count) => [now.getTime() - count * 3_600_000, now.getTime()]),
  NextXHours: within((now, count) => [now.getTime(), now.getTime() + count * 3_600_000]),
  LastXDays: within((now, count) => [midnight(now) - count * DAY_MS, now.getTime()]),
  NextXDays: within((now, count) => [now.getTime(), midnight(now) + (count + 1) * DAY_MS]),
  Last7Days: within((now) => [midnight(now) - 7 * DAY_MS, now.getTime()]),
  Next7Days: within((now) => [now.getTime(), midnight(now) + 8 * DAY_MS]),
  ThisMonth: within((now) => [month(now, 0), month(now, 1)]),
  LastMonth: within((now) => [month(now, -1), month(now, 0)]),
  NextMonth: within((now) => [month(now, 1), month(now, 2)]),
  ThisYear: within((now) => [year(now, 0), year(now, 1)]),
  LastYear: within((now) => [year(now, -1), year(now, 0)]),
  OlderThanXDays:
    ({ number, now }) =>
    (value) =>
      typeof value === 'number' && value < midnight(now()) - number * DAY_MS,
};

function isBelow(left: Value | undefined, right: Value | undefined): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  return typeof left === 'string' && typeof right === 'string' && left < right;
}

function valuesOf(call: Call): Value[] {
  const many = call.named.PropertyValues;
  if (many?.kind === 'list') return many.items.map(literalValue);
  const one = call.named.PropertyValue;
  return one === undefined ? [] : [literalValue(one)];
}

function literalValue(expression: Expression): Value {
  if (expression.kind === 'negate') return -Number(literalValue(expression.operand));
  if (expression.kind !== 'literal') throw new ODataError('A query function takes literal values.');
  if (expression.type === 'null') return null;
  return expression.type === 'boolean' ? expression.value === 'true' : expression.value;
}
