import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  visit,
} from 'graphql';

/** Alternatives, each a list of policies that must all be granted: `[['a', 'b'], ['c']]` is (a and b) or c. */
export type PolicyRule = readonly (readonly string[])[];

export interface Supergraph {
  /** The supergraph without the features `@apollo/gateway` refuses to load; the planner reads this one. */
  plannerSdl: string;
  /** Rules by type name and by `Type.field`. What has no entry is open. */
  policies: ReadonlyMap<string, PolicyRule>;
}

/** Features that we enforce ourselves: the planner must not see their links, definitions or uses. */
const ENFORCED_HERE = ['policy', 'authenticated', 'requiresScopes', 'cost', 'listSize', 'cacheTag'];
const ENFORCED_LINKS = /\/(policy|authenticated|requiresScopes|cost|cacheTag)\/v/;

/** Reads a composed supergraph: its policies, and the copy of it that the planner accepts. Throws on text that is no GraphQL. */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  return { plannerSdl: print(withoutEnforcedFeatures(document)), policies: readPolicies(document) };
}

function withoutEnforcedFeatures(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(node) {
      if (ENFORCED_HERE.includes(node.name.value)) return null;
      return node.name.value === 'link' && ENFORCED_LINKS.test(linkUrl(node)) ? null : undefined;
    },
    DirectiveDefinition: (node) => (ENFORCED_HERE.includes(node.name.value) ? null : undefined),
    ScalarTypeDefinition: (node) => (/^(policy|requiresScopes)__/.test(node.name.value) ? null : undefined),
  });
}

function linkUrl(node: DirectiveNode): string {
  const value = node.arguments?.find((argument) => argument.name.value === 'url')?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function readPolicies(document: DocumentNode): Map<string, PolicyRule> {
  const policies = new Map<string, PolicyRule>();
  const remember = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const rule = ruleOf(directives);
    if (rule) policies.set(coordinate, rule);
  };
  for (const definition of document.definitions) {
    if (!isObjectLike(definition)) continue;
    remember(definition.name.value, definition.directives);
    for (const field of definition.fields ?? [])
      remember(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return policies;
}

function isObjectLike(definition: { kind: string }): definition is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function ruleOf(directives: readonly ConstDirectiveNode[] | undefined): PolicyRule | undefined {
  const value = directives?.find((directive) => directive.name.value === 'policy')?.arguments?.[0]?.value;
  if (value?.kind !== Kind.LIST) return undefined;
  return value.values.map((all) =>
    all.kind === Kind.LIST ? all.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])) : [],
  );
}
