import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { mistake } from './inputs.ts';

/** Rows of lists within lists: page size times page size along one path. */
export const maxRows = 10_000;
/** What a list gives to who names no `first`. */
const usualPage = 20;

/** Refuses lists within lists that would ask the systems for more rows than anybody reads. */
export const rowLimit: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request }) {
        if (operation === undefined) return;
        const rows = rowsOf(document, operation, request.variables ?? {});
        if (rows > maxRows)
          throw mistake('first', `lists within lists ask for ${rows} rows, at most ${maxRows} are allowed.`);
      },
    };
  },
};

/** Of the path with most. The document must be valid: its fragments run in no circles. */
export function rowsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const measured = new Map<SelectionSetNode, number>();

  function below(set: SelectionSetNode): number {
    const known = measured.get(set);
    if (known !== undefined) return known;
    let most = 1;
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet;
      if (inner === undefined) continue;
      const page = selection.kind === Kind.FIELD ? pageOf(selection, inner) : 1;
      most = Math.max(most, page * below(inner));
    }
    measured.set(set, most);
    return most;
  }

  function pageOf(field: FieldNode, inner: SelectionSetNode): number {
    const first = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (first !== undefined) return numberOf(first);
    return hasEdges(inner) ? usualPage : 1;
  }

  function hasEdges(set: SelectionSetNode): boolean {
    return set.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === 'edges';
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet;
      return inner !== undefined && hasEdges(inner);
    });
  }

  function numberOf(value: ValueNode): number {
    if (value.kind === Kind.INT) return Math.max(1, Number(value.value));
    if (value.kind !== Kind.VARIABLE) return usualPage;
    const given = variables[value.name.value];
    if (typeof given === 'number') return Math.max(1, given);
    const usual = operation.variableDefinitions?.find(
      (one) => one.variable.name.value === value.name.value,
    )?.defaultValue;
    return usual === undefined ? usualPage : numberOf(usual);
  }

  return below(operation.selectionSet);
}
