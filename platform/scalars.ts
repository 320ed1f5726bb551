import { Decimal as Big } from 'decimal.js';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const decimalForm = /^-?\d{1,28}(\.\d{1,12})?$/;
const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const dateTimeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A scalar whose input and output go through the same reading, so that what we print we also take back. */
function scalar(name: string, description: string, read: (value: unknown) => string | undefined): GraphQLScalarType {
  const readOrThrow = (value: unknown, code: string): string => {
    const found = read(value);
    if (found !== undefined) return found;
    throw new GraphQLError(`${name} cannot hold ${JSON.stringify(value)?.slice(0, 60)}`, { extensions: { code } });
  };
  return new GraphQLScalarType({
    name,
    description,
    // What we cannot print is our fault; what we cannot read is the caller's.
    serialize: (value) => readOrThrow(value, 'INTERNAL_SERVER_ERROR'),
    parseValue: (value) => readOrThrow(value, 'BAD_USER_INPUT'),
    parseLiteral: (node: ValueNode) => readOrThrow(literal(node), 'BAD_USER_INPUT'),
  });
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : undefined;
}

function readDecimal(value: unknown): string | undefined {
  if (value instanceof Big || (typeof value === 'number' && Number.isFinite(value))) return new Big(value).toFixed();
  return typeof value === 'string' && decimalForm.test(value) ? value : undefined;
}

function readDateTime(value: unknown): string | undefined {
  const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
  if (typeof text !== 'string' || !dateTimeForm.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().replace('.000Z', 'Z');
}

function readDate(value: unknown): string | undefined {
  return typeof value === 'string' && dateForm.test(value) && isDay(value) ? value : undefined;
}

/** Date would quietly turn 30 February into 1 March. */
function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Resolvers of the scalars that every subgraph declares; spread them into a resolver map. */
export const scalars = {
  Decimal: scalar('Decimal', 'An exact decimal number, as a string.', readDecimal),
  DateTime: scalar('DateTime', 'An instant, ISO 8601 in UTC.', readDateTime),
  Date: scalar('Date', 'A day, YYYY-MM-DD.', readDate),
  CurrencyCode: scalar('CurrencyCode', 'An ISO 4217 code.', (value) =>
    typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined,
  ),
};
