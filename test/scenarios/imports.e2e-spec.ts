/** Files of a loan system, taken in: mapped, counted, once, and with an answer for every bad row. */
import { announced, DEBTS, errorLines, HEAD, imported, sent } from '../support/imports.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T12:00:00Z' });
  await town.borrower('Ann');
});
afterAll(() => town.stop());

async function refusal(method: string, path: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' };
  const body = method === 'PUT' ? 'a,b' : null;
  const reply = await fetch(`${town.url}${path}`, { method, headers, body });
  const text = await reply.text();
  const [, scope] = /"required_scopes":\["([a-z:]+)"\]/.exec(text) ?? [];
  return [reply.status, scope];
}

describe('a file of debts', () => {
  it('is mapped, counted, and answered row by row', async () => {
    const file = [
      HEAD,
      'I-1,"1,234.56",100.5,12,Ann,',
      'I-2,99,0,3,Nobody,',
      'I-3,99,0,3,Ann',
      '=HYPERLINK("x"),99,0,3,Ann,',
      'I-4,12.345,0,3,Ann,',
      'I-5,1,0,3,Ann,',
    ].join('\n');
    const { path, shown } = await imported(town, { kind: 'debts', mapping: DEBTS }, file);

    expect(shown).toMatchObject({ status: 'done', encoding: 'utf-8', progress: { rows: 6 } });
    expect(shown['result']).toMatchObject({
      created: 2,
      error: 4,
      missing: { party: 1 },
      problems: { 'unknown-reference /parties/*/party': 1 },
    });
    expect((await town.ask('GET', '/v1/debts/external:I-1')).body).toMatchObject({
      amounts: { outstanding: 123_456, overdue: 10_050 },
      days_past_due: 12,
      parties: [{ relation: 'borrower' }],
    });
    const lines = await errorLines(town, path);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^"3","I-2","unknown-reference","\/parties\/0\/party"/);
    expect(lines[1]).toContain('has 5 cells instead of 6');
    // A spreadsheet would run it.
    expect(lines[2]).toMatch(/^"5","'=HYPERLINK\(""x""\)","validation-failed","\/external_id"/);
    expect(lines[3]).toContain('/amounts/outstanding');
    expect((await town.ask('GET', `${path}/row-errors?limit=1`)).body).toMatchObject({
      has_more: true,
      data: [{ line: 3, external_id: 'I-2', errors: [{ field: '/parties/0/party' }] }],
    });
    // The file is personal data: nothing of it is left.
    expect(await town.rows('select 1 from import_piece')).toEqual([]);
  });

  it('changes nothing when it is sent again, and nothing when it is only tried', async () => {
    const file = `${HEAD}\nI-1,"1,234.56",100.50,12,Ann,\nI-9,5,5,1,Ann,\n`;
    const tried = await imported(town, { kind: 'debts', mapping: DEBTS, dry_run: true }, file);
    expect(tried.shown['result']).toMatchObject({ created: 1, exists: 1, error: 0 });
    expect((await town.ask('GET', '/v1/debts/external:I-9')).status).toBe(404);

    const first = await imported(town, { kind: 'debts', mapping: DEBTS }, file);
    const again = await imported(town, { kind: 'debts', mapping: DEBTS }, file);
    expect(first.shown['result']).toMatchObject({ created: 1, exists: 1 });
    expect(again.shown['result']).toMatchObject({ created: 0, exists: 2 });
  });

  it('is refused whole when a column is missing, with all of them named', async () => {
    const path = await announced(town, { kind: 'debts', mapping: { ...DEBTS, currency: 'Curr' } });
    const reply = await sent(town, path, 'Loan no,Balance\nI-1,5\n');

    expect(reply).toMatchObject({ status: 422, body: { code: 'unreadable-file' } });
    const pointers = (reply.body['errors'] as { pointer: string }[]).map((e) => e.pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/mapping/currency', '/mapping/days_past_due']),
    );
    // Without a mapping, what is required must have a column, and what is not known must not be there.
    const plain = await sent(
      town,
      await announced(town, { kind: 'debts' }),
      'external_id,colour\nI-1,red\n',
    );
    expect(plain.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/colour', detail: 'is no field here' }),
        expect.objectContaining({ pointer: '/mapping/lender' }),
      ]),
    );
    // The import still waits for its file, and takes one only.
    expect((await sent(town, path, `Curr,${HEAD}\nGBP,I-6,1,0,1,Ann,\n`)).status).toBe(200);
    expect((await sent(town, path, `Curr,${HEAD}\n`)).body).toMatchObject({ code: 'file-known' });
  });

  it('ends where a quote is never closed, and what stood before counts', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `Q-${i},1,0,1,Ann,`).join('\n');
    const options = { kind: 'debts', mapping: DEBTS };
    const open = 'Q-9,"1,0,1,Ann,\n';
    const { shown } = await imported(town, options, `${HEAD}\n${rows}\n${open}`);
    expect(shown).toMatchObject({
      status: 'failed',
      failure: 'line 7: a quote is opened and never closed',
      progress: { rows: 5 },
      result: { created: 5 },
    });
    const { shown: none } = await imported(town, options, `${HEAD}\n${open}`);
    expect(none).toMatchObject({ status: 'failed', progress: { rows: 0 } });
  });
});

