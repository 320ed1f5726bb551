import { describe, expect, it } from 'vitest';
import { UpstreamRefused, UpstreamUnavailable } from '../../../platform/errors.ts';
import { commerceDialect, dataverseDialect, financeDialect, identityDialect } from '../../../platform/http/dialects.ts';
import { type Dialect, toFailure } from '../../../platform/http/failure.ts';
import { readRetryAfter } from '../../../platform/http/retryAfter.ts';

const facts = { system: 'x', operation: 'write things' };
const failure = (dialect: Dialect, status: number, body: unknown, headers = {}) =>
  toFailure({ status, headers, body }, facts, dialect, 1000);

describe('the words of Commerce', () => {
  it('have their placeholders filled, named and numbered', () => {
    const named = {
      message: 'No such entity with %fieldName = %fieldValue',
      parameters: { fieldName: 'customerId', fieldValue: 99 },
    };
    expect(failure(commerceDialect, 404, named).message).toBe('No such entity with customerId = 99');
    expect(failure(commerceDialect, 400, { message: '%1 of %2, 100%', parameters: ['a', 'b'] }).message).toBe(
      'a of b, 100%',
    );
    expect(failure(commerceDialect, 400, { message: 'No %toString', parameters: {} }).message).toBe('No %toString');
  });

  it('tell each field’s fault', () => {
    const errors = [{ message: '%fieldName is required.', parameters: { fieldName: 'sku' } }, { message: 'Wrong.' }];
    expect(failure(commerceDialect, 400, { message: 'Faults:', errors }).message).toBe(
      'Faults: sku is required. Wrong.',
    );
  });
});

describe('the words of Finance & Operations', () => {
  const refused = {
    error: {
      code: '',
      message: 'An error has occurred.',
      innererror: { message: "Write failed for table row of type 'X'. Infolog: Warning: Site is mandatory." },
    },
  };

  it('are those of the innermost error', () => {
    expect(failure(financeDialect, 400, refused).message).toContain('Site is mandatory');
    expect(failure(financeDialect, 400, { error: { message: 'Bad filter' } }).message).toBe('Bad filter');
  });

  it('mean a refusal when X++ answers a write with its infolog and 500, and an outage otherwise', () => {
    expect(failure(financeDialect, 500, refused)).toBeInstanceOf(UpstreamRefused);
    expect(failure(financeDialect, 500, '<html>')).toBeInstanceOf(UpstreamUnavailable);
  });
});

it('Dataverse says what happened, and names the call for its support desk', () => {
  const headers = { 'x-ms-service-request-id': 'abc' };
  const error = failure(
    dataverseDialect,
    412,
    { error: { code: '0x80060882', message: 'The version differs.' } },
    headers,
  );
  expect(error).toMatchObject({ message: 'The version differs.', requestId: 'abc', status: 412 });
});

it('a body of no known shape leaves our own words', () => {
  for (const dialect of [commerceDialect, financeDialect, dataverseDialect, identityDialect]) {
    for (const body of [undefined, null, '<html>', [], 7, { message: { a: 1 } }]) {
      expect(failure(dialect, 418, body).message).toBe('x refused the request (HTTP 418)');
    }
  }
});

describe('Retry-After', () => {
  it('is read as seconds and as a date, against the clock of the one who wrote it', () => {
    expect(readRetryAfter({ 'retry-after': '7' })).toBe(7000);
    const date = { date: 'Tue, 01 Jan 2030 00:00:00 GMT', 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT' };
    expect(readRetryAfter(date)).toBe(9000);
    expect(readRetryAfter({ 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT' }, Date.parse('2030-01-01T00:00:00Z'))).toBe(
      9000,
    );
  });

  it('is nothing when it says nothing', () => {
    expect(readRetryAfter({})).toBeUndefined();
    expect(readRetryAfter({ 'retry-after': 'soon' })).toBeUndefined();
  });
});
