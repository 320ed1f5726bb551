import { describe, expect, it } from 'vitest';
import { invoiceId } from '../../../../platform/ids.ts';
import type { Delivery } from '../../../../platform/inbox.ts';
import { createDataverseEvents } from '../../../../subgraphs/dynamics/inbox/remoteExecutionContext.ts';

const key = 'k'.repeat(40);
const sender = createDataverseEvents({ key, columns: { legalEntity: 'fg_legalentity' } });
const rowId = '01b5eeb5-455e-ee11-be6f-000d3a1aaa29';
const otherId = '11111111-455e-ee11-be6f-000d3a1aaa29';
const created = { OperationCreatedOn: '/Date(1697168286708-0700)/' };
const happenedAt = '2023-10-13T03:38:06.708Z';

type Columns = Record<string, unknown>;
const pairs = (columns: Columns) => Object.entries(columns).map(([name, value]) => ({ key: name, value }));
const entity = (columns: Columns, more: object = {}) => ({
  __type: 'Entity:http://schemas.microsoft.com/xrm/2011/Contracts',
  Attributes: pairs(columns),
  ...{ EntityState: null, FormattedValues: [], Id: rowId, KeyAttributes: [], RelatedEntities: [], RowVersion: null },
  ...more,
});

interface Told {
  table: string;
  name?: string;
  target?: unknown;
  before?: Columns;
  more?: object;
}
function context({ table, name = 'Update', target, before, more }: Told) {
  return {
    ...{ BusinessUnitId: rowId, CorrelationId: 'c7b26659-f936-4473-aeb0-600b53f965a7', Depth: 1 },
    InputParameters: [
      ...(target === undefined ? [] : [{ key: 'Target', value: target }]),
      ...(before === undefined ? [] : [{ key: 'PreImage', value: entity(before) }]),
    ],
    ...{ MessageName: name, Mode: 1, ...created, OperationId: '071864f2-b9ef-46a1-b955-451f8b9a8767' },
    ...{ PreEntityImages: [], PostEntityImages: [], PrimaryEntityId: rowId, PrimaryEntityName: table },
    ...{ RequestId: '071864f2-b9ef-46a1-b955-451f8b9a8767', Stage: 40, ParentContext: null, SharedVariables: [] },
    ...more,
  };
}
function delivery(content: unknown, headers: Record<string, string> = {}): Delivery {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return { method: 'POST', headers, query: { code: key }, body };
}
async function eventOf(content: unknown, headers: Record<string, string> = {}) {
  const reading = await sender.read(delivery(content, headers));
  const [event] = 'events' in reading ? reading.events : [];
  if (event === undefined) throw new Error('no event');
  return event;
}
async function changeOf(told: Told) {
  const { changes } = await eventOf(context(told));
  if (typeof changes === 'string') throw new Error(changes);
  expect(changes).toHaveLength(1);
  return changes[0];
}

const customer = { mserp_dataareaid: 'USMF', mserp_customeraccount: 'us-001' };
const order = {
  ...{ mserp_dataareaid: 'usmf', mserp_salesordernumber: 'so-1' },
  ...{ mserp_orderingcustomeraccountnumber: 'US-001', mserp_invoicecustomeraccountnumber: 'US-002' },
};
const lookup = (id: string) => ({ __type: 'EntityReference:http://x', Id: id, LogicalName: 'quote', Name: null });

