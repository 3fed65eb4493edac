/**
 * Decides attempts that others make: a dialer, a branch, another notification system asks, we answer and
 * record, they act. What is asked is judged by the code, the facts and the locks of our own contacts.
 */
import type { Attempt } from '../compliance/attempt.js';
import { decide, type Decision } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import { InvalidFactsError } from '../compliance/invalid-facts.js';
import type { Person, PersonKey } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { lawInForce, type Law } from '../policies/house-policy.js';
import { holdOrganisationsShared } from '../portfolio/organisation.repository.js';
import { pausesOn, type CoveringPause } from '../schedule/pause.asked.js';
import { holdBrakeShared } from '../schedule/pause.js';
import { askedDraft } from './asked-record.js';
import { holdOf, type Hold, verdictUnder } from './asked-hold.js';
import type { DispatchContext } from './context.js';
import { storedEvent } from './decide-contacts.js';
import { readRows } from './facts.repository.js';
import { guardInput } from './guard-input.js';
import { pendingEvent, type ReservationRow } from './reservation.js';
import { insertReservations, type NewReservation } from './reservation.repository.js';
import { openUntil } from './reservation.until.js';
import type { AttemptRow } from './rows.js';
import { arrange, remember, type World } from './world.js';

/** Fields of the case format that only whoever makes the attempt can know. */
export type Particulars = Omit<
  Attempt,
  'at' | 'channel' | 'purpose' | 'debt' | 'to' | 'in_reply_to'
>;

/** A question whose references are resolved. */
export interface Asked extends AttemptRow {
  readonly particulars: Particulars;
  /** Another instant than now: a question without consequence, which can reserve nothing. */
  readonly what_if: number | undefined;
  /** Takes the place if the answer is `allow`, and says by when one will hear what became of it. */
  readonly reserved_until: number | undefined;
}

export interface Answered {
  readonly kind: 'answered';
  readonly decision_id: string;
  readonly asked: Asked;
  /** When it was decided, and the instant that was judged: the same unless somebody asked `what_if`. */
  readonly at: number;
  readonly judged_at: number;
  readonly input: GuardInput;
  /** What law and house say; a pause is not theirs. */
  readonly decision: Decision;
  readonly hold: Hold | null;
  readonly reservation: ReservationRow | null;
}

/** What is known does not make a question that could be judged. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly problems: readonly string[];
}

/** @param persons the locked debtors and addressed parties of all questions */
export async function answerAsked(
  tx: Tx,
  context: DispatchContext,
  questions: readonly Asked[],
  { persons, by }: { persons: ReadonlyMap<string, Person>; by: string | null },
): Promise<(Answered | Unfit)[]> {
  if (questions.length === 0) return [];
  // Before the pauses are read, and until the commit: whoever pauses waits for it, and no yes is given afterwards.
  await Promise.all([holdOrganisationsShared(tx), holdBrakeShared(tx)]);
  const { answers, law, world } = await judged(tx, context, questions, persons);
  const answered = answers.filter((one) => one.kind === 'answered');
  await context.evidence.write(
    tx,
    answered.map((one) => askedDraft(one, law, { world, persons, by })),
  );
  await insertReservations(
    tx,
    answered.flatMap(({ reservation }): NewReservation[] =>
      reservation === null ? [] : [{ ...reservation, made_by: by }],
    ),
  );
  return answers;
}

/** As `answerAsked`, of which nothing stays: no record, no place. For whoever only looks, so nobody is locked. */
export async function answerIdly(
  tx: Tx,
  context: DispatchContext,
  questions: readonly Asked[],
  persons: ReadonlyMap<string, PersonKey>,
): Promise<(Answered | Unfit)[]> {
  if (questions.length === 0) return [];
  return (await judged(tx, context, questions, persons)).answers;
}

async function judged(
  tx: Tx,
  context: DispatchContext,
  questions: readonly Asked[],
  persons: ReadonlyMap<string, PersonKey>,
) {
  const [law, at] = await Promise.all([lawInForce(tx, context.evidence), tx.now()]);
  const earliest = Math.min(at, ...questions.map(({ what_if }) => what_if ?? at));
  const paused = await pausesOn(tx, questions, at);
  const rows = await readRows(tx, [...persons.keys()], [], earliest);
  const world = arrange(rows, persons, (row) => storedEvent(row, persons), at);
  const answers = questions.map((asked, n) =>
    answer(world, law, asked, { at, paused: paused.get(n) ?? [] }),
  );
  return { answers, law, world };
}

/** A later question sees the place that an earlier one took. */
function answer(
  world: World,
  law: Law,
  asked: Asked,
  { at, paused }: { at: number; paused: readonly CoveringPause[] },
): Answered | Unfit {
  const judged_at = asked.what_if ?? at;
  const decision_id = uuid7(at);
  try {
    const input = inputOf(world, law, asked, judged_at);
    const decision = decide(input, law.rules);
    const hold = holdOf(paused, decision, input, law.rules);
    const said = { kind: 'answered', decision_id, asked, decision, hold } as const;
    const base = { ...said, at, judged_at, input };
    const reservation = reserved(base, law);
    if (reservation !== null)
      remember(world, [asked.person_id, asked.party_id], pendingEvent(reservation));
    return { ...base, reservation };
  } catch (error) {
    if (error instanceof InvalidFactsError) return { kind: 'unfit', problems: error.problems };
    throw error;
  }
}

function inputOf(world: World, law: Law, asked: Asked, at: number): GuardInput {
  const input = guardInput(world, asked, law, at, undefined);
  const attempt = { ...asked.particulars, ...input.attempt };
  if (asked.what_if === undefined) return { ...input, attempt };
  // What came later was not known then; a place that is taken counts whatever its instant.
  const timeline = input.timeline.filter(
    (event) => Date.parse(event.at) <= at || ('pending' in event && event.pending),
  );
  return { ...input, timeline, attempt };
}

function reserved(
  { decision_id, asked, at, input, decision, hold }: Omit<Answered, 'reservation'>,
  law: Law,
): ReservationRow | null {
  const { particulars, what_if: _, reserved_until, ...attempt } = asked;
  if (reserved_until === undefined || verdictUnder(hold, decision.verdict) !== 'allow') return null;
  const { mode, voice } = particulars;
  return {
    ...attempt,
    decision_id,
    attempt_id: uuid7(at),
    manner: { ...(mode === undefined ? {} : { mode }), ...(voice === undefined ? {} : { voice }) },
    attempt_at: new Date(iso(at)),
    valid_until: new Date(openUntil(input, law.rules, at, reserved_until)),
    expires_at: new Date(reserved_until),
    outcome: null,
    event_id: null,
    settled_at: null,
  };
}
