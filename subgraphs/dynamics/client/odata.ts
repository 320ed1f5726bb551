import type { CompanyNumber } from '../../../platform/ids.ts';

/** What stands in `$filter`. Data enters it only through the makers below. */
export type Filter = string;

/** Names an F&O enum needs in front of its members. */
const NAMESPACE = 'Microsoft.Dynamics.DataEntities';
/** Alternatives in one filter: neither system says how many it takes, so we stay small. */
const MAX_ALTERNATIVES = 50;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Texts that a row can hold. F&O reads `*` as any text, so that a number with one would find other people's rows. */
const isAskable = (text: string): boolean => isPrintable(text) && text !== '' && !text.includes('*');
const isPrintable = (text: string): boolean => text.isWellFormed() && !controlCharacter.test(text);

/** A string literal. Throws RangeError for control characters, which no server needs to see. */
function quoted(text: string): string {
  if (!isPrintable(text)) throw new RangeError('control characters in a filter');
  return `'${text.replaceAll("'", "''")}'`;
}

export const isText = (property: string, text: string): Filter => `${property} eq ${quoted(text)}`;

/** F&O's only pattern. */
export const startsWith = (property: string, text: string): Filter => `${property} eq ${quoted(`${text}*`)}`;

/** F&O: undefined where nothing can contain it. What the caller typed as `*` matches any text. */
export function contains(properties: readonly string[], text: string): Filter | undefined {
  const pattern = `*${text}*`;
  return isPrintable(text) ? or(properties.map((property) => `${property} eq ${quoted(pattern)}`)) : undefined;
}

/** F&O: an enum's members by their qualified names, which take `eq` and `ne` only. */
export const isMember = (property: string, enumName: string, members: readonly string[]): Filter =>
  or(members.map((member) => `${property} eq ${NAMESPACE}.${enumName}${quoted(member)}`));

/** On an amount, or on a text. */
export const isNot = (property: string, value: 0 | ''): Filter => `${property} ne ${value === 0 ? '0' : quoted(value)}`;

/** On a choice of Dataverse. */
export const isChoice = (property: string, value: number): Filter => `${property} eq ${Math.trunc(value)}`;

/** Dataverse, whose columns may hold nothing. */
export const isSet = (property: string): Filter => `${property} ne null`;

/** Rows that are about this one, and those that are about everybody. */
export const orEmpty = (property: string, text: string): Filter =>
  or([...new Set(['', ...(isAskable(text) ? [text] : [])])].map((value) => isText(property, value)));

/** `YYYY-MM-DD`, at its midnight. F&O keeps days at noon: a day is at or after its own midnight. */
export function compares(property: string, operator: 'ge' | 'lt', day: string): Filter {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError('not a day');
  return `${property} ${operator} ${day}T00:00:00Z`;
}

/** Unquoted: it is checked to be one. */
export function isGuid(property: string, guid: string): Filter | undefined {
  return isGuidText(guid) ? `${property} eq ${guid.toLowerCase()}` : undefined;
}

const isGuidText = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export const and = (...filters: readonly (Filter | undefined)[]): Filter | undefined => {
  const given = filters.filter((filter) => filter !== undefined);
  return given.length === 0 ? undefined : given.join(' and ');
};

/** In brackets, to stand beside others. */
export const or = (filters: readonly Filter[]): Filter =>
  filters.length === 1 ? filters.join() : `(${filters.join(' or ')})`;

/**
 * The rows whose property is one of the values, in as few filters as it takes; none where no row can be. F&O knows no
 * `in`, Dataverse's own takes no navigation.
 */
export const oneOf = (property: string, values: readonly string[]): Filter[] =>
  chunked(unique(values).filter(isAskable)).map((some) => or(some.map((value) => isText(property, value))));

/** Dataverse: rows by their guids. */
export const oneOfGuids = (property: string, guids: readonly string[]): Filter[] =>
  chunked(unique(guids.filter(isGuidText).map((guid) => guid.toLowerCase()))).map(
    (some) =>
      `Microsoft.Dynamics.CRM.In(PropertyName='${property}',PropertyValues=[${some.map((guid) => `"${guid}"`).join()}])`,
  );

/** F&O: rows by legal entity and number. */
export const oneOfNumbers = (property: string, keys: readonly CompanyNumber[]): Filter[] =>
  oneOfPairs(
    'dataAreaId',
    property,
    keys.map(({ legalEntity, number }) => [legalEntity, number]),
  );

/** Rows by two texts that go together; the first is shared by many. */
export function oneOfPairs(first: string, second: string, pairs: readonly (readonly [string, string])[]): Filter[] {
  const seen = new Map(pairs.map((pair) => [JSON.stringify(pair), pair]));
  const askable = [...seen.values()].filter((pair) => pair.every(isAskable));
  return chunked(askable).map((some) => {
    const groups = [...Map.groupBy(some, ([shared]) => shared)];
    return or(
      groups.map(([shared, of]) => {
        const values = or(of.map(([, value]) => isText(second, value)));
        const group = `${isText(first, shared)} and ${values}`;
        return groups.length === 1 ? group : `(${group})`;
      }),
    );
  });
}

function chunked<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: Math.ceil(values.length / MAX_ALTERNATIVES) }, (_, at) =>
    values.slice(at * MAX_ALTERNATIVES, (at + 1) * MAX_ALTERNATIVES),
  );
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
