import { UpstreamSurprise } from '../../../platform/errors.ts';
import { companyId, customerId, parseCustomerId } from '../../../platform/ids.ts';
import type { PermissionRecord, StructureRecord, ViewerRecord } from '../client/records.ts';
import type { CommerceViewer } from '../generated/types.ts';

type Chosen = string | undefined;

/**
 * `chosen`: Commerce's uid of the company the caller named; a company that is not the one Commerce answers for is none.
 * A person who is inactive in his company acts for none.
 */
export function toViewer({ customer, company }: ViewerRecord, chosen: Chosen): CommerceViewer {
  const id = customerId(toNumber(customer.id));
  const isChosen = chosen === undefined || (company && toNumber(company.id) === parseNumber(chosen));
  if (!company || !isChosen || customer.status === 'INACTIVE') {
    return { customerId: id, companyId: null, resources: [], subordinateIds: [] };
  }
  return {
    customerId: id,
    companyId: companyId(toNumber(company.id)),
    resources: [...new Set(flatten(customer.role?.permissions))].sort(),
    subordinateIds: below(customer.structure_id ?? undefined, company.structure?.items ?? []).filter(
      (other) => other !== id,
    ),
  };
}

function flatten(permissions: readonly (PermissionRecord | null)[] | null | undefined): string[] {
  return (permissions ?? []).flatMap((permission) =>
    permission === null ? [] : [permission.id, ...flatten(permission.children)],
  );
}

/** People under a node of the tree, through teams too; each once, however the tree is spoilt. */
function below(root: string | undefined, items: readonly (StructureRecord | null)[]): string[] {
  if (root === undefined) return [];
  const nodes = items.filter((item) => item !== null);
  const children = Map.groupBy(nodes, ({ parent_id }) => parent_id ?? undefined);
  const found = new Set<string>();
  const seen = new Set<string | undefined>([root]);
  for (const waiting = [...(children.get(root) ?? [])]; waiting.length > 0; ) {
    const node = waiting.pop();
    if (node === undefined || seen.has(node.id)) continue;
    seen.add(node.id);
    if (node.entity?.__typename === 'Customer' && node.entity.id) found.add(customerId(toNumber(node.entity.id)));
    waiting.push(...(children.get(node.id) ?? []));
  }
  return [...found].sort((a, b) => Number(a) - Number(b));
}

function toNumber(uid: string): string {
  const number = parseNumber(uid);
  if (number !== undefined) return number;
  throw new UpstreamSurprise('commerce sent an id of unknown form', {
    system: 'commerce',
    operation: 'read the viewer',
  });
}

/** GraphQL ids are numbers in base 64, in some releases still plain. */
const parseNumber = (uid: string): string | undefined =>
  parseCustomerId(uid) ?? parseCustomerId(Buffer.from(uid, 'base64').toString());
