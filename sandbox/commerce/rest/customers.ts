import type { Call } from '../call.ts';
import { noSuchEntity, Refusal } from '../refusal.ts';
import { page, type Route } from '../routes.ts';

function customer(call: Call, id: number) {
  const row = call.tables.customers.get('entity_id', id);
  if (!row) throw noSuchEntity('customerId', id);
  return row;
}

function group(call: Call, id: number) {
  const row = call.tables.customerGroups.get('id', id);
  if (!row) throw noSuchEntity('id', id);
  return row;
}

const own = (call: Call) => {
  if (call.caller.kind !== 'customer') throw new Error('a route of customers was answered to somebody else');
  return call.caller.id;
};

export const customerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/customers/search',
    resource: 'Magento_Customer::customer',
    answer: (call) => page(call.tables.customers, call.criteria()),
  },
  {
    method: 'GET',
    path: '/customers/me',
    resource: 'self',
    edition: 'paas',
    answer: (call) => customer(call, own(call)),
  },
  {
    method: 'GET',
    path: '/customers/:customerId',
    resource: 'Magento_Customer::customer',
    answer: (call) => customer(call, call.id('customerId')),
  },
  {
    method: 'GET',
    path: '/customers/addresses/:addressId',
    resource: 'Magento_Customer::customer',
    answer: (call) => {
      const id = call.id('addressId');
      const addresses = call.tables.customers.rows.flatMap((row) => row.addresses);
      const address = addresses.find((one) => one.id === id);
      if (!address) throw noSuchEntity('addressId', id);
      return address;
    },
  },
  ...(['billingAddress', 'shippingAddress'] as const).map(
    (kind): Route => ({
      method: 'GET',
      path: `/customers/:customerId/${kind}`,
      resource: 'Magento_Customer::customer',
      answer: (call) => customer(call, call.id('customerId')).addresses[0],
    }),
  ),
  {
    method: 'GET',
    path: '/customerGroups/search',
    resource: 'Magento_Customer::group',
    answer: (call) => page(call.tables.customerGroups, call.criteria()),
  },
  {
    method: 'GET',
    path: '/customerGroups/default',
    resource: 'Magento_Customer::group',
    answer: (call) => group(call, 1),
  },
  {
    method: 'GET',
    path: '/customerGroups/:id',
    resource: 'Magento_Customer::group',
    answer: (call) => group(call, call.id('id')),
  },
];

const wrongSignIn = () =>
  new Refusal(
    401,
    'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.',
  );

const CUSTOMER = 3;

/** Tokens are Commerce's own on premises and in its cloud; the service edition knows IMS only. */
export const tokenRoutes: Route[] = [
  {
    method: 'POST',
    path: '/integration/customer/token',
    resource: 'anonymous',
    edition: 'paas',
    answer: (call) => {
      const { username, password } = call.bodyOf('username', 'password');
      const id = call.state.signIn(String(username), String(password));
      if (id === undefined) throw wrongSignIn();
      return call.state.userTokens.issue({ id, type: CUSTOMER });
    },
  },
  {
    method: 'POST',
    path: '/integration/customer/revoke-customer-token',
    resource: 'self',
    edition: 'paas',
    answer: (call) => {
      call.state.userTokens.revoke({ id: own(call), type: CUSTOMER });
      return true;
    },
  },
  {
    method: 'POST',
    path: '/integration/admin/token',
    resource: 'anonymous',
    edition: 'paas',
    answer: (call) => {
      const { username, password } = call.bodyOf('username', 'password');
      if (call.state.switches.twoFactor)
        throw new Refusal(400, 'Please use the 2fa provider-specific endpoints to obtain a token.');
      const token = call.state.adminToken(String(username), String(password));
      if (token === undefined) throw wrongSignIn();
      return token;
    },
  },
  {
    method: 'POST',
    path: '/tfa/provider/google/authenticate',
    resource: 'anonymous',
    edition: 'paas',
    answer: (call) => {
      const { username, password, otp } = call.bodyOf('username', 'password', 'otp');
      const token = /^\d{6}$/.test(String(otp)) ? call.state.adminToken(String(username), String(password)) : undefined;
      if (token === undefined) throw wrongSignIn();
      return token;
    },
  },
  {
    method: 'POST',
    path: '/customers/:customerId/token',
    resource: 'Magento_Customer::manage',
    answer: (call) => call.state.userTokens.issue({ id: customer(call, call.id('customerId')).id, type: CUSTOMER }),
  },
];
