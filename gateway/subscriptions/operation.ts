import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  print,
  type SelectionSetNode,
  type VariableDefinitionNode,
  validate,
  visit,
} from 'graphql';
import { parseAccountId, parseOrderNumber, parseQuoteId, parseReturnNumber, parseSku } from '../../platform/ids.ts';
import { tags } from '../../platform/tags.ts';
import { mistake } from '../inputs.ts';
import { limits } from '../limits.ts';

/** Of which changes a subscription tells, and how the graph is asked for each. */
interface Live {
  entities: readonly string[];
  /** The argument that names what is wanted, and the tags of one name; undefined where no such thing can be. */
  among: string;
  tagsOf(name: string): string[] | undefined;
  /** What answers for one `$KEY`, or for what stands before and after its first colon. */
  query: string;
  /** The answer is a list, of which the first is meant. */
  isList?: true;
}

/** Every subscription. What it sends is what the same caller would get if he asked for that one thing at that moment. */
const live: Readonly<Record<string, Live>> = {
  orderUpdated: {
    entities: ['Order'],
    among: 'numbers',
    tagsOf: (text) => one(parseOrderNumber(text), tags.order),
    query: 'order(number: $KEY)',
  },
  quoteUpdated: {
    entities: ['Quote'],
    among: 'ids',
    tagsOf: (text) => one(parseQuoteId(text), tags.quote),
    query: 'quote(id: $KEY)',
  },
  returnUpdated: {
    entities: ['Return'],
    among: 'numbers',
    tagsOf: (text) => one(parseReturnNumber(text), tags.return),
    query: 'return(number: $KEY)',
  },
  stockUpdated: {
    entities: ['Stock'],
    among: 'skus',
    tagsOf: (text) => one(parseSku(text), (sku) => tags.stock(sku), tags.salable),
    query: 'product(sku: $KEY)',
  },
  creditUpdated: {
    entities: ['Account'],
    among: 'accounts',
    tagsOf: (text) =>
      one(
        parseAccountId(text),
        ({ legalEntity, number }) => tags.account(legalEntity, number),
        ({ legalEntity, number }) => tags.ledgerOf(legalEntity, number),
      ),
    query: 'account(id: $KEY)',
  },
  invoicePosted: {
    entities: ['InvoiceNumber'],
    among: 'accounts',
    tagsOf: (text) => one(parseAccountId(text), ({ legalEntity, number }) => tags.invoicesOf(legalEntity, number)),
    query: 'invoices(first: 1, filter: { legalEntity: $BEFORE, number: $AFTER })',
    isList: true,
  },
};

const one = <Id>(id: Id | undefined, ...makers: readonly ((id: Id) => string)[]): string[] | undefined =>
  id === undefined ? undefined : makers.map((make) => make(id));

export interface Subscription {
  /** `Subscription.orderUpdated`. */
  coordinate: string;
  entities: readonly string[];
  /** Of what carries one of them; undefined: of all that the caller may see. */
  tags: ReadonlySet<string> | undefined;
  /** Asked once per change. */
  query: string;
  variables(key: string): Record<string, unknown>;
  /** What the answer says of it, under the name the caller gave it; null: nothing that he may see. */
  read(data: Readonly<Record<string, unknown>> | null | undefined): Record<string, unknown> | null;
}

