import { describe, expect, it } from 'vitest';
import { createCommerceTables } from '../../../sandbox/commerce/tables.ts';
import { createDataverseTables } from '../../../sandbox/dataverse/tables.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import { createWorld } from '../../../sandbox/world/create.ts';
import { seededPeople } from '../../../sandbox/world/people.ts';
import { setting, world } from './world.ts';

describe('the seeded world', () => {
  it('is the same for the same seed and another for another', () => {
    expect(createWorld(setting)).toEqual(world);
    expect(createWorld({ ...setting, seed: 2 }).orders[0]).not.toEqual(world.orders[0]);
  });

  it('has the promised size', () => {
    expect(world.legalEntities.map(({ id, currency }) => [id, currency])).toEqual([
      ['usmf', 'USD'],
      ['demf', 'EUR'],
    ]);
    expect(world.websites).toHaveLength(2);
    expect(world.storeViews.map(({ code, websiteId }) => [code, websiteId])).toEqual([
      ['us_en', 1],
      ['de_de', 2],
      ['eu_en', 2],
    ]);
    expect(world.warehouses.map(({ code }) => code)).toEqual(['USEAST', 'USWEST', 'DEHAM', 'DEMUC']);
    expect(world.companies).toHaveLength(60);
    expect(world.companies.filter(({ websiteId }) => websiteId === 2)).toHaveLength(20);
    expect(world.buyers.filter(({ companyId }) => companyId !== undefined)).toHaveLength(240);
    expect(world.buyers.filter(({ companyId }) => companyId === undefined)).toHaveLength(15);
    expect(world.products).toHaveLength(1000);
    expect(world.orders).toHaveLength(2500);
    expect(world.phoneOrders.length).toBeGreaterThanOrEqual(150);
    expect(world.quotes).toHaveLength(180);
    expect(world.returns).toHaveLength(150);
    expect(Math.abs(world.cases.length - 120)).toBeLessThan(20);
    expect(world.activities).toHaveLength(200);
    expect(world.priceAgreements).toHaveLength(400);
    expect(world.carts).toHaveLength(60);
    const days = (Date.parse(setting.today) - Date.parse(world.orders[0]?.placedAt ?? '')) / 86_400_000;
    expect(days).toBeGreaterThan(700);
  });

  it('grows and shrinks with its scale, and is taken by all three systems at any', () => {
    for (const scale of [0.01, 0.1, 2]) {
      const other = createWorld({ ...setting, seed: 7, scale });
      expect(other.companies).toHaveLength(Math.max(4, 60 * scale));
      expect(other.orders).toHaveLength(Math.max(200, 2500 * scale));
      expect(seededPeople(other).buyer.companyId).toBe(1);
      expect(createCommerceTables(other, () => 'http://shop').orders.rows).toHaveLength(other.orders.length);
      const finance = createFinanceTables(other);
      expect(finance.table('CustomersV3').size).toBe(other.accounts.length);
      const dataverse = createDataverseTables(other, () => new Date(setting.today));
      expect([...dataverse.table('account').rows()]).toHaveLength(other.accounts.length);
    }
  });

  it('lies wholly in the past', () => {
    const moments = [
      ...world.orders.flatMap(({ placedAt, updatedAt, shipments, invoices }) => [
        placedAt,
        updatedAt,
        ...shipments.map(({ shippedAt }) => shippedAt),
        ...invoices.flatMap(({ date, settledAt = date }) => [date, settledAt]),
      ]),
      ...world.phoneOrders.flatMap(({ placedAt, invoice }) => [placedAt, invoice?.date ?? placedAt]),
      ...world.quotes.flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]),
      ...world.returns.flatMap(({ requestedAt, creditNote }) => [requestedAt, creditNote?.date ?? requestedAt]),
      ...world.cases.flatMap(({ createdAt, modifiedAt }) => [createdAt, modifiedAt]),
      ...[...world.carts, ...world.activities, ...world.companies, ...world.buyers, ...world.accounts].map(
        ({ createdAt }) => createdAt,
      ),
    ];
    expect(moments.filter((moment) => !(moment < setting.today))).toEqual([]);
    expect(moments.filter((moment) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment))).toEqual([]);
  });

  it('goes forward in time: ordered, delivered, invoiced, paid', () => {
    for (const { placedAt, shipments, invoices } of world.orders) {
      for (const { shippedAt } of shipments) expect(shippedAt >= placedAt).toBe(true);
      for (const { date, settledAt = date } of invoices) {
        expect(shipments.some(({ shippedAt }) => shippedAt <= date)).toBe(true);
        expect(settledAt >= date).toBe(true);
      }
    }
    const joined = new Map(world.buyers.map(({ id, createdAt }) => [id, createdAt]));
    expect(world.orders.filter(({ buyerId, placedAt }) => placedAt < (joined.get(buyerId) ?? ''))).toEqual([]);
  });

  it('gives each company a tree with its administrator at the top', () => {
    for (const { id, adminBuyerId } of world.companies) {
      const members = new Map(
        world.buyers.filter(({ companyId }) => companyId === id).map((buyer) => [buyer.id, buyer]),
      );
      const tops = [...members.values()].filter(({ parentBuyerId }) => parentBuyerId === undefined);
      expect(tops.map((top) => [top.id, top.role])).toEqual([[adminBuyerId, 'admin']]);
      for (const member of members.values()) {
        let at = member;
        for (let steps = 0; at.parentBuyerId !== undefined && steps < members.size; steps += 1) {
          at = members.get(at.parentBuyerId) ?? at;
        }
        expect(at.id).toBe(adminBuyerId);
      }
    }
  });
});
