import { describe, expect, it } from 'vitest';
import type { PermissionRecord, StructureRecord, ViewerRecord } from '../../../../subgraphs/commerce/client/records.ts';
import { toViewer } from '../../../../subgraphs/commerce/mapping/viewer.ts';

const uid = (id: number) => Buffer.from(String(id)).toString('base64');

const person = (node: string, parent: string | null, id: number): StructureRecord => ({
  id: node,
  parent_id: parent,
  entity: { __typename: 'Customer', id: uid(id) },
});
const team = (node: string, parent: string): StructureRecord => ({
  id: node,
  parent_id: parent,
  entity: { __typename: 'CompanyTeam', id: uid(99) },
});

const record = (items: (StructureRecord | null)[], more: Partial<ViewerRecord['customer']> = {}): ViewerRecord => ({
  customer: { id: uid(2), status: 'ACTIVE', structure_id: 'b', ...more },
  company: { id: uid(7), structure: { items } },
});

describe('those below somebody', () => {
  const tree = [
    person('a', null, 1),
    person('b', 'a', 2),
    person('c', 'b', 3),
    team('t', 'b'),
    person('d', 't', 14),
    person('e', 'd', 5),
    person('x', 'a', 6),
    null,
  ];

  it('are found through people and teams at any depth, and nobody beside or above', () => {
    expect(toViewer(record(tree), undefined)?.subordinateIds).toEqual(['3', '5', '14']);
  });

  it('are all others only for who has nobody above him', () => {
    expect(toViewer(record(tree), undefined)?.leadsCompany).toBe(false);
    expect(toViewer(record(tree, { structure_id: 'a' }), undefined)?.leadsCompany).toBe(true);
    expect(toViewer(record(tree, { structure_id: null }), undefined)?.leadsCompany).toBe(false);
    expect(toViewer(record([], { structure_id: 'a' }), undefined)?.leadsCompany).toBe(false);
  });

  it('are nobody where he has no place in the tree', () => {
    expect(toViewer(record(tree, { structure_id: null }), undefined)?.subordinateIds).toEqual([]);
    expect(toViewer(record(tree, { structure_id: 'unknown' }), undefined)?.subordinateIds).toEqual([]);
  });

  it('are each named once, and never himself, in a tree that runs in circles', () => {
    const circle = [person('b', 'e', 2), person('c', 'b', 3), person('e', 'c', 5), person('f', 'e', 3)];
    expect(toViewer(record(circle), undefined)?.subordinateIds).toEqual(['3', '5']);
  });
});

describe('what his role allows', () => {
  const role = (permissions: (PermissionRecord | null)[] | null) => record([], { role: { permissions } });

  it('is taken from all depths, each once', () => {
    const leaf = { id: 'Magento_Sales::view_orders_sub' };
    const permissions = [
      { id: 'Magento_Sales::view_orders', children: [leaf, null] },
      null,
      { id: 'Magento_Company::index', children: [leaf] },
    ];
    expect(toViewer(role(permissions), undefined)?.resources).toEqual([
      'Magento_Company::index',
      'Magento_Sales::view_orders',
      'Magento_Sales::view_orders_sub',
    ]);
    expect(toViewer(role(null), undefined)?.resources).toEqual([]);
  });
});

describe('the company he acts for', () => {
  const permissions = [{ id: 'Magento_Company::credit' }];
  const one = record([person('b', uid(0), 2), person('c', 'b', 3)], { role: { permissions } });
  const none = { customerId: '2', companyId: null, resources: [], subordinateIds: [], leadsCompany: false };

  it('is the one that Commerce names', () => {
    expect(toViewer(one, undefined)).toEqual({
      customerId: '2',
      companyId: '7',
      resources: ['Magento_Company::credit'],
      subordinateIds: ['3'],
      leadsCompany: true,
    });
    expect(toViewer(one, uid(7))?.companyId).toBe('7');
    expect(toViewer({ ...one, customer: { ...one.customer, id: '2' } }, '7')?.companyId).toBe('7');
  });

  it.each([uid(8), '8', 'nonsense', ''])('is none when he chose another: %j', (chosen) => {
    expect(toViewer(one, chosen)).toEqual(none);
  });

  it('makes nobody of him when he is inactive there', () => {
    expect(toViewer({ ...one, customer: { ...one.customer, status: 'INACTIVE' } }, undefined)).toBeNull();
  });

  it('is none when he is in none', () => {
    expect(toViewer({ ...one, company: null }, undefined)).toEqual(none);
    expect(toViewer({ ...one, company: null }, uid(7))).toEqual(none);
  });

  it('cannot have an id of no known form', () => {
    const strange = { ...one, company: { id: 'seven' } };
    expect(() => toViewer(strange, undefined)).toThrow('id of unknown form');
  });
});
