/** Decisions are repeated by the guard and the policy of their day, whatever the program has become. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decide } from '../../src/compliance/decide.js';
import type { Ruleset } from '../../src/compliance/ruleset.js';
import { lockPersons } from '../../src/evidence/person.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { guardFile } from '../../src/policies/guard-file.js';
import { GuardRunner } from '../../src/policies/guard-runner.js';
import { replay, type Difference } from '../../src/policies/replay.js';
import { storedDecisions } from '../../src/policies/stored-decisions.js';
import { startTown, type Town } from '../support/town.js';

/** Five past one in London. */
const OPEN = '2026-03-10T13:05:00Z';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: OPEN });
  await town.borrower('ada');
  await town.borrower('bea', 'CN');
  await town.borrower('cal', 'US-NY');
  for (const name of ['ada', 'bea', 'cal', 'ada', 'ada', 'ada']) {
    await town.becomes(await town.contact(name), 'sent', 'held', 'blocked', 'review');
  }
});
afterAll(() => town.stop());

async function replayed(wanted: { since?: number; party?: string } = {}) {
  const { database, keys } = town.installation;
  const differences: Difference[] = [];
  const sum = await replay(database, keys, { tenant: 1, ...wanted }, (one) => {
    differences.push(one);
  });
  return { ...sum, differences };
}

const SAME = { erased: 0, different: 0, differences: [] };

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');

async function partyId(name: string): Promise<string> {
  const [row] = await town.rows<{ id: string }>(`select id from party where external_id = $1`, [
    name,
  ]);
  return row?.id ?? '';
}

async function ruleset(): Promise<{ sha256: string; content: string }> {
  const [row] = await town.rows<{ sha256: string; content: string }>(
    'select sha256, content from ruleset order by created_at limit 1',
  );
  return row ?? { sha256: '', content: '' };
}

/** A program of another day, in which the hours of Britain were others. */
async function otherGuard(hours: string): Promise<{ guard: string; content: string }> {
  const source = guardFile().bytes.toString();
  const [before, after = ''] = source.split('code: "GB-TIME-01"');
  const guard = `${before}code: "GB-TIME-01"${after.replace('daily 08:00-21:00', hours)}`;
  const own = JSON.parse((await ruleset()).content) as Ruleset;
  return { guard, content: JSON.stringify({ ...own, guard: sha256(guard) }) };
}

/** Records that `program` decided the first question, under the hash of `named`. */
async function recordDecision(program: { guard: string; content: string }, named: string) {
  const { database, keys, evidenceOrigin } = town.installation;
  const { value: page } = await storedDecisions(database, keys, { tenant: 1, page: 1 }).next();
  const [first] = page ?? [];
  const text = first?.inputs ?? '';
  const { input } = JSON.parse(text).value;
  const runner = new GuardRunner(program);
  const [answer] = await runner.decideAll([{ text }]);
  await runner.stop();
  if (answer === undefined || 'error' in answer) throw new Error(JSON.stringify(answer));
  const { verdict, not_before, findings } = answer;
  const ada = await partyId('ada');
  await database.tx(1, async (tx) => {
    const person = (await lockPersons(tx, keys, [ada])).get(ada)!;
    const codes = findings.map((finding) => ({ rule: finding.rule, verdict: finding.verdict }));
    const later = not_before === undefined ? {} : { not_before };
    const body = { contact: first?.body.contact ?? '', ruleset: named, verdict, findings: codes };
    const sec = { inputs: { about: person, value: { findings, input } as never } };
    await new EvidenceLog(keys, evidenceOrigin).write(tx, [
      { kind: 'decision', subject: person, body: { ...body, ...later }, sec },
    ]);
  });
  return { input, verdict };
}

describe('a replay', () => {
  it('finds every decision again, words included', async () => {
    expect(await replayed()).toEqual({ decisions: 6, same: 6, ...SAME });
  });

  it('reads from an instant on', async () => {
    const since = Date.parse('2026-03-11T00:00:00Z');
    expect(await replayed({ since })).toMatchObject({ decisions: 0 });
  });

  it('reads one person alone', async () => {
    expect(await replayed({ party: await partyId('ada') })).toMatchObject({ decisions: 4 });
  });

  it('goes by a ruleset whose hash names text, numbers and code', async () => {
    const kept = await ruleset();
    const { guard, house, rules } = JSON.parse(kept.content) as Ruleset;
    expect(sha256(kept.content)).toBe(kept.sha256);
    expect(guard).toBe(guardFile().sha256);
    expect(house.caps.map(({ code }) => code)).toContain('HOUSE-CAP-DAY');
    expect(rules.map(({ rule }) => rule)).toEqual(rules.map(({ rule }) => rule).toSorted());
    const numbersOf = (code: string) => rules.find(({ rule }) => rule === code)?.numbers;
    expect(numbersOf('REGF-FREQ-7')).toEqual({ days: 7, max: 7 });
    expect(numbersOf('GB-TIME-01')).toEqual({ hours: ['daily 08:00-21:00'] });
    expect(numbersOf('HOUSE-CAP-DAY')).toEqual({ days: 1, max: 3 });
    expect(numbersOf('CN-STOP-01')).toEqual({});
  });

  it('still repeats what yesterday’s guard decided and today’s would not', async () => {
    const older = await otherGuard('daily 08:00-12:00');
    await town.rows(`insert into guard_file values ($1, $2, now())`, [
      sha256(older.guard),
      gzipSync(older.guard),
    ]);
    await town.rows(`insert into ruleset values (1, $1, $2, $3, now())`, [
      sha256(older.content),
      sha256(older.guard),
      older.content,
    ]);
    const { input, verdict } = await recordDecision(older, sha256(older.content));

    expect(verdict).toBe('defer');
    expect(decide(input).verdict).toBe('allow');
    expect(await replayed()).toEqual({ decisions: 7, same: 7, ...SAME });
  });

  it('tells, finding by finding, what its own guard does not repeat', async () => {
    const forged = await otherGuard('daily 08:00-12:30');
    await recordDecision(forged, (await ruleset()).sha256);

    const { different, differences } = await replayed();

    expect(different).toBe(1);
    expect(differences[0]).toMatchObject({
      recorded: expect.arrayContaining([
        'defer until 2026-03-11T08:00:00.000Z',
        'GB-TIME-01 defer',
      ]),
      decided: expect.arrayContaining(['allow', 'GB-TIME-01 pass']),
    });
  });

  it('tells which ruleset is not kept', async () => {
    const today = { guard: guardFile().bytes.toString(), content: (await ruleset()).content };
    await recordDecision(today, '0'.repeat(64));

    const { differences } = await replayed();

    expect(differences).toContainEqual(
      expect.objectContaining({ decided: { error: expect.stringContaining('not kept') } }),
    );
  });
});

describe('a guard in its thread', () => {
  const asked = JSON.stringify({ value: { input: { facts: {} } } });

  async function seen(expression: string) {
    const runner = new GuardRunner({
      guard: `export const decide = () => ({ verdict: typeof ${expression}, findings: [] });`,
      content: '{}',
    });
    const [answer] = await runner.decideAll([{ text: asked }]);
    await runner.stop();
    return answer;
  }

  it.each(['process', 'require', 'fetch', 'setTimeout', 'console', 'Buffer'])(
    'has no %s',
    async (name) => {
      expect(await seen(name)).toMatchObject({ verdict: 'undefined' });
    },
  );

  it('imports nothing', async () => {
    const runner = new GuardRunner({ guard: `import 'node:fs';`, content: '{}' });
    await expect(runner.decideAll([{ text: asked }])).rejects.toThrow('imports nothing');
  });
});
