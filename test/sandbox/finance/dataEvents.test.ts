import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../sandbox/dataverse/events/executionContext.ts';
import { createActs } from '../../../sandbox/finance/acts.ts';
import { dataEvents } from '../../../sandbox/finance/events/dataEvents.ts';
import { smallWorld } from './smallWorld.ts';
import { type Finance, startFinance } from './startFinance.ts';

let finance: Finance;
let events: Message[];
beforeEach(async () => {
  finance = await startFinance();
  events = [];
  finance.database.journal.tell((changes) => events.push(...dataEvents(changes)));
});
afterEach(() => finance.close());

const parameter = (event: Message | undefined, name: string) =>
  event?.input.find(({ key }) => key === name)?.value as Record<string, unknown> | undefined;
const attributesOf = (event: Message | undefined, name = 'Target') => {
  const attributes = parameter(event, name)?.Attributes as { key: string; value: unknown }[];
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
};
const customer = "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')";

describe('a data event', () => {
  test('of an update carries the row as it is and as it was', async () => {
    await finance.call('PATCH', customer, { CreditLimit: 12 });
    expect(events).toMatchObject([{ table: 'mserp_custcustomerv3entity', name: 'Update' }]);
    expect(parameter(events[0], 'Target')).toMatchObject({
      LogicalName: 'mserp_custcustomerv3entity',
      Id: events[0]?.id,
    });
    expect(attributesOf(events[0])).toMatchObject({
      mserp_custcustomerv3entityid: events[0]?.id,
      mserp_dataareaid: 'usmf',
      mserp_customeraccount: 'US-001',
      mserp_creditlimit: 12,
      mserp_onholdstatus: { Value: 200_000_000 },
    });
    expect(attributesOf(events[0], 'PreImage')).toMatchObject({ mserp_creditlimit: 10_000 });
  });

  test('leaves out dates that were never entered', async () => {
    await finance.call('PATCH', customer, { CredManCreditLimitExpiryDate: '2026-05-01T12:00:00Z' });
    const day = `/Date(${Date.parse('2026-05-01T12:00:00Z')})/`;
    expect(attributesOf(events[0])).toMatchObject({ mserp_credmancreditlimitexpirydate: day });
    expect(attributesOf(events[0], 'PreImage')).not.toHaveProperty('mserp_credmancreditlimitexpirydate');
  });

  test('tells of new and deleted rows, which keep their id', async () => {
    await finance.call('POST', 'SalesOrderHeadersV2', { SalesOrderNumber: 'SO-9', DefaultShippingSiteId: '1' });
    await finance.call('DELETE', "SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='SO-9')");
    expect(events.map(({ table, name }) => [table, name])).toEqual([
      ['mserp_salesorderheaderv2entity', 'Create'],
      ['mserp_salesorderheaderv2entity', 'Delete'],
    ]);
    expect(events[0]?.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(events[1]?.id).toBe(events[0]?.id);
    expect(attributesOf(events[1], 'PreImage')).toMatchObject({ mserp_salesordernumber: 'SO-9' });
  });

  test('comes of acts too, and only from the sets that it is activated for', async () => {
    const acts = createActs(
      () => finance.database,
      () => smallWorld,
      () => new Date('2026-02-01T10:00:00.000Z'),
    );
    acts.setAgreementPrice?.({ legalEntity: 'usmf', sku: 'SKU-1', account: 'US-001', fromQuantity: 1, price: 7 });
    acts.moveStock?.({ warehouse: 'US1', sku: 'SKU-1', quantity: 1 });
    await Promise.resolve();
    expect(events.map(({ table, name }) => [table, name])).toEqual([['mserp_salespriceagreemententity', 'Update']]);
  });

  test('comes of a changeset that is kept, and not of one that is undone', async () => {
    const part = (line: string, contentId: number, body: object) =>
      `--set\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${contentId}\r\n\r\n${line} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n`;
    const changeset = (...parts: string[]) =>
      finance.call(
        'POST',
        '$batch',
        `--batch\r\nContent-Type: multipart/mixed; boundary=set\r\n\r\n${parts.join('')}--set--\r\n--batch--\r\n`,
        { 'content-type': 'multipart/mixed; boundary=batch' },
      );
    const parts = [
      part('POST CustomersV3', 1, { CustomerAccount: 'US-9' }),
      part(`PATCH ${customer}`, 2, { CreditLimit: 1 }),
    ];
    const failed = await changeset(...parts, part('POST CustomerGroups', 3, { CustomerGroupId: '10' }));
    expect(failed.text).toContain('HTTP/1.1 500');
    expect(events).toEqual([]);
    await changeset(...parts);
    expect(events.map(({ name }) => name)).toEqual(['Create', 'Update']);
    expect(events[1]?.correlationId).toBe(events[0]?.correlationId);
  });
});
