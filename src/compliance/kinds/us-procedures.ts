/**
 * 1006.6(d)(3)-(5): the procedures that keep electronic messages from reaching somebody else.
 *
 * Outside them a message is not forbidden, but the defence of error is lost; the tenant chooses.
 */
import { readDate } from '../instants.js';
import type { Dated, Question } from '../question.js';
import { dayAt } from '../zoned.js';
import { standingConsent, withdrawalAt } from './consents.js';
import { isAboutDebt } from './contacts.js';

export const FRESH_DAYS = 60;
export const NOTICE_DAYS = 35;
const FRESH = FRESH_DAYS * 86_400_000;

export function isDisclosed(question: Question): boolean {
  const { endpoint } = question.attempt.to;
  return question.events('third_party_disclosure').some((event) => event.endpoint === endpoint);
}

/** Messages of the person from the endpoint since consent was last withdrawn there. */
export function messagesFrom(
  question: Question,
  channel: 'sms' | 'email',
): readonly Dated<'message'>[] {
  const { to } = question.attempt;
  const withdrawn = withdrawalAt(question, channel, to.endpoint);
  return question
    .events('message')
    .filter(
      (event) =>
        event.direction === 'inbound' &&
        event.channel === channel &&
        event.endpoint === to.endpoint &&
        event.party === to.party &&
        event.when > withdrawn,
    );
}

/** The person texted from the number or consented, lately or with a check that it is still theirs. */
export function isTextOpen(question: Question): boolean {
  const consent = standingConsent(question, { scope: 'sms', direct: true });
  const last = messagesFrom(question, 'sms').at(-1);
  const latest = Math.max(consent?.when ?? -Infinity, last?.when ?? -Infinity);
  if (latest === -Infinity) return false;
  // No data confirms nothing and takes nothing back: the last answer of the database stands.
  const check = question
    .events('reassigned_number_check')
    .findLast(
      ({ endpoint, result }) => endpoint === question.attempt.to.endpoint && result !== 'no_data',
    );
  // A number found reassigned after the last word from it is somebody else's by now.
  if (check?.result === 'yes' && check.when > latest) return false;
  if (question.at - latest < FRESH) return true;
  return check?.result === 'no' && question.at - check.when < FRESH && covers(check, latest);
}

/** The database was asked about the time since the consent or text, not only since later. */
function covers({ since }: Dated<'reassigned_number_check'>, latest: number): boolean {
  // A local date may be a day ahead of UTC.
  return (readDate(since) ?? Infinity) * 86_400_000 <= latest + 86_400_000;
}

/** (4)(i): the consumer used the address, or consented to it directly. */
export function isEmailFromConsumer(question: Question): boolean {
  return (
    standingConsent(question, { scope: 'email', direct: true }) !== undefined ||
    messagesFrom(question, 'email').length > 0
  );
}

/** (4)(iii): the immediately prior collector used the address and no opt-out came. */
export function isEmailFromCollector(question: Question): boolean {
  const prior = question.debt.prior_collectors?.at(-1);
  if (prior === undefined) return false;
  const last = question
    .events('prior_collector_email')
    .findLast(
      (event) => event.collector === prior && event.endpoint === question.attempt.to.endpoint,
    );
  return last !== undefined && last.used && !last.opted_out && last.obtained_lawfully;
}

/** (4)(ii): the last day to opt out under a sufficient notice of the creditor, as a day number. */
export function optOutDay(question: Question): number | undefined {
  const { endpoint } = question;
  if (endpoint.employer_provided === true || !isPublicDomain(endpoint.domain)) return undefined;
  const { to } = question.attempt;
  if (question.events('opt_out').some((event) => event.endpoint === to.endpoint)) return undefined;
  const days = question
    .events('notice')
    .filter((event) => event.endpoint === to.endpoint && isAboutDebt(question, event))
    .map((event) => lastDayOf(question, event))
    .filter((day) => day !== undefined);
  return days.length === 0 ? undefined : Math.min(...days);
}

function lastDayOf(question: Question, notice: Dated<'notice'>): number | undefined {
  const { kind, names_collector, complete, address_from_consumer, creditor_used_address } = notice;
  const isSufficient =
    kind === 'creditor_transfer' &&
    names_collector === true &&
    complete === true &&
    address_from_consumer === true &&
    creditor_used_address === true;
  const last = notice.opt_out_by === undefined ? undefined : readDate(notice.opt_out_by);
  if (!isSufficient || last === undefined) return undefined;
  const sent = question.dayZones.map((zone) => dayAt(zone, notice.when));
  return last - Math.max(...sent) >= NOTICE_DAYS ? last : undefined;
}

/** Open to the general public: not a school, an authority or the forces. */
function isPublicDomain(domain: string | undefined): boolean {
  return domain === undefined || !/\.(?:edu|gov|mil)(?:\.[a-z]{2})?$/i.test(domain);
}
