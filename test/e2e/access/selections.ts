import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isScalarType,
} from 'graphql';

/** The types that are somebody's, and what tells one from another. */
const KEYS: Record<string, string> = {
  Account: 'id',
  Company: 'id',
  Customer: 'id',
  Order: 'number placedAt',
  Quote: 'id',
  Return: 'number',
  Invoice: 'id legalEntity number',
  SalesOrder: 'id',
  ReturnOrder: 'legalEntity number',
  Case: 'id number',
  Activity: 'id subject',
};

/** GraphQL documents come no deeper through the door. */
const MAX_DEPTH = 12;

/** A selection on a type: everything it has itself, and along each edge as far as `hops` go; first along the `route`. */
function everythingOf(type: GraphQLObjectType, hops: number, depth: number, route: readonly string[] = []): string {
  const [only, ...onward] = route;
  const fields = Object.values(type.getFields()).filter(
    (field) => only === undefined || field.name === only || !isEdge(field),
  );
  const parts = fields.flatMap((field) => selectionOf(field, hops, depth, onward));
  return `{ __typename ${KEYS[type.name] ?? ''} ${parts.join(' ')} }`;
}

/** The edges from a type, and what they lead to. */
const edgesOf = (type: GraphQLObjectType): [string, GraphQLObjectType][] =>
  Object.values(type.getFields())
    .filter(isEdge)
    .flatMap((field) => {
      const named = getNamedType(field.type);
      return isObjectType(named) ? [[field.name, nodeOf(named) ?? named]] : [];
    });

function isEdge({ type }: GraphQLField<unknown, unknown>): boolean {
  const named = getNamedType(type);
  return isObjectType(named) && (named.name in KEYS || nodeOf(named) !== undefined);
}

function selectionOf(
  field: GraphQLField<unknown, unknown>,
  hops: number,
  depth: number,
  route: readonly string[],
): string[] {
  const type = getNamedType(field.type);
  if (isScalarType(type) || isEnumType(type)) return [field.name];
  if (!isObjectType(type) || depth + 1 >= MAX_DEPTH) return [];
  const node = nodeOf(type);
  if (node !== undefined) {
    if (hops === 0 || depth + 4 > MAX_DEPTH) return [];
    const below = everythingOf(node, hops - 1, depth + 3, route);
    return [`${field.name}(first: 2) { __typename totalCount edges { node ${below} } }`];
  }
  if (type.name in KEYS) return hops === 0 ? [] : [`${field.name} ${everythingOf(type, hops - 1, depth + 1, route)}`];
  // Products belong to nobody, and lead nowhere.
  if (type.name === 'Product') return [`${field.name} { __typename sku }`];
  const inner = everythingOf(type, hops, depth + 1);
  return [`${field.name} ${inner}`];
}

/** The type in the edges of a connection. */
function nodeOf(type: GraphQLObjectType): GraphQLObjectType | undefined {
  const edges = type.getFields().edges;
  if (edges === undefined) return undefined;
  const edge = getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields().node : undefined;
  const named = node === undefined ? undefined : getNamedType(node.type);
  return isObjectType(named) ? named : undefined;
}

/** One document for each list and each two edges on from its rows: whatever can be reached from there in a third. */
export function documentsOver(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name: list, type }) => {
    const connection = getNamedType(type);
    const node = isObjectType(connection) ? nodeOf(connection) : undefined;
    if (node === undefined) return [];
    const routes = edgesOf(node).flatMap(([first, next]) => {
      const onward = edgesOf(next);
      return onward.length === 0 ? [[first]] : onward.map(([second]) => [first, second]);
    });
    return (routes.length === 0 ? [[]] : routes).map(
      (route) => `{ ${list}(first: 2) { totalCount edges { node ${everythingOf(node, 3, 3, route)} } } }`,
    );
  });
}
