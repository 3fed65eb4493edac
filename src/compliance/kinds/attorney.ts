/** No direct contact with somebody who is represented for the debt. */
import type { Question } from '../question.js';
import { type Heading, type Rule, block, pass } from '../rule.js';
import { dayAt } from '../zoned.js';
import { consentsDirectly } from './consents.js';
import { isAboutDebt } from './contacts.js';
import { isReply } from './replies.js';
import { isConsumer } from './us-consumer.js';

const RESPONSE_DAYS = 30;

interface Represented {
  /** It binds only once the name and the address of the attorney are known. */
  readonly known?: true;
  /** Consent that the consumer gave directly lifts it. */
  readonly consent?: true;
  /** Whether an attorney who stays silent for the tenant's days reopens the way. Default yes. */
  readonly silence?: 'lifts' | 'ignored';
  readonly replies?: true;
  /** From when the notice binds; default at once. */
  readonly binds?: (question: Question, notice: number) => boolean;
}

export function represented(options: Heading & { readonly how: Represented }): Rule {
  const { how, ...heading } = options;
  return {
    ...(how.silence === 'ignored' ? {} : { numbers: { response_days: RESPONSE_DAYS } }),
    ...heading,
    appliesTo: (question) => question.events('attorney_notice').length > 0 && isConsumer(question),
    check(question) {
      const { known, binds = () => true } = how;
      const notices = question
        .events('attorney_notice')
        .filter(
          (event) =>
            isAboutDebt(question, event) && (!known || (event.name_known && event.address_known)),
        );
      const last = notices.at(-1);
      // A later notice renews what it follows: an earlier one binds on, but must be lifted anew.
      if (last === undefined || !notices.some(({ when }) => binds(question, when))) return pass;
      return isLifted(question, last.when, how)
        ? pass
        : block('an attorney represents this person for the debt');
    },
  };
}

function isLifted(question: Question, since: number, how: Represented): boolean {
  if (how.replies && isReply(question)) return true;
  const agreed = question
    .events('attorney_consent')
    .some((event) => event.when >= since && isAboutDebt(question, event));
  if (agreed || (how.consent && consentsDirectly(question, since))) return true;
  return how.silence !== 'ignored' && isSilent(question, since);
}

/** The day of the letter to the attorney is day 0; the days must have passed. */
function isSilent(question: Question, since: number): boolean {
  const days = question.facts.settings.attorney_response_days ?? RESPONSE_DAYS;
  const asked = question
    .events('attorney_contacted')
    .findLast((event) => event.when >= since && isAboutDebt(question, event));
  if (asked === undefined) return false;
  return question.dayZones.every(
    (zone) => dayAt(zone, question.at) - dayAt(zone, asked.when) > days,
  );
}