describe('a row of F&O', () => {
  type Case = [table: string, columns: Columns, entity: string, keys: string[], tags: string[]];
  const named = { mserp_dataareaid: 'usmf', mserp_salesordernumber: 'SO-1' };
  const returned = { mserp_dataareaid: 'usmf', mserp_returnordernumber: 'ro-1' };
  const somewhere = ['sales-order:usmf:SO-1', 'sales-orders', 'any-sales-order'];
  const lists = ['sales-orders-of:usmf:US-001', 'sales-orders-of:usmf:US-002'];
  const ofOrder: [string, string[], string[]] = [
    ...(['SalesOrder', ['usmf:SO-1']] as [string, string[]]),
    ['sales-order:usmf:SO-1', 'sales-orders', ...lists],
  ];
  it.each<Case>([
    ['mserp_custcustomerv3entity', customer, 'Account', ['usmf:US-001'], ['account:usmf:US-001', 'accounts']],
    ['mserp_custcustomerv2entity', customer, 'Account', ['usmf:US-001'], ['account:usmf:US-001', 'accounts']],
    ...['headerv2', 'headerv4', 'header'].map((part): Case => [`mserp_salesorder${part}entity`, order, ...ofOrder]),
    ['mserp_salesorderlinev3entity', { ...named, mserp_itemnumber: 'A' }, 'SalesOrder', ['usmf:SO-1'], somewhere],
    ['mserp_returnorderheaderentity', returned, 'ReturnOrder', ['usmf:RO-1'], ['return-order:usmf:RO-1']],
    ['mserp_returnorderlinev2entity', returned, 'ReturnOrder', ['usmf:RO-1'], ['return-order:usmf:RO-1']],
    [
      'mserp_salespriceagreemententity',
      { mserp_dataareaid: 'usmf', mserp_itemnumber: 'a-1' },
      'Product',
      ['a-1'],
      ['agreements:A-1'],
    ],
    [
      'mserp_salesinvoiceheaderv2entity',
      {
        ...{ mserp_dataareaid: 'USMF', mserp_invoicenumber: 'civ-1', mserp_invoicedate: '/Date(1697457600000)/' },
        ...{ mserp_ledgervoucher: 'v-1', mserp_invoicecustomeraccountnumber: 'us-001', mserp_salesordernumber: 'so-1' },
      },
      'Invoice',
      [invoiceId({ legalEntity: 'usmf', number: 'CIV-1', date: '2023-10-16', voucher: 'V-1' })],
      [
        ...['invoice:usmf:CIV-1', 'invoices-of:usmf:US-001', 'invoices'],
        ...['account:usmf:US-001', 'ledger-of:usmf:US-001', 'sales-order:usmf:SO-1'],
      ],
    ],
  ])('of %s is named by its columns when it is created', async (table, columns, type, keys, tags) => {
    expect(await changeOf({ table, name: 'Create', target: entity(columns) })).toEqual({
      ...{ source: 'finance', entity: type, keys, tags, kind: 'CREATED', happenedAt },
    });
  });

  it('that is updated is named by what it was where the changed columns do not name it', async () => {
    const target = entity({ mserp_creditlimit: { Value: 5 } }, { RowVersion: '4711' });
    expect(await changeOf({ table: 'mserp_custcustomerv3entity', target, before: customer })).toEqual({
      ...{ source: 'finance', entity: 'Account', keys: ['usmf:US-001'], kind: 'UPDATED', version: '4711', happenedAt },
      tags: ['account:usmf:US-001', 'accounts'],
    });
  });

  it('that moved is missed in one list and new in the other', async () => {
    const target = entity({ mserp_orderingcustomeraccountnumber: 'us-009' });
    const change = await changeOf({ table: 'mserp_salesorderheaderv2entity', target, before: order });
    expect(change?.keys).toEqual(['usmf:SO-1']);
    expect(change?.tags).toEqual(
      expect.arrayContaining(['sales-orders-of:usmf:US-001', 'sales-orders-of:usmf:US-009']),
    );
  });

  it('that is deleted is named by what it was', async () => {
    const change = await changeOf({
      table: 'mserp_salesorderheaderv2entity',
      name: 'Delete',
      target: lookup(rowId),
      before: order,
    });
    expect(change).toMatchObject({ kind: 'DELETED', keys: ['usmf:SO-1'] });
  });

  it.each([
    ['mserp_custcustomerv3entity', ['accounts', 'any-account']],
    ['mserp_salesorderheaderv2entity', ['sales-orders', 'any-sales-order']],
    ['mserp_salesorderlinev2entity', ['sales-orders', 'any-sales-order']],
    ['mserp_salesinvoiceheaderv2entity', ['invoices']],
    ['mserp_returnorderheaderentity', ['any-return-order']],
    ['mserp_salespriceagreemententity', ['any-agreement']],
  ])('of %s that nobody names may be any', async (table, tags) => {
    const parts = [
      entity({ mserp_email: 'x' }),
      entity({ mserp_dataareaid: 'no company', mserp_customeraccount: '\u0000' }),
    ];
    for (const target of [...parts, undefined, 7, { Attributes: 'x' }])
      expect(await changeOf({ table, target })).toMatchObject({ keys: [], tags });
  });

  it('that names itself but not in whose lists it stands may be in any', async () => {
    const { mserp_invoicecustomeraccountnumber: _, ...part } = order;
    const change = await changeOf({ table: 'mserp_salesorderheaderv2entity', target: entity(part) });
    expect(change?.tags).toEqual(['sales-order:usmf:SO-1', 'sales-orders', 'any-sales-order']);
  });

  it('is the same whatever case its names and its table come in', async () => {
    const plain = await changeOf({ table: 'mserp_custcustomerv3entity', target: entity(customer) });
    const mixed = entity({ MSERP_DataAreaId: 'UsMf', mserp_CustomerAccount: 'Us-001' });
    expect(await changeOf({ table: 'MSERP_CustCustomerV3Entity', target: mixed })).toEqual(plain);
  });

  it('with a part that no invoice has is told of without a key', async () => {
    const columns = {
      mserp_dataareaid: 'usmf',
      mserp_invoicenumber: 'CIV-1',
      mserp_invoicecustomeraccountnumber: 'US-001',
    };
    expect(await changeOf({ table: 'mserp_salesinvoiceheaderv2entity', target: entity(columns) })).toMatchObject({
      keys: [],
      tags: expect.arrayContaining(['invoice:usmf:CIV-1']),
    });
  });
});