export interface SubscriptionRequest {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** Variables of the question that stand for what changed. No caller's variables can be called so. */
const names = { KEY: '__changed', BEFORE: '__changedBefore', AFTER: '__changedAfter' };

function variablesOfKey(key: string, { query }: Live): Record<string, string> {
  const colon = key.indexOf(':');
  const parts = { KEY: key, BEFORE: key.slice(0, Math.max(colon, 0)), AFTER: key.slice(colon + 1) };
  const used = Object.entries(parts).filter(([name]) => query.includes(`$${name}`));
  return Object.fromEntries(used.map(([name, value]) => [names[name as keyof typeof names], value]));
}

const firstOf = (connection: unknown): unknown =>
  (connection as { edges?: { node: unknown }[] } | null | undefined)?.edges?.[0]?.node;

/** Throws BAD_USER_INPUT or GRAPHQL_VALIDATION_FAILED. The limits of documents are the caller's to check. */
export function readSubscription(schema: GraphQLSchema, request: SubscriptionRequest): Subscription {
  const document = parse(request.query, { noLocation: true, maxTokens: limits.tokens });
  const [error] = validate(schema, document);
  if (error !== undefined) throw mistake('query', error.message);
  const operation = getOperationAST(document, request.operationName);
  if (operation?.operation !== 'subscription') throw mistake('query', 'only subscriptions are answered here.');
  const variables = coerced(schema, operation, request.variables ?? {});
  const field = rootField(operation);
  const of = live[field.name.value];
  if (of === undefined) throw mistake('query', `nobody tells of ${field.name.value} yet.`);
  const type = schema.getSubscriptionType() as GraphQLObjectType;
  const definition = type.getFields()[field.name.value];
  const args = definition === undefined ? {} : getArgumentValues(definition, field, variables);
  const responseKey = field.alias?.value ?? field.name.value;
  return {
    coordinate: `Subscription.${field.name.value}`,
    entities: of.entities,
    tags: tagsAmong(args[of.among] as readonly string[] | null | undefined, of),
    query: print(asQuery(document, operation, field, of)),
    variables: (key) => ({ ...request.variables, ...variablesOfKey(key, of) }),
    read(data) {
      const found = data?.[responseKey];
      const one = of.isList === true ? firstOf(found) : found;
      return one === null || one === undefined ? null : { [responseKey]: one };
    },
  };
}

const MAX_NAMES = 100;

function tagsAmong(names: readonly string[] | null | undefined, { among, tagsOf }: Live): Set<string> | undefined {
  if (names === null || names === undefined) return undefined;
  if (names.length > MAX_NAMES) throw mistake(among, `at most ${MAX_NAMES} are allowed.`);
  return new Set(
    names.flatMap((name) => {
      const found = tagsOf(name);
      if (found === undefined) throw mistake(among, 'one of them can be none of ours.');
      return found;
    }),
  );
}

function coerced(schema: GraphQLSchema, operation: OperationDefinitionNode, given: Record<string, unknown>) {
  const { errors, coerced: values } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  const [error] = errors ?? [];
  if (error !== undefined) throw mistake('variables', error.message);
  return values ?? {};
}

/** Valid subscriptions have one; it stands in no fragment here, so that it can be put in another's place. */
function rootField({ selectionSet: { selections } }: OperationDefinitionNode): FieldNode {
  const [only] = selections;
  if (only?.kind !== Kind.FIELD || selections.length > 1 || (only.directives ?? []).length > 0)
    throw mistake('query', 'a subscription names its one field itself, without a fragment or condition.');
  return only;
}

/** The subscription's own document, asking for the one thing that has changed instead. */
function asQuery(document: DocumentNode, operation: OperationDefinitionNode, field: FieldNode, of: Live): DocumentNode {
  const { root, variables } = templateOf(of);
  const alias = { kind: Kind.NAME, value: field.alias?.value ?? field.name.value } as const;
  const wanted = field.selectionSet;
  const selectionSet = of.isList === true && wanted !== undefined ? within('edges', within('node', wanted)) : wanted;
  const used = variablesOf(
    { ...document, definitions: document.definitions.filter((one) => one !== operation) },
    field,
  );
  const definitions = (operation.variableDefinitions ?? []).filter((one) => used.has(one.variable.name.value));
  const query: OperationDefinitionNode = {
    ...operation,
    operation: 'query' as OperationTypeNode,
    variableDefinitions: [...variables, ...definitions],
    selectionSet: selectionOf({ ...root, alias, ...(selectionSet && { selectionSet }) }),
  };
  return { ...document, definitions: document.definitions.map((one) => (one === operation ? query : one)) };
}

/** The question without a selection, and the variables that it has of its own. */
function templateOf({ query }: Live): { root: FieldNode; variables: readonly VariableDefinitionNode[] } {
  const used = Object.keys(names).filter((name): name is keyof typeof names => query.includes(`$${name}`));
  const body = used.reduce((text, name) => text.replace(`$${name}`, `$${names[name]}`), query);
  const types = used.map((name) => `$${names[name]}: ${name === 'KEY' ? 'ID!' : 'String!'}`);
  const [operation] = parse(`query (${types.join(' ')}) { ${body} }`, { noLocation: true }).definitions;
  const { selectionSet, variableDefinitions = [] } = operation as OperationDefinitionNode;
  return { root: selectionSet.selections[0] as FieldNode, variables: variableDefinitions };
}

const selectionOf = (field: FieldNode): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections: [field] });
const within = (name: string, selectionSet: SelectionSetNode): SelectionSetNode =>
  selectionOf({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, selectionSet });

/** Those below the field: its own arguments are left behind. */
function variablesOf(fragments: DocumentNode, { selectionSet }: FieldNode): Set<string> {
  const used = new Set<string>();
  const note = {
    VariableDefinition: () => false,
    Variable: (node: { name: { value: string } }) => void used.add(node.name.value),
  } as const;
  visit(fragments, note);
  if (selectionSet !== undefined) visit(selectionSet, note);
  return used;
}
