import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getVariableValues,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Data = Record<string, unknown>;

export interface Completed {
  data: Data | null;
  /** One per denied place of the document, its path without list positions. */
  errors: GraphQLError[];
}

interface Walk {
  schema: GraphQLSchema;
  denied: ReadonlySet<FieldNode>;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  denial: (path: readonly string[]) => GraphQLError;
  errors: Map<string, GraphQLError>;
}

/**
 * Puts null where denied fields were asked for, in the order of the caller's own document; a denied field that cannot be
 * null takes its parent along, as the specification has it.
 */
export function complete(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  denied: ReadonlySet<FieldNode>,
  data: Data | null | undefined,
  denial: Walk['denial'],
): Completed {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced ?? variables;
  const walk: Walk = { schema, denied, fragments, variables: coerced, denial, errors: new Map() };
  const root = schema.getRootType(operation.operation);
  const whole = root && data !== null ? completeObject(walk, root, [operation.selectionSet], data ?? {}, []) : null;
  return { data: whole, errors: [...walk.errors.values()] };
}

function completeObject(
  walk: Walk,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  data: Data,
  path: readonly string[],
): Data | null {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collect(walk, type, set, fields);
  const out: Data = {};
  for (const [key, nodes] of fields) {
    const first = nodes[0];
    if (!first) continue;
    const fieldType = type.getFields()[first.name.value]?.type;
    if (walk.denied.has(first)) {
      const place = [...path, key];
      walk.errors.set(place.join('.'), walk.denial(place));
      if (fieldType && isNonNullType(fieldType)) return null;
      out[key] = null;
      continue;
    }
    const value = fieldType ? completeValue(walk, fieldType, nodes, data[key], [...path, key]) : data[key];
    if (value === null && fieldType && isNonNullType(fieldType)) return null;
    out[key] = value;
  }
  return out;
}

function completeValue(
  walk: Walk,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  value: unknown,
  path: readonly string[],
): unknown {
  if (value === null || value === undefined) return null;
  if (isNonNullType(type)) return completeValue(walk, type.ofType, nodes, value, path);
  if (isListType(type)) {
    if (!Array.isArray(value)) return null;
    const items = value.map((item) => completeValue(walk, type.ofType, nodes, item, path));
    return isNonNullType(type.ofType) && items.includes(null) ? null : items;
  }
  const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  if (isObjectType(type)) return completeObject(walk, type, sets, value as Data, path);
  if (isAbstractType(type)) {
    const concrete = walk.schema.getType(String((value as Data).__typename));
    return isObjectType(concrete) ? completeObject(walk, concrete, sets, value as Data, path) : value;
  }
  return value;
}

function collect(walk: Walk, type: GraphQLObjectType, set: SelectionSetNode, fields: Map<string, FieldNode[]>): void {
  for (const selection of set.selections) {
    if (!isIncluded(walk, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      fields.set(key, [...(fields.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
    if (fragment && applies(walk.schema, type, fragment.typeCondition?.name.value))
      collect(walk, type, fragment.selectionSet, fields);
  }
}

function applies(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

function isIncluded({ variables }: Walk, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}
