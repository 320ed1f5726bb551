import { describe, expect, it } from 'vitest';
import { world } from './world.ts';

const byId = <Item>(list: readonly Item[], of: (item: Item) => unknown) => new Set(list.map(of));
const accountsById = byId(world.accounts, ({ legalEntity, number }) => `${legalEntity}:${number}`);
const accountOf = (one: { legalEntity: string; accountNumber?: string }) => `${one.legalEntity}:${one.accountNumber}`;

describe('the names of the seeded world', () => {
  it('are each given once', () => {
    const { orders, phoneOrders } = world;
    const invoices = orders.flatMap((order) => order.invoices);
    const lists: [string, unknown[]][] = [
      ['account', [...world.accounts.map(({ legalEntity, number }) => `${legalEntity}:${number}`)]],
      [
        'Dataverse id',
        [
          ...world.accounts.map(({ dataverseId }) => dataverseId),
          ...world.quotes.flatMap(({ dataverse }) => dataverse?.quoteId ?? []),
          ...world.cases.map(({ id }) => id),
          ...world.activities.map(({ id }) => id),
          ...world.workers.map(({ systemUserId }) => systemUserId),
        ],
      ],
      ['buyer', world.buyers.map(({ id }) => id)],
      ['e-mail', world.buyers.map(({ email }) => email)],
      [
        'structure',
        world.buyers.flatMap(({ companyId, structureId }) => (companyId === undefined ? [] : [structureId])),
      ],
      ['address', world.buyers.map(({ addressId }) => addressId)],
      ['company', world.companies.map(({ name }) => name)],
      ['company e-mail', world.companies.map(({ email }) => email)],
      ['tax number', world.companies.map(({ taxNumber }) => taxNumber)],
      ['SKU', world.products.map(({ sku }) => sku)],
      ['order', orders.map(({ id }) => id)],
      ['increment id', orders.map(({ number }) => number)],
      [
        'sales order',
        [...orders.filter(({ salesOrderNumber }) => salesOrderNumber), ...phoneOrders].map(
          ({ legalEntity, salesOrderNumber }) => `${legalEntity}:${salesOrderNumber}`,
        ),
      ],
      ['order item', orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId))],
      [
        'lot',
        [...orders.flatMap(({ lines }) => lines), ...phoneOrders.flatMap(({ lines }) => lines)].map(
          ({ lotId }) => lotId,
        ),
      ],
      ['shipment', orders.flatMap(({ shipments }) => shipments.map(({ id }) => id))],
      ['shipment number', orders.flatMap(({ shipments }) => shipments.map(({ number }) => number))],
      [
        'packing slip',
        orders.flatMap(({ legalEntity, shipments }) =>
          shipments.map(({ packingSlip }) => `${legalEntity}:${packingSlip}`),
        ),
      ],
      ['Commerce invoice', invoices.map(({ commerceId }) => commerceId)],
      ['Commerce invoice number', invoices.map(({ commerceNumber }) => commerceNumber)],
      [
        'invoice',
        [
          ...orders.flatMap((order) => order.invoices.map(({ number }) => `${order.legalEntity}:${number}`)),
          ...phoneOrders.flatMap(({ legalEntity, invoice }) =>
            invoice === undefined ? [] : [`${legalEntity}:${invoice.number}`],
          ),
        ],
      ],
      ['cart', [...world.carts.map(({ id }) => id), ...world.quotes.map(({ cartId }) => cartId)]],
      ['masked id', [...world.carts, ...world.quotes].map(({ maskedId }) => maskedId)],
      ['cart item', [...world.carts, ...world.quotes].flatMap(({ lines }) => lines.map(({ itemId }) => itemId))],
      ['quote number', world.quotes.flatMap(({ dataverse }) => dataverse?.quoteNumber ?? [])],
      ['return', world.returns.map(({ number }) => number)],
      ['return line', world.returns.flatMap(({ lines }) => lines.map(({ id }) => id))],
      ['case', world.cases.map(({ ticketNumber }) => ticketNumber)],
      ['price agreement', world.priceAgreements.map(({ recordId }) => recordId)],
    ];
    for (const [what, names] of lists) expect(new Set(names).size, what).toBe(names.length);
  });

  it('have the form each system gives them', () => {
    for (const { id, number, storeId, salesOrderNumber = 'SO-000000' } of world.orders) {
      expect(number).toMatch(storeId === 1 ? /^0\d{8}$/ : /^20\d{8}$/);
      expect(id).toBeGreaterThan(0);
      expect(salesOrderNumber).toMatch(/^SO-\d{6}$/);
    }
    const ids = [
      ...world.orders.flatMap(({ id, quoteId, lines }) => [id, quoteId, ...lines.map(({ itemId }) => itemId)]),
      ...world.carts.flatMap(({ id, lines }) => [id, ...lines.map(({ itemId }) => itemId)]),
      ...world.quotes.flatMap(({ cartId, lines }) => [cartId, ...lines.map(({ itemId }) => itemId)]),
      ...world.buyers.flatMap(({ id, addressId, structureId = 1 }) => [id, addressId, structureId]),
    ];
    expect(ids.filter((id) => !Number.isInteger(id) || id < 1 || id > 2_147_483_647)).toEqual([]);
    const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
    expect(world.accounts.filter(({ dataverseId }) => !guid.test(dataverseId))).toEqual([]);
  });

  it('name nothing that does not exist', () => {
    const ids = {
      buyers: byId(world.buyers, ({ id }) => id),
      companies: byId(world.companies, ({ id }) => id),
      workers: byId(world.workers, ({ personnelNumber }) => personnelNumber),
      stores: byId(world.storeViews, ({ id }) => id),
      terms: byId(world.paymentTerms, ({ code }) => code),
      groups: byId(world.creditGroups, ({ id }) => id),
      skus: byId(world.products, ({ id, sku }) => `${id} ${sku}`),
      warehouses: byId(world.warehouses, ({ code, legalEntity }) => `${legalEntity} ${code}`),
      cases: byId(world.cases, ({ id }) => id),
      returns: byId(world.returns, ({ number }) => number),
      salesOrders: byId(world.phoneOrders, ({ salesOrderNumber }) => salesOrderNumber),
    };
    const lines = [...world.orders, ...world.quotes, ...world.carts].flatMap((one) => [...one.lines]);
    expect(lines.filter(({ productId, sku }) => !ids.skus.has(`${productId} ${sku}`))).toEqual([]);
    for (const order of world.orders) {
      expect(ids.buyers.has(order.buyerId)).toBe(true);
      expect(ids.stores.has(order.storeId)).toBe(true);
      if (order.accountNumber !== undefined) expect(accountsById.has(accountOf(order))).toBe(true);
      if (order.salesOrderNumber !== undefined) expect(order.accountNumber).toBeDefined();
      for (const { warehouse } of order.lines)
        expect(ids.warehouses.has(`${order.legalEntity} ${warehouse}`)).toBe(true);
    }
    for (const one of [...world.phoneOrders, ...world.cases, ...world.activities])
      expect(accountsById.has(accountOf(one))).toBe(true);
    for (const { companyId, buyerId, representative, paymentTerms, creditGroupId } of world.accounts) {
      expect(companyId === undefined || ids.companies.has(companyId)).toBe(true);
      expect(buyerId === undefined || ids.buyers.has(buyerId)).toBe(true);
      expect(ids.workers.has(representative)).toBe(true);
      expect(ids.terms.has(paymentTerms)).toBe(true);
      expect(creditGroupId === undefined || ids.groups.has(creditGroupId)).toBe(true);
    }
    expect(world.companies.filter(({ representative }) => !ids.workers.has(representative))).toEqual([]);
    for (const { buyerId, companyId, dataverse } of world.quotes) {
      expect(world.buyers.find(({ id }) => id === buyerId)?.companyId).toBe(companyId);
      if (dataverse !== undefined) expect(ids.workers.has(dataverse.owner)).toBe(true);
    }
    for (const { owner, returnNumber } of [
      ...world.cases,
      ...world.activities.map((one) => ({ ...one, returnNumber: undefined })),
    ]) {
      expect(ids.workers.has(owner)).toBe(true);
      expect(returnNumber === undefined || ids.returns.has(returnNumber)).toBe(true);
    }
    for (const { orderId, orderNumber, buyerId, caseId, replacementSalesOrder, lines: own } of world.returns) {
      const order = world.orders.find(({ id }) => id === orderId);
      expect([order?.number, order?.buyerId]).toEqual([orderNumber, buyerId]);
      for (const { itemId } of own) expect(order?.lines.some((line) => line.itemId === itemId)).toBe(true);
      expect(caseId === undefined || ids.cases.has(caseId)).toBe(true);
      expect(replacementSalesOrder === undefined || ids.salesOrders.has(replacementSalesOrder)).toBe(true);
    }
    expect(world.returns.some(({ replacementSalesOrder }) => replacementSalesOrder !== undefined)).toBe(true);
  });
});
