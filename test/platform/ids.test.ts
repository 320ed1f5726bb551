import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountId,
  companyId,
  customerId,
  dataverseId,
  type InvoiceKey,
  invoiceId,
  legalEntityId,
  orderNumber,
  parseAccountId,
  parseCartId,
  parseCompanyId,
  parseCustomerId,
  parseDataverseId,
  parseInvoiceId,
  parseOrderNumber,
  parseQuoteId,
  parseSku,
  quoteId,
  skuKey,
} from '../../platform/ids.ts';

const legalEntity = fc.stringMatching(/^[A-Za-z0-9]{1,4}$/);
const number = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9:/ _.-]{0,18}[A-Za-z0-9])?$/);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const invoice: fc.Arbitrary<InvoiceKey> = fc.record({
  legalEntity,
  number,
  date: day,
  voucher: fc.oneof(number, fc.constant('')),
});
const shouted = (key: InvoiceKey): InvoiceKey => ({
  legalEntity: key.legalEntity.toUpperCase(),
  number: key.number.toUpperCase(),
  voucher: key.voucher.toUpperCase(),
  date: `${key.date}T12:00:00Z`,
});

describe('account ids', () => {
  it('are lower case before the colon and upper case after it', () => {
    expect(accountId('USMF', 'us-001')).toBe('usmf:US-001');
  });

  it('are the same however the two systems spell the case', () => {
    fc.assert(
      fc.property(legalEntity, number, (entity, account) => {
        const id = accountId(entity, account);
        expect(accountId(entity.toUpperCase(), account.toLowerCase())).toBe(id);
        expect(accountId(entity.toLowerCase(), account.toUpperCase())).toBe(id);
      }),
    );
  });

  it('never meet unless the accounts are the same', () => {
    fc.assert(
      fc.property(legalEntity, number, legalEntity, number, (entity, account, otherEntity, otherAccount) => {
        const isSame =
          entity.toLowerCase() === otherEntity.toLowerCase() && account.toLowerCase() === otherAccount.toLowerCase();
        expect(accountId(entity, account) === accountId(otherEntity, otherAccount)).toBe(isSame);
      }),
    );
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(legalEntity, number, (entity, account) => {
        const id = accountId(entity, account);
        const parsed = parseAccountId(id);
        expect(parsed && accountId(parsed.legalEntity, parsed.number)).toBe(id);
      }),
    );
  });

  it('do not confuse letters that only upper case makes alike', () => {
    expect(accountId('usmf', 'straße')).not.toBe(accountId('usmf', 'strasse'));
    expect(accountId('usmf', 'ı')).not.toBe(accountId('usmf', 'i'));
    expect(accountId('usmf', 'größe')).toBe(accountId('usmf', 'GRÖßE'));
  });

  it.each([
    '',
    ':',
    'usmf',
    'usmf:',
    ':US-001',
    'toolong:1',
    "us'f:1",
    'usmf: 1',
    'usmf:1 ',
    'usmf:a\u0000b',
    'usmf:\ud800',
    `usmf:${'1'.repeat(21)}`,
  ])('refuse %j', (id) => expect(parseAccountId(id)).toBeUndefined());

  it('give undefined or a canonical id for any text, and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = parseAccountId(text);
        if (parsed !== undefined) expect(parseAccountId(accountId(parsed.legalEntity, parsed.number))).toEqual(parsed);
      }),
    );
  });

  it('throw when our own code makes one of nonsense', () => {
    expect(() => accountId('', 'US-001')).toThrow(RangeError);
    expect(() => legalEntityId('usmf:')).toThrow(RangeError);
  });
});

describe('invoice ids', () => {
  it('are the same for a day and for the instant F&O makes of it, in any case', () => {
    fc.assert(fc.property(invoice, (key) => void expect(invoiceId(shouted(key))).toBe(invoiceId(key))));
  });

  it('can be read back, and only in the one spelling', () => {
    fc.assert(
      fc.property(invoice, (key) => {
        const id = invoiceId(key);
        const parsed = parseInvoiceId(id);
        expect(parsed && invoiceId(parsed)).toBe(id);
        expect(parseInvoiceId(`${id}=`)).toBeUndefined();
      }),
    );
  });

  it('never meet unless all four parts are the same', () => {
    fc.assert(
      fc.property(invoice, invoice, (one, other) => {
        const isSame = JSON.stringify(shouted(one)).toLowerCase() === JSON.stringify(shouted(other)).toLowerCase();
        expect(invoiceId(one) === invoiceId(other)).toBe(isSame);
      }),
    );
  });

  it('refuse what is not one, and never throw', () => {
    const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    expect(parseInvoiceId(forged(['usmf', 'CIV-1', '2026-02-30', 'V1']))).toBeUndefined();
    expect(parseInvoiceId(forged(['usmf', 'civ-1', '2026-02-03', 'V1']))).toBeUndefined();
    expect(parseInvoiceId(forged(['usmf', 'CIV-1', '2026-02-03']))).toBeUndefined();
    expect(parseInvoiceId(forged({ length: 4 }))).toBeUndefined();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(parseInvoiceId(text)).toBeUndefined()));
  });
});

describe('numbers of Commerce rows', () => {
  it('are plain positive numerals', () => {
    expect([customerId(12), companyId('7'), quoteId(4_294_967_295)]).toEqual(['12', '7', '4294967295']);
  });

  it.each(['', '0', '007', '-1', '1.5', '1e3', ' 1', '4294967296', '１２'])('refuse %j', (text) => {
    for (const parse of [parseCustomerId, parseCompanyId, parseQuoteId]) expect(parse(text)).toBeUndefined();
  });
});

describe('other ids', () => {
  it('keep an order number as Commerce spells it', () => {
    expect(orderNumber('000000042')).toBe('000000042');
    expect(parseOrderNumber('EU000000042')).toBe('EU000000042');
    expect(parseOrderNumber("1' or 1 eq 1")).toBeUndefined();
    expect(parseOrderNumber('')).toBeUndefined();
  });

  it('keep a SKU as Commerce spells it, and compare it without regard to case', () => {
    expect(parseSku('wh-100 Ä')).toBe('wh-100 Ä');
    expect(skuKey('wh-100 ä')).toBe(skuKey('WH-100 Ä'));
    expect(parseSku('a\nb')).toBeUndefined();
    expect(parseSku('x'.repeat(65))).toBeUndefined();
  });

  it('put Dataverse ids in lower case', () => {
    fc.assert(fc.property(fc.uuid(), (guid) => void expect(dataverseId(guid.toUpperCase())).toBe(guid)));
    expect(parseDataverseId('{6f3b2c8e-0000-0000-0000-000000000000}')).toBeUndefined();
  });

  it('tell the two names of a cart apart', () => {
    expect(parseCartId('42')).toEqual({ number: '42' });
    expect(parseCartId('aB3'.padEnd(32, 'x'))).toEqual({ masked: 'aB3'.padEnd(32, 'x') });
    expect(parseCartId('aB3')).toBeUndefined();
  });
});
