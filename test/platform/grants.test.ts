import { describe, expect, it } from 'vitest';
import { grantsOf } from '../../platform/grants.ts';
import type { Principal } from '../../platform/principal.ts';

const kinds: Principal['kind'][] = [
  'anonymous',
  'shopper',
  'companyUser',
  'salesRepresentative',
  'finance',
  'service',
  'operator',
  'bi',
];

describe('grants', () => {
  it('give an anonymous caller the catalogue and nothing else', () => {
    expect(grantsOf({ kind: 'anonymous', resources: [], roles: [] })).toEqual(['catalog:read', 'public']);
  });

  it('give a company user credit only by his role', () => {
    const grants = (...resources: string[]) => grantsOf({ kind: 'companyUser', resources, roles: [] });
    expect(grants()).not.toContain('credit:read');
    expect(grants('Magento_Company::credit')).toEqual(expect.arrayContaining(['credit:read', 'invoices:read']));
    expect(grants('Magento_Company::users_view')).toContain('company:users');
  });

  it('show cost to staff with the role, and to nobody else', () => {
    for (const kind of kinds) {
      expect(grantsOf({ kind, resources: [], roles: [] })).not.toContain('cost:read');
      const isStaff = ['salesRepresentative', 'finance', 'service', 'operator'].includes(kind);
      expect(grantsOf({ kind, resources: [], roles: ['CostReader'] }).includes('cost:read')).toBe(isStaff);
    }
  });

  it('keep person fields from BI', () => {
    expect(grantsOf({ kind: 'bi', resources: [], roles: ['Reports.Reader'] })).toEqual(['public', 'reports:read']);
  });

  it('never give what is for the gateway itself, and take nothing from a stranger’s roles', () => {
    const names = ['constructor', '__proto__', 'internal', 'toString'];
    for (const kind of kinds) {
      const grants = grantsOf({ kind, resources: names, roles: names });
      expect(grants).toEqual(grantsOf({ kind, resources: [], roles: [] }));
      expect(grants).not.toContain('internal');
    }
  });
});
