import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { PolicyRule } from '../supergraph.ts';

export interface Authorized {
  /** What may be asked: the document without the fields that are denied. The very same document when nothing is. */
  document: DocumentNode;
  /** The fields that were taken out; they are answered with null. */
  denied: ReadonlySet<FieldNode>;
}

/**
 * Takes the fields out of a valid document that these grants do not cover: by the field's own rule, by the rule of the
 * type it stands on, and by the rule of the type it returns. Aliases, fragments and conditions make no difference.
 */
export function authorize(
  schema: GraphQLSchema,
  document: DocumentNode,
  policies: ReadonlyMap<string, PolicyRule>,
  grants: ReadonlySet<string>,
): Authorized {
  const denied = new Set<FieldNode>();
  const granted = (coordinate: string | undefined) => satisfies(policies.get(coordinate ?? ''), grants);
  const types = new TypeInfo(schema);
  const kept = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const parent = types.getParentType()?.name;
          const type = types.getType();
          if (granted(parent) && granted(`${parent}.${node.name.value}`) && granted(namedType(type))) return undefined;
          denied.add(node);
          return null;
        },
      },
      SelectionSet: {
        // A selection that lost all its fields asks for its type's name, which everybody may know; so does one on an
        // abstract type, since what is missing in the answer can only be named once its concrete type is known.
        leave: (node) =>
          node.selections.length === 0 || isAbstractType(types.getParentType())
            ? { ...node, selections: [...node.selections, typename] }
            : undefined,
      },
    }),
  );
  return denied.size === 0 ? { document, denied } : { document: withoutOrphans(kept), denied };
}

/** Denied fields may have been the only ones to use a fragment or variable; the planner refuses a document with unused ones. */
function withoutOrphans(document: DocumentNode): DocumentNode {
  const spreads = reachableFragments(document);
  const used = new Set<string>();
  visit(document, {
    FragmentDefinition: (node) => (spreads.has(node.name.value) ? undefined : false),
    VariableDefinition: () => false,
    Variable: (node) => void used.add(node.name.value),
  });
  return visit(document, {
    FragmentDefinition: (node) => (spreads.has(node.name.value) ? undefined : null),
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
}

function reachableFragments(document: DocumentNode): Set<string> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const reached = new Set<string>();
  const follow = (root: DocumentNode['definitions'][number]) =>
    visit(root, {
      FragmentSpread(node) {
        const fragment = fragments.get(node.name.value);
        if (!fragment || reached.has(node.name.value)) return;
        reached.add(node.name.value);
        follow(fragment);
      },
    });
  for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) follow(node);
  return reached;
}

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function namedType(type: GraphQLOutputType | null | undefined): string | undefined {
  return type ? getNamedType(type).name : undefined;
}

/** Whether these grants cover the rule; no rule needs none. */
export function satisfies(rule: PolicyRule | undefined, grants: ReadonlySet<string>): boolean {
  return rule === undefined || rule.some((all) => all.every((policy) => grants.has(policy)));
}
