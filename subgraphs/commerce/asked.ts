import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { OrderPart } from './client/index.ts';

/** Which parts of the orders below this field somebody wants: Commerce leaves the others out of its answer. */
export function orderParts(info: GraphQLResolveInfo): OrderPart[] {
  const names = new Set<string>();
  for (const { selectionSet } of info.fieldNodes) collect(selectionSet, info, names);
  return [
    ...(names.has('lines') ? (['items'] as const) : []),
    ...(names.has('paymentMethod') || names.has('purchaseOrderNumber') ? (['payment'] as const) : []),
    ...(names.has('shippingAddress') ? (['shippingAddress'] as const) : []),
  ];
}

function collect(set: SelectionSetNode | undefined, info: GraphQLResolveInfo, names: Set<string>): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      names.add(selection.name.value);
      collect(selection.selectionSet, info, names);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, info, names);
    } else {
      collect(info.fragments[selection.name.value]?.selectionSet, info, names);
    }
  }
}
