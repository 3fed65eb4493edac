/**
 * No rule is dead for want of its facts: every worked case, and one at least for every rule, goes in through
 * the public doors, as parties, debts, organisations and events, and is judged at its instant as the case
 * alone would be.
 */
import { jest } from '@jest/globals';
import type { Settings } from '../../src/compliance/facts.js';
import type { HouseHolidays } from '../../src/compliance/house.js';
import { packsFor } from '../../src/compliance/packs.js';
import { RULES } from '../../src/compliance/rules/index.js';
import { evaluated } from '../../src/intake/evaluate.js';
import { PACKS_WITH_HOLIDAYS } from '../../src/policies/holidays/known-holidays.js';
import { furtherCases } from '../support/further-cases.js';
import { declaration, houseOf } from '../support/house.js';
import { houseSettings } from '../support/house-settings.js';
import { startTown, type Town } from '../support/town.js';
import { loadable, workedCases, type WorkedCase } from '../support/worked-cases.js';

jest.setTimeout(120_000);

// That an erasure was asked for nobody can upload; the story `erasure` asks for one.
const cases = [...workedCases('us', 'cn', 'world'), ...furtherCases()].filter(
  ({ facts }) => facts.restricted !== true,
);
const bodies = loadable(cases);

let town: Town;
beforeAll(async () => {
  // After everything that the cases tell of.
  town = await startTown({ at: '2028-01-01T00:00:00Z', works: false });
  for (const body of bodies.organisations) await put('/v1/organisations', body);
  await bulk('parties');
  await bulk('debts');
  await bulk('events');
  // What a case leaves unsaid is ordinary.
  await (await houseOf(town)).settled('/v1/declarations', declaration());
});
afterAll(() => town.stop());

async function put(path: string, body: unknown): Promise<Record<string, unknown>> {
  const reply = await town.ask('POST', path, { body });
  if (reply.status > 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

async function bulk(what: 'parties' | 'debts' | 'events'): Promise<void> {
  const { items } = await put(`/v1/${what}/bulk`, { [what]: bodies[what] });
  const refused = (items as { status: string }[]).filter(({ status }) => status !== 'created');
  expect(refused).toEqual([]);
}

interface House {
  readonly settings: Settings;
  readonly holidays: readonly HouseHolidays[];
}

/** Cases under the same settings and holidays are judged in one call. */
function byHouse(): Map<string, WorkedCase[]> {
  const groups = new Map<string, WorkedCase[]>();
  for (const one of cases) {
    const house: House = { settings: one.facts.settings, holidays: holidaysOf(one) };
    const key = JSON.stringify(house);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** What the case says of holidays is all that there are where its person lives. */
function holidaysOf({ facts, attempt }: WorkedCase): HouseHolidays[] {
  const { residence } = facts.person;
  if (!isClosedOnHolidays(facts)) return [];
  const year = Number(attempt.at.slice(0, 4));
  return [year - 1, year, year + 1, year + 2].map((each) => ({
    residence,
    year: each,
    dates: facts.holidays.filter((date) => date.startsWith(String(each))),
  }));
}

function isClosedOnHolidays({ person, settings }: WorkedCase['facts']): boolean {
  return (
    settings.close_public_holidays === true ||
    packsFor(person).some((pack) => PACKS_WITH_HOLIDAYS.has(pack))
  );
}

interface Judged {
  readonly id?: string;
  readonly verdict?: unknown;
  readonly not_before?: unknown;
  readonly findings?: readonly { readonly rule: string; readonly verdict: string }[];
}

/** The verdict, and what every rule that applies has to say. */
function judgement({ verdict, not_before, findings = [] }: Judged): unknown {
  const said = findings.map((finding) => `${finding.rule} ${finding.verdict}`);
  return { verdict, not_before: not_before ?? null, said };
}

/** Every decision that was made here. */
const decided: string[] = [];
/** Rules that had something to say in one of them. */
const spoken = new Set<string>();

describe.each([...byHouse()])('in the house %s', (house, group) => {
  it(`judges ${group.length} stored cases as the case format does`, async () => {
    const { settings, holidays } = JSON.parse(house) as House;
    await houseSettings(town, settings, holidays);
    const questions = group.map((one) => bodies.questions[cases.indexOf(one)]);

    const { items } = await put('/v1/decisions', { questions });

    for (const { decision } of items as { decision?: Judged }[]) {
      decided.push(decision?.id ?? '');
      for (const { rule } of decision?.findings ?? []) spoken.add(rule);
    }
    const judged = (items as { decision?: Judged; error?: unknown }[]).map((item, i) => [
      group[i]?.id,
      item.decision === undefined ? item.error : judgement(item.decision),
    ]);
    expect(judged).toEqual(group.map((one) => [one.id, judgement(evaluated(one))]));
  });
});

describe('the stored input of a decision', () => {
  it('is a case of the format again, with the same answer', async () => {
    expect(decided).toHaveLength(cases.length);
    for (const id of decided.filter((_, i) => i % 5 === 0)) {
      const { body } = await town.ask('GET', `/v1/decisions/${id}`);
      const again = evaluated(body['input']);
      expect([id, judgement(again)]).toEqual([id, judgement(body)]);
    }
  });
});

describe('every rule', () => {
  it('had something to say in one of the stored cases', () => {
    // What is not declared has a story of its own, `house-decisions`; here everything is.
    const law = RULES.map(({ code }) => code).filter(
      (code) => !code.startsWith('DECLARED-') && !['STOP-RESTRICTED', 'STOP-CEASE'].includes(code),
    );
    expect(law.filter((code) => !spoken.has(code))).toEqual([]);
  });
});
