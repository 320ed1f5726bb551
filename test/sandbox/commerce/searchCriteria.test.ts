import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listening } from './listening.ts';

let commerce: Listening;
beforeAll(async () => {
  commerce = await listening();
});
afterAll(() => commerce.close());

const ids = (items: { entity_id: number }[]) => items.map((item) => item.entity_id);
const orders = async (
  filters: [string, string, string?][],
  more = 'searchCriteria[sortOrders][0][field]=entity_id&searchCriteria[sortOrders][0][direction]=ASC',
) => ids((await commerce.search('/orders', filters, more)).body.items);

describe('search criteria', () => {
  it.each([
    ['eq', 'customer_id', '12', [2, 3]],
    ['neq', 'customer_id', '12', [1, 4, 5]],
    ['gt', 'entity_id', '3', [4, 5]],
    ['gteq', 'entity_id', '3', [3, 4, 5]],
    ['moreq', 'entity_id', '3', [3, 4, 5]],
    ['lt', 'entity_id', '3', [1, 2]],
    ['lteq', 'entity_id', '3', [1, 2, 3]],
    ['like', 'customer_email', 'BUYER1%', [1, 2, 3]],
    ['like', 'increment_id', '%_1', [1]],
    ['nlike', 'customer_email', 'buyer%', [4]],
    ['in', 'increment_id', '000000002,000000004', [2, 4]],
    ['nin', 'increment_id', '000000002,000000004', [1, 3, 5]],
    ['from', 'created_at', '2026-03-03 00:00:00', [3, 4, 5]],
    ['to', 'created_at', '2026-03-03', [1, 2]],
    ['null', 'ext_order_id', '', [2, 3, 4, 5]],
    ['notnull', 'ext_order_id', '', [1]],
    ['finset', 'status', 'pending', [2]],
    ['nfinset', 'status', 'pending', [1, 3, 4, 5]],
  ])('knows the condition %s', async (condition, field, value, found) => {
    expect(await orders([[field, value, condition]])).toEqual(found);
  });

  it('takes eq where no condition is named', async () => {
    expect(await orders([['increment_id', '000000003']])).toEqual([3]);
  });

  it('lets groups all hold and filters of one group be alternatives', async () => {
    const key = (group: number, filter: number) => `searchCriteria[filterGroups][${group}][filters][${filter}]`;
    const query = [
      `${key(0, 0)}[field]=customer_id&${key(0, 0)}[value]=11`,
      `${key(0, 1)}[field]=customer_id&${key(0, 1)}[value]=12`,
      `${key(1, 0)}[field]=status&${key(1, 0)}[value]=canceled&${key(1, 0)}[conditionType]=neq`,
      'searchCriteria[sort_orders][0][field]=entity_id&searchCriteria[sort_orders][0][direction]=asc',
    ].join('&');
    expect(ids((await commerce.get(`/rest/V1/orders?${query}`)).body.items)).toEqual([1, 2]);
  });

  it('never matches an empty cell by inequality', async () => {
    expect(await orders([['ext_order_id', 'x', 'neq']])).toEqual([1]);
  });

  it('sorts downwards unless told otherwise', async () => {
    expect(await orders([], 'searchCriteria[sortOrders][0][field]=entity_id')).toEqual([5, 4, 3, 2, 1]);
  });

  it('refuses a direction that is none', async () => {
    const { status, body } = await commerce.search(
      '/orders',
      [],
      'searchCriteria[sortOrders][0][field]=entity_id&searchCriteria[sortOrders][0][direction]=UP',
    );
    expect(status).toBe(400);
    expect(body.parameters).toEqual(['ASC', 'DESC']);
  });

  it('gives the last page again to whoever asks past the end, and echoes what was asked', async () => {
    const more =
      'searchCriteria[pageSize]=2&searchCriteria[currentPage]=9&searchCriteria[sortOrders][0][field]=entity_id&searchCriteria[sortOrders][0][direction]=ASC';
    const { body } = await commerce.search('/orders', [['entity_id', '0', 'gt']], more);
    expect(ids(body.items)).toEqual([5]);
    expect(body.total_count).toBe(5);
    expect(body.search_criteria).toEqual({
      filter_groups: [{ filters: [{ field: 'entity_id', value: '0', condition_type: 'gt' }] }],
      sort_orders: [{ field: 'entity_id', direction: 'ASC' }],
      page_size: 2,
      current_page: 9,
    });
  });

  it('takes page zero for page one and no size for all', async () => {
    const { body } = await commerce.search('/orders', [], 'searchCriteria[page_size]=2&searchCriteria[current_page]=0');
    expect(ids(body.items)).toEqual([1, 2]);
    expect((await commerce.get('/rest/V1/orders?searchCriteria=')).body.items).toHaveLength(5);
  });

  it('insists on criteria, under the name the route has for them', async () => {
    const missing = await commerce.get('/rest/V1/orders');
    expect(missing).toMatchObject({
      status: 400,
      body: { message: '"%fieldName" is required. Enter and try again.', parameters: { fieldName: 'searchCriteria' } },
    });
    const other = await commerce.get('/rest/V1/customers/companies?searchCriteria=');
    expect(other.body.parameters).toEqual({ fieldName: 'criteria' });
    const { body } = await commerce.search('/customers/companies', [['company_id', '7']], '', 'criteria');
    expect(body.items.map((item: { customer_id: number }) => item.customer_id)).toEqual([10, 11, 12, 13]);
    expect((await commerce.get('/rest/V1/inventory/sources')).status).toBe(200);
  });

  it('fails on a column of a plain table that is not there as SQL does', async () => {
    const { status, body } = await commerce.search('/orders', [['company_id', '7']]);
    expect(status).toBe(500);
    expect(body.message).toMatch(
      /^Internal Error\. Details are available in Magento log file\. Report ID: webapi-[0-9a-f]{13}$/,
    );
  });

  it('names an attribute that is not there', async () => {
    const answer = await commerce.search('/products', [['colour', 'red']]);
    expect(answer).toMatchObject({
      status: 400,
      body: { message: 'Invalid attribute name: %1', parameters: ['colour'] },
    });
  });

  it('knows database columns, not the names the answers give them', async () => {
    expect((await commerce.search('/customers/search', [['id', '11']])).status).toBe(400);
    expect((await commerce.search('/customers/search', [['entity_id', '11']])).body.items[0].id).toBe(11);
    expect((await commerce.search('/carts/search', [['customer_id', '12']])).body.total_count).toBe(2);
  });

  it('compares a value that holds quotes, percent signs and unicode as a value', async () => {
    for (const value of [`' OR 1=1 --`, '%', '"; drop', 'ü\u0000☃', 'a'.repeat(5000)]) {
      expect(await orders([['increment_id', value]])).toEqual([]);
    }
  });

  it('refuses a page size that is no number', async () => {
    const answer = await commerce.search('/orders', [], 'searchCriteria[pageSize]=many');
    expect(answer).toMatchObject({ status: 400, body: { parameters: { value: 'many', type: 'int' } } });
  });

  it('limits pages only where the switch is on', async () => {
    expect((await commerce.search('/orders', [], 'searchCriteria[pageSize]=301')).status).toBe(200);
    const limited = await listening({ inputLimit: { maximumPageSize: 300, defaultPageSize: 20 } });
    const refused = await limited.search('/orders', [], 'searchCriteria[pageSize]=301');
    expect(refused).toMatchObject({
      status: 400,
      body: { message: 'Maximum SearchCriteria pageSize is %max', parameters: { max: 300 } },
    });
    expect((await limited.search('/orders')).body.search_criteria.page_size).toBe(20);
    await limited.close();
  });
});

describe('fields=', () => {
  it('cuts lists and nested objects to what is named', async () => {
    const { body } = await commerce.search(
      '/orders',
      [['entity_id', '1']],
      'fields=items[increment_id,billing_address[city],payment[method]],total_count',
    );
    expect(body).toEqual({
      items: [{ increment_id: '000000001', billing_address: { city: 'Austin' }, payment: { method: 'companycredit' } }],
      total_count: 1,
    });
  });

  it('gives an object whole that is named without brackets', async () => {
    const { body } = await commerce.get('/rest/V1/orders/1?fields=entity_id,status_histories');
    expect(Object.keys(body)).toEqual(['entity_id', 'status_histories']);
    expect(body.status_histories[0].comment).toBe('Sales order SO-0001');
  });

  it('leaves nothing of a projection that does not parse', async () => {
    expect((await commerce.get('/rest/V1/orders/1?fields=items[')).body).toEqual([]);
  });
});