const line = (i: number, debt: string) =>
  JSON.stringify({
    external_id: `IC-${i}`,
    sender: 'bank',
    purpose: 'collection',
    channel: 'email',
    debt,
    to: { party: 'Ann', endpoint: 'Ann-mail' },
    template: 'overdue',
  });

describe('a file of contacts', () => {
  it('is tried with verdicts and what is missing, and then makes one batch', async () => {
    const file = [line(1, 'Ann-loan'), '{broken', line(2, 'no-such-loan')].join('\n');
    const options = { kind: 'contacts', format: 'ndjson' };
    const tried = await imported(town, { ...options, dry_run: true }, file);
    const result = tried.shown['result'] as Record<string, Record<string, number>>;
    expect(result).toMatchObject({ created: 1, error: 2, missing: { debt: 1 } });
    expect(Object.values(result['verdicts'] ?? {})).toEqual([1]);
    expect(await town.rows("select 1 from contact where external_id like 'IC-%'")).toEqual([]);

    const { shown } = await imported(town, options, file);
    expect(shown).toMatchObject({ result: { created: 1, error: 2 } });
    const batch = String(shown['batch_id']);
    expect((await town.ask('GET', `/v1/contacts?batch=${batch}`)).body['data']).toHaveLength(1);
  });

  it('needs the scope that writes what it holds', async () => {
    const key = await town.keyWith(['portfolio:read', 'portfolio:write']);
    const body = { kind: 'contacts', format: 'ndjson' };
    expect(await town.ask('POST', '/v1/imports', { body, key })).toMatchObject({ status: 403 });
    for (const [kind, scope] of [
      ['contacts', 'contacts:write'],
      ['events', 'events:write'],
      ['debts', 'portfolio:write'],
    ] as const) {
      const path = await announced(town, { kind });
      const others = ['contacts:write', 'events:write', 'portfolio:write'].filter(
        (each) => each !== scope,
      );
      const without = await town.keyWith(['portfolio:read', ...others]);
      for (const [method, end] of [
        ['PUT', '/file'],
        ['GET', '/errors'],
      ] as const)
        expect([kind, await refusal(method, path + end, without)]).toEqual([kind, [403, scope]]);
      const within = await town.keyWith(['portfolio:read', scope]);
      expect((await refusal('GET', `${path}/errors`, within))[0]).toBe(200);
    }
    const path = await announced(town, { kind: 'debts' });
    const other = await sent(town, path, '{}', 'application/json');
    expect(other).toMatchObject({ status: 415 });
  });
});
