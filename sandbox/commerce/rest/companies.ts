import { internalError, noSuchEntity } from '../refusal.ts';
import { page, type Route } from '../routes.ts';
import { roleIdOf } from '../tables/companies.ts';

/** The admin resources of the B2B modules are not public; their root stands for all of them. */
const COMPANY = 'Magento_Company::index';
const CREDIT = 'Magento_CompanyCredit::index';

export const companyRoutes: Route[] = [
  {
    method: 'GET',
    path: '/company',
    resource: COMPANY,
    answer: (call) => page(call.tables.companies, call.criteria()),
  },
  {
    method: 'GET',
    path: '/company/:companyId',
    resource: COMPANY,
    answer: (call) => {
      const id = call.id('companyId');
      const row = call.tables.companies.get('entity_id', id);
      if (!row) throw noSuchEntity('companyId', id);
      return row;
    },
  },
  {
    method: 'GET',
    path: '/company/role',
    resource: COMPANY,
    answer: (call) => page(call.tables.roles, call.criteria()),
  },
  {
    method: 'GET',
    path: '/company/role/:roleId',
    resource: COMPANY,
    answer: (call) => {
      const id = call.id('roleId');
      const row = call.tables.roles.get('id', id);
      if (!row) throw noSuchEntity('roleId', id);
      return row;
    },
  },
  {
    method: 'GET',
    path: '/company/role/:roleId/users',
    resource: COMPANY,
    answer: (call) => {
      const id = call.id('roleId');
      const members = call.world.buyers.filter((buyer) => roleIdOf(buyer) === id);
      return members.map((buyer) => call.tables.customers.get('entity_id', buyer.id));
    },
  },
  {
    method: 'GET',
    path: '/hierarchy/:id',
    resource: COMPANY,
    answer: (call) => {
      const id = call.id('id');
      const tree = call.tables.hierarchies.get(id);
      if (!tree) throw noSuchEntity('companyId', id);
      return tree;
    },
  },
  {
    method: 'GET',
    path: '/team',
    resource: COMPANY,
    answer: (call) => page(call.tables.teams, call.criteria()),
  },
  {
    method: 'GET',
    path: '/team/:teamId',
    resource: COMPANY,
    answer: (call) => {
      const id = call.id('teamId');
      const row = call.tables.teams.get('id', id);
      if (!row) throw noSuchEntity('id', id);
      return row;
    },
  },
  {
    method: 'GET',
    path: '/customers/companies',
    resource: COMPANY,
    answer: (call) => page(call.tables.companyCustomers, call.criteria({ root: 'criteria' })),
  },
  {
    method: 'GET',
    path: '/customers/:customerId/companies',
    resource: COMPANY,
    answer: (call) =>
      call.tables.companyCustomers
        .where('customer_id', call.id('customerId'))
        .map((row) => call.tables.companies.get('entity_id', row.company_id)),
  },
  {
    method: 'GET',
    path: '/customers/:customerId/companies/:companyId',
    resource: COMPANY,
    answer: (call) => {
      const companyId = call.id('companyId');
      const rows = call.tables.companyCustomers.where('customer_id', call.id('customerId'));
      const row = rows.find((one) => one.company_id === companyId);
      if (!row) throw noSuchEntity('companyId', companyId);
      return row;
    },
  },
  ...creditRoutes(),
];

function creditRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/companyCredits',
      resource: CREDIT,
      answer: (call) => page(call.tables.credits, call.criteria()),
    },
    {
      method: 'GET',
      path: '/companyCredits/history',
      resource: CREDIT,
      answer: (call) => page(call.tables.creditHistory, call.criteria()),
    },
    {
      method: 'GET',
      path: '/companyCredits/company/:companyId',
      resource: CREDIT,
      answer: (call) => {
        const id = call.id('companyId');
        if (!call.tables.companies.get('entity_id', id)) throw noSuchEntity('companyId', id);
        const credit = call.tables.credits.get('company_id', id);
        if (!credit) throw internalError();
        return credit;
      },
    },
    {
      method: 'GET',
      path: '/companyCredits/:creditId',
      resource: CREDIT,
      answer: (call) => {
        const id = call.id('creditId');
        const row = call.tables.credits.get('entity_id', id);
        if (!row) throw noSuchEntity('creditId', id);
        return row;
      },
    },
  ];
}
