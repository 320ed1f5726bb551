import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tags } from '../../platform/tags.ts';

const code = fc.string({ minLength: 1, maxLength: 20 });
const legalEntity = fc.stringMatching(/^[A-Za-z0-9]{1,4}$/);
const number = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9:/ _.-]{0,18}$/);
const ofCompany = [
  ...(['account', 'ledgerOf', 'invoice', 'invoicesOf', 'salesOrder', 'salesOrdersOf', 'returnOrder'] as const),
];
const ofSku = ['product', 'salable', 'stock', 'agreements'] as const;

describe('tags', () => {
  it.each(ofCompany)('of %s are the same however D365 spells the case', (kind) => {
    fc.assert(
      fc.property(legalEntity, number, (entity, of) => {
        expect(tags[kind](entity.toUpperCase(), of.toLowerCase())).toBe(
          tags[kind](entity.toLowerCase(), of.toUpperCase()),
        );
      }),
    );
  });

  it.each(ofSku)('of %s are the same however the two systems spell the SKU', (kind) => {
    fc.assert(
      fc.property(number, (sku) => {
        expect(tags[kind](sku.toLowerCase())).toBe(tags[kind](sku.toUpperCase()));
      }),
    );
  });

  it('of Dataverse ids do not mind their case', () => {
    const id = '01B5EEB5-455E-EE11-BE6F-000D3A1AAA29';
    expect([tags.negotiation(id), tags.case(id)]).toEqual([
      tags.negotiation(id.toLowerCase()),
      tags.case(id.toLowerCase()),
    ]);
  });

  it('of Commerce keep their spelling, which tells orders apart', () => {
    expect(tags.order('a1')).not.toBe(tags.order('A1'));
  });

  it.each(ofCompany)('of %s meet only where company and number are the same', (kind) => {
    fc.assert(
      fc.property(legalEntity, number, legalEntity, number, (entity, of, otherEntity, other) => {
        const isSame = `${entity}:${of}`.toLowerCase() === `${otherEntity}:${other}`.toLowerCase();
        expect(tags[kind](entity, of) === tags[kind](otherEntity, other)).toBe(isSame);
      }),
    );
  });

  it('of different kinds never meet, whatever they are made of', () => {
    const makers: ((text: string) => string)[] = [
      ...ofCompany.map((kind) => (text: string) => tags[kind]('usmf', text)),
      ...ofSku.map((kind) => (text: string) => tags[kind](text)),
      ...[tags.customer, tags.company, tags.order, tags.ordersOf, tags.orderRow, tags.quote, tags.return],
      ...[tags.negotiation, tags.case],
    ];
    const whole = Object.values(tags).filter((tag) => typeof tag === 'string');
    expect(new Set(whole).size).toBe(whole.length);
    fc.assert(
      fc.property(code, code, (text, other) => {
        const made = [...makers.map((make) => make(text)), ...whole];
        expect(new Set(made).size).toBe(made.length);
        const [first, ...rest] = makers.map((make) => make(text));
        expect(rest).not.toContain(first);
        expect(makers.slice(1).map((make) => make(other))).not.toContain(first);
      }),
    );
  });
});
