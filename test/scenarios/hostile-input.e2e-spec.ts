/** Requests meant to break something: each is refused with a reason, and none is answered with 500. */
import { gzipSync } from 'node:zlib';
import type { Ask } from '../support/app.js';
import { plan, pointers } from '../support/plans.js';
import { debt, optOut, party } from '../support/samples.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-05-02T12:00:00Z', works: false });
  await town.borrower('ada');
});
afterAll(() => town.stop());

const opening = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const bank = (difference: object) => ({
  external_id: 'other-bank',
  kind: 'creditor',
  name: 'Other Sample Bank',
  ...difference,
});

describe('a body', () => {
  const key = { 'idempotency-key': 'deep' };

  it.each<[string, string, Ask, number, string]>([
    [
      'deep as a stack',
      '/v1/parties',
      { raw: opening(100_000), headers: key },
      400,
      'malformed-json',
    ],
    [
      'deep inside an item',
      '/v1/parties/bulk',
      { raw: `{"parties":[${opening(100_000)}]}`, headers: key },
      400,
      'malformed-json',
    ],
    [
      'deep where none is read',
      '/v1/contacts/x/cancel',
      { raw: opening(100_000), headers: key },
      400,
      'malformed-json',
    ],
    [
      'that says it is compressed, and is not',
      '/v1/parties',
      { raw: '{}', headers: { 'content-encoding': 'gzip' } },
      400,
      'bad-request',
    ],
    [
      'of many form fields',
      '/v1/parties',
      {
        raw: 'a=1&'.repeat(2_000),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      413,
      'body-too-large',
    ],
  ])('%s is refused', async (_, path, ask, status, code) => {
    expect(await town.ask('POST', path, ask)).toMatchObject({ status, body: { code } });
  });

  it.each<[string, Buffer, string, number]>([
    ['that is not UTF-8', Buffer.from('{"name":"M\u00fcller"}', 'latin1'), '', 400],
    ['that swells beyond the limit', gzipSync(`"${' '.repeat(50_000_000)}"`), 'gzip', 413],
    ['that is cut off', gzipSync('{"name":"M"}').subarray(0, 20), 'gzip', 400],
  ])('%s is refused', async (_, body, encoding, status) => {
    const response = await fetch(`${town.url}/v1/parties`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${town.key}`,
        'content-type': 'application/json',
        ...(encoding === '' ? {} : { 'content-encoding': encoding }),
      },
      body: new Uint8Array(body),
    });

    expect(response.status).toBe(status);
  });
});

describe('a date', () => {
  it.each<[string, string, object, string]>([
    [
      'year zero',
      '/v1/events',
      optOut('X', { occurred_at: '0000-01-01T00:00:00Z' }),
      '/occurred_at',
    ],
    [
      'no year at all, in UTC',
      '/v1/events',
      optOut('X', { occurred_at: '0001-01-01T00:00:00+14:00' }),
      '/occurred_at',
    ],
    [
      'the year 10000, in UTC',
      '/v1/contacts',
      plan('ada', { not_after: '9999-12-31T23:59:59-00:01' }),
      '/not_after',
    ],
    [
      'a leap second',
      '/v1/events',
      optOut('X', { occurred_at: '2016-12-31T23:59:60Z' }),
      '/occurred_at',
    ],
    ['a day of year zero', '/v1/debts', debt('X', { due_on: '0000-01-01' }), '/due_on'],
    [
      'an offset of a day',
      '/v1/debts',
      debt('X', { balance_as_of: '2026-05-01T00:00:00+24:00' }),
      '/balance_as_of',
    ],
  ])('with %s is refused where it stands', async (_, path, body, pointer) => {
    const reply = await town.ask('POST', path, { body });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual([pointer]);
  });

  it('of never, as systems write it, is taken', async () => {
    const body = plan('ada', { not_after: '9999-12-31T23:59:59Z' });

    expect(await town.ask('POST', '/v1/contacts', { body })).toMatchObject({
      status: 201,
      body: { not_after: '9999-12-31T23:59:59.000Z' },
    });
  });
});

const note = (text: string) => plan('ada', { variables: { note: text } });

describe('a text', () => {
  it.each<[string, string, object, string]>([
    ['NUL in a variable', '/v1/contacts', note('a\u0000b'), '/variables/note'],
    ['half a character in a variable', '/v1/contacts', note('\ud83d'), '/variables/note'],
    ['NUL in words', '/v1/events', optOut('X', { text: '\u0000' }), '/text'],
    ['a name nobody sees', '/v1/parties', party('X', { name: '\u200b \u2060' }), '/name'],
    ['a name that turns round', '/v1/parties', party('X', { name: 'Ida \u202eelpmaS' }), '/name'],
    ['a header in a city', '/v1/parties', party('X', { city: 'a\r\nBcc: b' }), '/city'],
  ])('with %s is refused where it stands', async (_, path, body, pointer) => {
    const reply = await town.ask('POST', path, { body });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual([pointer]);
  });

  it.each(['/v1/templates?purpose=%00', '/v1/templates?purpose=a%00b', '/v1/contacts?rule=%00'])(
    'in the query %s is refused',
    async (path) => {
      expect(await town.ask('GET', path)).toMatchObject({ status: 400 });
    },
  );
});

describe('a number', () => {
  it.each<[string, string, string, string]>([
    ['beyond all numbers', '1e400', '/v1/debts', '/amounts/outstanding'],
    ['no double can hold', '9007199254740993', '/v1/debts', '/amounts/outstanding'],
    ['below zero', '-1', '/v1/debts', '/amounts/outstanding'],
    ['of half a cent', '0.5', '/v1/debts', '/amounts/outstanding'],
  ])('%s is no amount', async (_, number, path, pointer) => {
    const body = debt('X', { amounts: { outstanding: 'here', overdue: 0 } });
    const raw = JSON.stringify(body).replace('"here"', number);

    const reply = await town.ask('POST', path, { raw });

    expect(reply).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(pointers(reply)).toEqual([pointer]);
  });

  it('may be a fraction where it is a rate', async () => {
    const body = bank({ per_second: 0.25 });

    const reply = await town.ask('POST', '/v1/organisations', { body });

    expect(reply).toMatchObject({ status: 201, body: { per_second: 0.25 } });
  });
});
