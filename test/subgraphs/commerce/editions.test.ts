import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMS } from '../../sandbox/commerce/listening.ts';
import { finance, senior } from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let onPremises: Commerce;
let asService: Commerce;
beforeAll(async () => {
  [onPremises, asService] = await Promise.all([startCommerce('paas'), startCommerce('saas')]);
});
afterAll(() => Promise.all([onPremises.close(), asService.close()]));

const everything = `{
  order(number: "000000001") {
    number placedAt status total { amount currency } baseTotal { amount } subtotal { amount } discount { amount }
    shipping { amount } tax { amount } paymentMethod purchaseOrderNumber storeView
    shippingAddress { street city region postcode country }
    lines {
      id sku name unitPrice { amount } total { amount }
      quantity { orderNumber lineId ordered shipped invoiced canceled } product { sku name }
    }
    customer { id email firstName lastName jobTitle phone createdAt company { id } }
    company { id name legalName email taxNumber status address { city } administrator { id } roles { id name } }
  }
  customers { totalCount edges { node { id } } }
  companies { totalCount edges { node { id name } } }
  orders { totalCount edges { node { number } } }
  quotes { edges { node {
    id name status total { amount currency } originalTotal { amount } createdAt expiresAt
    lines { id sku quantity unitPrice { amount } product { name } } customer { id }
  } } }
  returns { edges { node {
    number status requestedAt order { number } lines { orderLineId requested authorized returned status }
  } } }
  products { edges { node {
    sku name urlKey price { amount currency asOf source } tierPrices { quantity price { amount } }
    salable { isSalable quantity asOf source }
  } } }
}`;

describe('everything that can be asked', () => {
  it('is told to a buyer with his own prices, on premises and as a service alike', async () => {
    const buyerToken = await onPremises.sandbox.token(11);
    const { data, errors } = await onPremises.ask(senior, everything, { buyerToken });
    expect(errors).toEqual([]);
    expect(data).toMatchSnapshot();
    const other = await asService.ask(senior, everything, { buyerToken: await asService.sandbox.token(11) });
    expect(other).toMatchObject({ data, errors: [] });
  });

  it('is told to finance with base prices, on premises and as a service alike', async () => {
    const { data, errors } = await onPremises.ask(finance, everything);
    expect(errors).toEqual([]);
    expect(data).toMatchSnapshot();
    expect(await asService.ask(finance, everything)).toMatchObject({ data, errors: [] });
  });
});

describe('the two editions', () => {
  const price = '{ product(sku: "BOLT-1") { name price { amount currency } } }';
  const european = { store: { view: 'de_de', website: 'eu', legalEntity: 'demf', currency: 'EUR' } };

  it('name the store view in the path on premises, and sign each request anew', async () => {
    onPremises.requests.length = 0;
    const ask = () => onPremises.ask({ ...finance, ...european }, price);
    expect((await ask()).data).toEqual({
      product: { name: 'Part BOLT-1', price: { amount: '9.45', currency: 'EUR' } },
    });
    await ask();
    const products = onPremises.requests.filter(({ url }) => url.includes('/products'));
    expect(products.map(({ url }) => url.split('?')[0])).toEqual(Array(2).fill('/rest/de_de/V1/products'));
    expect(new Set(products.map(({ headers }) => headers.authorization)).size).toBe(2);
    expect(products.every(({ headers }) => /^OAuth .*HMAC-SHA256/.test(String(headers.authorization)))).toBe(true);
  });

  it('name it in a header as a service, with the token of IMS and both of its headers', async () => {
    asService.requests.length = 0;
    const { data } = await asService.ask({ ...finance, ...european }, price);
    expect(data).toMatchObject({ product: { price: { amount: '9.45', currency: 'EUR' } } });
    const request = asService.requests.find(({ url }) => url.includes('/products'));
    expect(request?.url.split('?')[0]).toBe(`/${IMS.tenant}/V1/products`);
    expect(request?.headers).toMatchObject({
      store: 'de_de',
      authorization: `Bearer ${IMS.token}`,
      'x-api-key': IMS.clientId,
      'x-gw-ims-org-id': IMS.organization,
    });
  });
});
