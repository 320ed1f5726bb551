import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  type ValidationContext,
} from 'graphql';

const MAX_DEPTH = 20;
const MAX_COMPLEXITY = 300;

interface Size {
  depth: number;
  fields: number;
}

/** Refuses documents deeper or larger than Commerce's defaults; a field counts once however it is aliased. */
export function withinLimits(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of context.getDocument().definitions) {
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition);
  }
  const measure = (node: ASTNode, seen: ReadonlySet<string>): Size => {
    let depth = 0;
    let fields = 0;
    const selections = 'selectionSet' in node ? (node.selectionSet?.selections ?? []) : [];
    const counted = new Set<string>();
    for (const selection of selections) {
      let inner: Size = { depth: 0, fields: 0 };
      if (selection.kind === 'FragmentSpread') {
        const fragment = fragments.get(selection.name.value);
        if (fragment && !seen.has(selection.name.value)) {
          inner = measure(fragment, new Set([...seen, selection.name.value]));
        }
      } else inner = measure(selection, seen);
      if (selection.kind === 'Field') {
        if (selection.name.value.startsWith('__')) continue;
        depth = Math.max(depth, inner.depth + 1);
        if (!counted.has(selection.name.value)) fields += 1 + inner.fields;
        counted.add(selection.name.value);
      } else {
        depth = Math.max(depth, inner.depth);
        fields += inner.fields;
      }
    }
    return { depth, fields };
  };
  return {
    OperationDefinition(node) {
      const { depth, fields } = measure(node, new Set());
      if (depth > MAX_DEPTH) {
        context.reportError(new GraphQLError(`Max query depth should be ${MAX_DEPTH} but got ${depth}.`));
      }
      if (fields > MAX_COMPLEXITY) {
        context.reportError(new GraphQLError(`Max query complexity should be ${MAX_COMPLEXITY} but got ${fields}.`));
      }
    },
  };
}
