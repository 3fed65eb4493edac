/** Puts questions to the guard, one or many, and answers each in its place. */
import { type Language, told } from '../compliance/telling/tell.js';
import { answerAsked, type Answered, type Asked, type Unfit } from '../dispatch/asked.js';
import { notBeforeUnder, verdictUnder } from '../dispatch/asked-hold.js';
import type { DispatchContext } from '../dispatch/context.js';
import { countDecision } from '../dispatch/dispatch.metrics.js';
import { lockKnown } from '../dispatch/persons.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { fieldErrors } from '../platform/validation.js';
import type { Scribe } from '../portfolio/scribe.js';
import { readReferences } from './contacts.references.js';
import { checked } from './decisions.check.js';
import { holdFindings, pausedBody } from './decisions.hold.js';
import { reservationResource } from './decisions.resource.js';
import { newQuestion, type NewQuestion } from './decisions.schema.js';

export interface Asking {
  readonly context: DispatchContext;
  /** Throws while no place may be taken. */
  readonly admit: (tx: Tx) => Promise<void>;
}

/** In the order of `questions`: an answer, or why there can be none. */
export async function ask(
  scribe: Scribe,
  { context, admit }: Asking,
  questions: readonly NewQuestion[],
): Promise<(Answered | Problem)[]> {
  const { tx, keys, by } = scribe;
  if (questions.some(({ reserve }) => reserve === true)) await admit(tx);
  const known = await readReferences(tx, questions);
  const read = questions.map((question) => checked(question, known, tx.at));
  const persons = await lockKnown(
    tx,
    keys,
    read.flatMap((one) => (one instanceof Problem ? [] : [one.person_id, one.party_id])),
  );
  const askable = read.map((one) => {
    const isErased =
      !(one instanceof Problem) && !(persons.has(one.person_id) && persons.has(one.party_id));
    return isErased
      ? new Problem('erased', 'the personal data of a person named here was erased')
      : one;
  });
  const fit = askable.filter((one): one is Asked => !(one instanceof Problem));
  const answers = (await answerAsked(tx, context, fit, { persons, by })).values();
  return askable.map((one) => {
    if (one instanceof Problem) return one;
    const answer = answers.next().value;
    if (answer === undefined) throw new Error('every question has an answer');
    if (answer.kind !== 'answered') return unfit(answer);
    countDecision(answer.decision, answer.asked.channel, 'question');
    return answer;
  });
}

/** As `ask`, for items that were not looked at yet. */
export async function askMany(
  scribe: Scribe,
  asking: Asking,
  given: readonly unknown[],
  language: Language,
) {
  const read = given.map((item) => ({ item, result: newQuestion.safeParse(item) }));
  const good = read.flatMap(({ result }) => (result.success ? [result.data] : []));
  const answers = (await ask(scribe, asking, good)).values();
  const items = read.map(({ item, result }, index) => {
    const answer = result.success
      ? answers.next().value
      : new Problem('validation-failed', 'the item does not fit', {
          errors: fieldErrors(result.error.issues, item),
        });
    if (answer === undefined) throw new Error('every question has an answer');
    return answer instanceof Problem
      ? { index, status: 'error', error: shown(answer) }
      : { index, status: 'decided', decision: decisionBody(answer, language) };
  });
  return { object: 'bulk', items };
}

/** @param language of its sentences */
export function decisionBody(answer: Answered, language: Language) {
  const { decision, decision_id, hold, at, judged_at, reservation } = answer;
  return {
    object: 'decision',
    id: publicId('record', decision_id),
    at: iso(at),
    what_if: judged_at === at ? null : iso(judged_at),
    verdict: verdictUnder(hold, decision.verdict),
    not_before: notBeforeUnder(hold, decision.not_before ?? null),
    paused: pausedBody(hold),
    findings: [
      ...holdFindings(hold, language),
      ...decision.findings
        .filter(({ verdict }) => verdict !== 'not_applicable')
        .map(({ because, citation, ...words }) => ({
          ...words,
          because: told(because, language),
          citation: citation.source,
        })),
    ],
    reservation: reservation === null ? null : reservationResource(reservation, at),
  };
}

function unfit({ problems }: Unfit): Problem {
  return new Problem(
    'inconsistent-request',
    `what is known of these persons and this debt cannot be judged: ${problems.join('; ')}`,
  );
}

function shown({ code, title, detail, errors }: Problem) {
  return { code, title, detail, ...(errors.length > 0 && { errors }) };
}
