/**
 * Puts the stored questions of a period to a proposed house policy, under the law of this program.
 *
 * Nothing is sent and nothing is scheduled: each question is judged as it was asked then, by itself. The
 * facts are opened one page at a time, and of them only counts and codes are kept.
 */
import type { Database } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { guardFile } from './guard-file.js';
import { type Answer, GuardRunner } from './guard-runner.js';
import { rulesetText } from './house-policy.js';
import { advance, type Change, type SimulationRow } from './simulation.repository.js';
import { changedRules, counted, type Tally } from './simulation.tally.js';
import { type StoredDecision, storedDecisions } from './stored-decisions.js';

/** Two pages are in memory at once. */
const PAGE = 250;

export interface Work {
  readonly database: Database;
  readonly keys: Keys;
  readonly tenant: number;
  /** Who holds the lease. */
  readonly by: string;
  /** Asked after each page. */
  readonly isStopped: () => boolean;
}

/** Answers whether it came to the end; if not, it was stopped or somebody else goes on. */
export async function runSimulation(row: SimulationRow, work: Work): Promise<boolean> {
  const { database, keys, tenant, by } = work;
  const content = rulesetText(row.policy);
  const runner = new GuardRunner({ guard: guardFile().bytes.toString(), content });
  const settings = JSON.stringify(row.policy.settings);
  const brief = true;
  let { tally, done } = row;
  const wanted = {
    tenant,
    since: row.since.getTime(),
    until: row.until.getTime(),
    page: PAGE,
    ...(row.last_id === null ? {} : { after: row.last_id }),
  };
  try {
    for await (const page of ahead(storedDecisions(database, keys, wanted))) {
      const questions = page.map(({ inputs = '' }) => ({ text: inputs, settings, brief }));
      const answers = await runner.decideAll(questions);
      const changes = page.flatMap((decision, i) => {
        const { sum, change } = added(tally, decision, answers[i]);
        tally = sum;
        return change ?? [];
      });
      done += page.length;
      const last_id = page.at(-1)?.record_id ?? '';
      const progress = { by, done, last_id, tally, changes };
      const isOurs = await database.tx(tenant, (tx) => advance(tx, row.id, progress));
      if (!isOurs || work.isStopped()) return false;
    }
    return true;
  } finally {
    await runner.stop();
  }
}

/** One page is read and opened while the guard is at the page before. */
async function* ahead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  let reading = pages.next();
  for (;;) {
    const { value, done } = await reading;
    if (done === true) return;
    reading = pages.next();
    // If nobody comes back for it, its failure is nobody's either.
    reading.catch(() => {});
    yield value;
  }
}

interface Added {
  readonly sum: Tally;
  readonly change?: Change;
}

function added(tally: Tally, decision: StoredDecision, answer: Answer | undefined): Added {
  const { body, record_id, inputs } = decision;
  if (inputs === undefined) return { sum: { ...tally, erased: tally.erased + 1 } };
  if (answer === undefined || 'error' in answer) {
    return { sum: { ...tally, unreadable: tally.unreadable + 1 } };
  }
  const sum = counted(tally, body, answer);
  if (body.verdict === answer.verdict) return { sum };
  const rules = changedRules(body, answer);
  const { contact, verdict: before } = body;
  return {
    sum,
    change: { decision_id: record_id, contact, before, after: answer.verdict, rules },
  };
}