describe('a row of Dataverse', () => {
  it.each([
    ['quote', {}, 'Negotiation', [rowId], [`negotiation:${rowId}`]],
    ['quotedetail', { quoteid: lookup(otherId.toUpperCase()) }, 'Negotiation', [otherId], [`negotiation:${otherId}`]],
    ['quotedetail', { quantity: 3 }, 'Negotiation', [], ['any-negotiation']],
    ['incident', {}, 'Case', [rowId], [`case:${rowId}`, 'cases']],
    ['task', {}, 'Activity', [rowId], ['activities']],
    ['phonecall', {}, 'Activity', [rowId], ['activities']],
    ['appointment', {}, 'Activity', [rowId], ['activities']],
    [
      'account',
      { accountnumber: 'us-001', fg_legalentity: 'USMF' },
      'Account',
      ['usmf:US-001'],
      ['account:usmf:US-001', 'accounts'],
    ],
    ['account', { telephone1: '1' }, 'Account', [], ['accounts', 'any-account']],
  ])('of %s %j is told of', async (table, columns, type, keys, tags) => {
    const target = entity(columns, { RowVersion: '919042' });
    expect(await changeOf({ table, target, more: { PrimaryEntityId: rowId.toUpperCase() } })).toEqual({
      ...{ source: 'dataverse', entity: type, keys, tags, kind: 'UPDATED', version: '919042', happenedAt },
    });
  });

  it('is named by an image that was registered with the step', async () => {
    const image = { key: 'before', value: entity({ accountnumber: 'US-001', fg_legalentity: 'usmf' }) };
    const target = entity({ telephone1: '1' });
    const change = await changeOf({ table: 'account', target, more: { PreEntityImages: [image] } });
    expect(change?.keys).toEqual(['usmf:US-001']);
  });

  it('that is deleted comes as a mere reference', async () => {
    expect(await changeOf({ table: 'incident', name: 'Delete', target: lookup(rowId) })).toMatchObject({
      ...{ keys: [rowId], kind: 'DELETED' },
    });
  });

  it('whose message was too large is told of by its id alone', async () => {
    const {
      InputParameters: _,
      PreEntityImages: __,
      PostEntityImages: ___,
      ParentContext: ____,
      ...trimmed
    } = context({ table: 'quote' });
    const headers = { 'x-ms-dynamics-msg-size-exceeded': 'true' };
    for (const message of [trimmed, { ...trimmed, InputParameters: null, PreEntityImages: null }])
      expect((await eventOf(message, headers)).changes).toEqual([
        {
          ...{ source: 'dataverse', entity: 'Negotiation', keys: [rowId], tags: [`negotiation:${rowId}`] },
          ...{ kind: 'UPDATED', happenedAt },
        },
      ]);
    const ofOrder = await eventOf({ ...trimmed, PrimaryEntityName: 'mserp_salesorderheaderv2entity' }, headers);
    expect(ofOrder.changes).toMatchObject([{ keys: [], tags: ['sales-orders', 'any-sales-order'] }]);
  });
});

