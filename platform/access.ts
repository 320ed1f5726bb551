import {
  type ConstDirectiveNode,
  type DefinitionNode,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';
import { forbidden, unauthenticated } from './errors.ts';
import type { Principal } from './principal.ts';

/** Alternatives, each a list of policies that must all be granted: `[['a', 'b'], ['c']]` is (a and b) or c. */
type Rule = readonly (readonly string[])[];
type TypeNode =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

const rootTypes = ['Query', 'Mutation', 'Subscription'];

/**
 * Enforces every `@policy` of the SDL in the schema itself, before a resolver runs: on fields, on types, on what they
 * inherit from interfaces, and on entities reached by `_entities`. Changes the schema it is given, and returns it. The
 * context must hold `principal`.
 */
export function withPolicies(schema: GraphQLSchema, typeDefs: string): GraphQLSchema {
  const rules = readRules(typeDefs);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('_')) guardType(type, rules);
  }
  return schema;
}

/** Throws, naming each object type, interface and root field of the SDL that has no policy: deny by default. */
export function assertEveryTypeHasPolicy(typeDefs: string): void {
  const types = readTypes(typeDefs);
  const covered = new Set(types.filter(hasRule).map(({ name }) => name.value));
  const bare = types.flatMap((type) => {
    if (rootTypes.includes(type.name.value)) {
      const fields = type.fields?.filter((field) => !hasRule(field)) ?? [];
      return fields.map((field) => `${type.name.value}.${field.name.value}`);
    }
    return covered.has(type.name.value) ? [] : [type.name.value];
  });
  if (bare.length > 0) throw new Error(`no @policy on: ${[...new Set(bare)].join(', ')}`);
}

function guardType(type: GraphQLObjectType, rules: ReadonlyMap<string, readonly Rule[]>): void {
  const owners = [type, ...type.getInterfaces()].map(({ name }) => name);
  const ofType = owners.flatMap((owner) => rules.get(owner) ?? []);
  for (const field of Object.values(type.getFields())) {
    const ofField = owners.flatMap((owner) => rules.get(`${owner}.${field.name}`) ?? []);
    const all = [...ofType, ...ofField];
    if (all.length > 0) field.resolve = guarded(field.resolve ?? defaultFieldResolver, all);
  }
  guardReference(type, ofType);
}

/** `@apollo/subgraph` keeps `__resolveReference` here; an entity must be refused before it is fetched, not after. */
function guardReference(type: GraphQLObjectType, rules: readonly Rule[]): void {
  const apollo = (type.extensions as { apollo?: { subgraph?: { resolveReference?: Reference } } }).apollo;
  const resolveReference = apollo?.subgraph?.resolveReference;
  if (resolveReference === undefined || rules.length === 0) return;
  const guardedReference: Reference = (reference, context, info) => {
    const denial = denialOf(context, rules);
    return denial === undefined ? resolveReference(reference, context, info) : Promise.reject(denial);
  };
  type.extensions = {
    ...type.extensions,
    apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference: guardedReference } },
  };
}

type Reference = (reference: unknown, context: unknown, info: unknown) => unknown;

function guarded(resolve: GraphQLFieldResolver<unknown, unknown>, rules: readonly Rule[]): typeof resolve {
  return (parent, args, context, info) => {
    const denial = denialOf(context, rules);
    if (denial !== undefined) throw denial;
    return resolve(parent, args, context, info);
  };
}

function denialOf(context: unknown, rules: readonly Rule[]): Error | undefined {
  const { principal } = context as { principal: Principal };
  const isGranted = rules.every((rule) => rule.some((all) => all.every((policy) => principal.grants.includes(policy))));
  if (isGranted) return undefined;
  return principal.kind === 'anonymous' ? unauthenticated() : forbidden();
}

/** By type name and by `Type.field`; a type and its extensions may each have one, and all count. */
function readRules(typeDefs: string): Map<string, readonly Rule[]> {
  const rules = new Map<string, readonly Rule[]>();
  const remember = (coordinate: string, node: { directives?: readonly ConstDirectiveNode[] | undefined }) => {
    const rule = ruleOf(node);
    if (rule !== undefined) rules.set(coordinate, [...(rules.get(coordinate) ?? []), rule]);
  };
  for (const type of readTypes(typeDefs)) {
    remember(type.name.value, type);
    for (const field of type.fields ?? []) remember(`${type.name.value}.${field.name.value}`, field);
  }
  return rules;
}

function readTypes(typeDefs: string): TypeNode[] {
  return parse(typeDefs, { noLocation: true }).definitions.filter(isTypeNode);
}

function isTypeNode(node: DefinitionNode): node is TypeNode {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.OBJECT_TYPE_EXTENSION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}

function hasRule(node: { directives?: readonly ConstDirectiveNode[] | undefined }): boolean {
  return ruleOf(node) !== undefined;
}

/** A rule that cannot be read is an empty one, which nobody satisfies. */
function ruleOf({ directives }: { directives?: readonly ConstDirectiveNode[] | undefined }): Rule | undefined {
  const directive = directives?.find(({ name }) => name.value === 'policy');
  if (directive === undefined) return undefined;
  const value = directive.arguments?.find(({ name }) => name.value === 'policies')?.value;
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((all) =>
    all.kind === Kind.LIST ? [all.values.map((one) => (one.kind === Kind.STRING ? one.value : ''))] : [],
  );
}
