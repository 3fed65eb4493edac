/** Borrowers answer: one clicks a mail's opt-out link, one texts STOP. Then another contact is planned. */
import type { Contact as PlannedContact, Portfolio } from '../portfolio/shapes.js';
import type { Check } from './checks.js';
import type { Contact } from './contacts.js';
import type { Stage } from './stage.js';

export interface Reply {
  /** What the borrower did, as a sentence without its full stop. */
  readonly said: string;
  readonly answered: PlannedContact;
  /** What the loan system asks for afterwards, not knowing better. */
  readonly further: PlannedContact;
}

export class ReplyError extends Error {
  override name = 'ReplyError';
}

type Answering = Pick<Stage, 'smtp' | 'twilio' | 'url'>;

export async function replies(
  stage: Answering,
  contacts: readonly Contact[],
  portfolio: Portfolio,
): Promise<Reply[]> {
  const mailed = answerable('email', contacts, portfolio);
  const texted = answerable('sms', contacts, portfolio);
  const said: Reply[] = [];
  if (mailed !== undefined) {
    await unsubscribe(stage, mailed.contact.vendor_message_id);
    const did = `the reader of ${mailed.contact.external_id} clicked its opt-out link`;
    said.push({
      said: did,
      answered: mailed.planned,
      further: again(mailed.planned, 'OPTED-OUT', 'mail after one-click opt-out'),
    });
  }
  if (texted !== undefined) {
    await stop(stage, texted.contact.vendor_message_id);
    const did = `the reader of ${texted.contact.external_id} answered STOP`;
    said.push({
      said: did,
      answered: texted.planned,
      further: again(texted.planned, 'STOPPED', 'text after STOP'),
    });
  }
  return said;
}

/** A borrower whose answer disturbs no other story: the one with the fewest contacts, in the portfolio's order. */
function answerable(channel: 'sms' | 'email', contacts: readonly Contact[], portfolio: Portfolio) {
  const arrived = new Map(
    contacts
      .filter(({ status }) => status === 'sent' || status === 'delivered')
      .map((contact) => [contact.external_id, contact]),
  );
  const crowd = ({ to }: PlannedContact) =>
    portfolio.contacts.filter((other) => other.to.party === to.party).length;
  const candidates = portfolio.contacts.flatMap((planned) => {
    const contact = arrived.get(planned.external_id);
    return contact !== undefined && planned.channel === channel && isToBorrower(planned, portfolio)
      ? [{ planned, contact }]
      : [];
  });
  return candidates.toSorted((a, b) => crowd(a.planned) - crowd(b.planned))[0];
}

/** And no reminder before the due date, which could be too late to be planned once more. */
function isToBorrower({ purpose, debt, to }: PlannedContact, { debts }: Portfolio): boolean {
  const { parties = [] } = debts.find(({ external_id }) => external_id === debt) ?? {};
  const isBorrower = parties.some(
    ({ party, relation }) => party === to.party && relation === 'borrower',
  );
  return isBorrower && purpose === 'collection';
}

async function unsubscribe({ smtp }: Answering, messageId: string | null): Promise<void> {
  const mail = smtp.mails.find(({ headers }) => headers['message-id'] === messageId);
  const link = /<(http[^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1];
  if (link === undefined) throw new ReplyError(`the mail \`${messageId}\` has no opt-out link`);
  // RFC 8058: this very body, and no cookie or key.
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const { ok, status } = await fetch(link, { method: 'POST', body });
  if (!ok) throw new ReplyError(`the opt-out link answered \`${status}\``);
}

async function stop({ twilio, url }: Answering, sid: string | null): Promise<void> {
  const message = twilio.messages.find((one) => one.sid === sid);
  if (message === undefined || message.from === null) {
    throw new ReplyError(`the message \`${sid}\` never arrived`);
  }
  const reply = { from: message.to, to: message.from, body: 'STOP' };
  const status = await twilio.post_inbound(`${url}/v1/vendors/twilio/inbound`, reply);
  if (status !== 200) {
    throw new ReplyError(`a signed STOP met \`${status ?? 'no answer'}\` at the webhook`);
  }
}

function again(planned: PlannedContact, suffix: string, story: string): PlannedContact {
  const { not_before: _, not_after: __, ...rest } = planned;
  return { ...rest, external_id: `K-${suffix}`, metadata: { story } };
}

const CONFIRMED = 'CONFIRMED';
const CONFIRMATION = 'opt_out_confirmation';

/** The service confirms a STOP by itself, under an id that is another each time: here it has a name. */
export function withConfirmation(contacts: readonly Contact[]): Contact[] {
  return contacts.map((contact) =>
    contact.purpose === CONFIRMATION ? { ...contact, external_id: `K-${CONFIRMED}` } : contact,
  );
}

/** What nobody planned, as if somebody had. */
export function confirmation(
  made: readonly Reply[],
  contacts: readonly Contact[],
): PlannedContact[] {
  const stopped = made.find(({ answered }) => answered.channel === 'sms')?.answered;
  if (stopped === undefined || !contacts.some(({ purpose }) => purpose === CONFIRMATION)) return [];
  return [again(stopped, CONFIRMED, 'the one confirmation of a STOP')];
}

/** Whether the guard knew of every answer. */
export function checkReplies(made: readonly Reply[], contacts: readonly Contact[]): Check {
  const statusOf = new Map(contacts.map((contact) => [contact.external_id, contact.status]));
  return {
    claim: 'whoever opted out is not written to again',
    problems: made
      .map(({ further }) => further.external_id)
      .filter((id) => statusOf.get(id) !== 'blocked')
      .map((id) => `\`${id}\` is ${statusOf.get(id) ?? 'missing'}, not blocked`),
  };
}