describe('a message of Dataverse', () => {
  it('is one event however often it comes, and another than the others of its transaction', async () => {
    const one = context({ table: 'incident' });
    const { id } = await eventOf(one);
    expect((await eventOf({ ...one, Depth: 2 })).id).toBe(id);
    const others = [
      { ...one, PrimaryEntityId: otherId },
      { ...one, PrimaryEntityName: 'task' },
      { ...one, MessageName: 'Create' },
      { ...one, OperationId: otherId },
      { ...one, RequestId: otherId },
      { ...one, OperationCreatedOn: '/Date(1697168286709-0700)/' },
    ];
    const ids = await Promise.all(others.map(async (other) => (await eventOf(other)).id));
    expect(new Set([id, ...ids]).size).toBe(others.length + 1);
  });

  it('that lacks what is not needed is taken all the same', async () => {
    const bare = { MessageName: 'Update', PrimaryEntityName: 'mserp_custcustomerv3entity' };
    const target = { Attributes: [...pairs(customer), { key: 'mserp_email' }] };
    const { id, changes } = await eventOf({
      ...bare,
      InputParameters: [{ key: 'Target', value: target }, { key: 'x' }],
    });
    expect(changes).toEqual([
      {
        ...{ source: 'finance', entity: 'Account', keys: ['usmf:US-001'], kind: 'UPDATED' },
        tags: ['account:usmf:US-001', 'accounts'],
      },
    ]);
    expect((await eventOf(bare)).id).not.toBe(id);
  });

  it('that is authentic and odd is parked with an id', async () => {
    const odd = [
      ...['7', '"text"', '[]', '{}', 'null'],
      ...[context({ table: 'lead' }), context({ table: 'quote', name: 'Assign' }), context({ table: '__proto__' })],
      { ...context({ table: 'quote' }), MessageName: 7 },
      { ...context({ table: 'mserp_evil_custcustomerv3entity' }), OperationId: '\u0000' },
    ];
    for (const one of odd) {
      const { id, changes } = await eventOf(one);
      expect(changes).toEqual(expect.any(String));
      expect(id).toMatch(/^[\x21-\x7e]{1,200}$/);
    }
  });

  it('needs the key, in the URL or in a header', async () => {
    const told = delivery(context({ table: 'quote' }));
    const refusal = { extensions: { code: 'UNAUTHENTICATED' } };
    await expect(sender.read({ ...told, query: {} })).rejects.toMatchObject(refusal);
    await expect(sender.read({ ...told, query: { code: `${key}x` } })).rejects.toMatchObject(refusal);
    await expect(sender.read({ ...told, query: {}, headers: { 'x-webhook-key': 'x' } })).rejects.toMatchObject(refusal);
    expect(await sender.read({ ...told, query: {}, headers: { 'x-webhook-key': key } })).toMatchObject({
      events: [{}],
    });
    await expect(sender.read(delivery('{'))).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
