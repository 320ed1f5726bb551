import { page, type Route } from '../routes.ts';

const STORE = 'Magento_Backend::store';

export const storeRoutes: Route[] = [
  { method: 'GET', path: '/store/storeViews', resource: STORE, answer: (call) => call.tables.stores.views },
  { method: 'GET', path: '/store/websites', resource: STORE, answer: (call) => call.tables.stores.websites },
  { method: 'GET', path: '/store/storeGroups', resource: STORE, answer: (call) => call.tables.stores.groups },
  {
    method: 'GET',
    path: '/store/storeConfigs',
    resource: STORE,
    answer: (call) => {
      const codes = call.list('storeCodes');
      return call.tables.stores.configs().filter((config) => !codes.length || codes.includes(config.code));
    },
  },
  {
    method: 'GET',
    path: '/salesRules/search',
    resource: 'Magento_SalesRule::quote',
    answer: (call) => page(call.tables.salesRules, call.criteria()),
  },
];
