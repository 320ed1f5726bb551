import { UpstreamSurprise } from '../../../platform/errors.ts';
import { companyId, customerId, parseCustomerId } from '../../../platform/ids.ts';
import type { PermissionRecord, StructureRecord, ViewerRecord } from '../client/records.ts';
import type { CommerceViewer } from '../generated/types.ts';

type Chosen = string | undefined;

/**
 * `chosen`: Commerce's uid of the company the caller named; a company that is not the one Commerce answers for is none.
 * Null for a person who is inactive in his company: Commerce lets him sign in no more, and a token may be left of before.
 */
export function toViewer({ customer, company }: ViewerRecord, chosen: Chosen): CommerceViewer | null {
  if (customer.status === 'INACTIVE') return null;
  const id = customerId(toNumber(customer.id));
  const isChosen = chosen === undefined || (company && toNumber(company.id) === parseNumber(chosen));
  if (!company || !isChosen) {
    return { customerId: id, companyId: null, resources: [], subordinateIds: [], leadsCompany: false };
  }
  return {
    customerId: id,
    companyId: companyId(toNumber(company.id)),
    resources: [...new Set(flatten(customer.role?.permissions))].sort(),
    subordinateIds: below(customer.structure_id ?? undefined, company.structure?.items ?? []).filter(
      (other) => other !== id,
    ),
    leadsCompany: isTop(customer.structure_id ?? undefined, company.structure?.items ?? []),
  };
}

function flatten(permissions: readonly (PermissionRecord | null)[] | null | undefined): string[] {
  return (permissions ?? []).flatMap((permission) =>
    permission === null ? [] : [permission.id, ...flatten(permission.children)],
  );
}

/** Whether a node is the tree's root, whose parent Commerce numbers 0. That a parent is not told does not make a root. */
function isTop(node: string | undefined, items: readonly (StructureRecord | null)[]): boolean {
  const found = items.find((item) => item !== null && item.id === node);
  return found !== undefined && found !== null && ['0', rootsParent].includes(found.parent_id ?? '0');
}

const rootsParent = Buffer.from('0').toString('base64');

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
