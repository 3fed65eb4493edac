/** What the demo claims, checked against what arrived. A check without problems holds. */
import type { SmtpDouble } from '../doubles/smtp.js';
import type { TwilioDouble } from '../doubles/twilio.js';
import type { Explained } from './explained.js';

export interface Check {
  /** What holds if there are no problems, as a sentence without its full stop. */
  readonly claim: string;
  readonly problems: readonly string[];
}

/** A message at a borrower's, however it came there. */
export interface Arrival {
  readonly vendor_message_id: string;
  readonly address: string;
  readonly subject: string | undefined;
  readonly text: string;
}

export function arrivals(
  smtp: Pick<SmtpDouble, 'mails'>,
  twilio: Pick<TwilioDouble, 'messages'>,
): Arrival[] {
  const mails = smtp.mails.flatMap(({ to, headers, subject, text }) =>
    to.map((address) => ({
      vendor_message_id: headers['message-id'] ?? '',
      address,
      subject,
      text,
    })),
  );
  const messages = twilio.messages.map(({ sid, to, body }) => ({
    vendor_message_id: sid,
    address: to,
    subject: undefined,
    text: body,
  }));
  return [...mails, ...messages];
}

export function checkArrivals(
  explained: readonly Explained[],
  arrived: readonly Arrival[],
): Check[] {
  const sender = new Map(explained.map((one) => [one.contact.vendor_message_id, one]));
  const pairs = arrived.map((arrival) => ({
    arrival,
    one: sender.get(arrival.vendor_message_id),
  }));
  return [
    {
      claim: 'nothing arrived without a decision that allowed it',
      problems: pairs.flatMap(({ arrival, one }) => unallowed(arrival, one)),
    },
    {
      claim: 'every message arrived where it should, exactly as it was judged',
      problems: pairs.flatMap(({ arrival, one }) =>
        one === undefined ? [] : changed(arrival, one),
      ),
    },
    { claim: 'nothing arrived twice', problems: twice(pairs.map(({ arrival }) => arrival)) },
    { claim: 'everything that was sent arrived', problems: lost(explained, arrived) },
    { claim: 'no contact failed', problems: explained.flatMap(failed) },
  ];
}

function unallowed({ vendor_message_id }: Arrival, one: Explained | undefined): string[] {
  if (one === undefined) return [`\`${vendor_message_id}\` belongs to no contact`];
  const { decision } = one.explanation;
  if (decision?.verdict === 'allow') return [];
  // A person may clear what a rule left to a person.
  if (decision?.verdict === 'review' && decision.approval !== null) return [];
  return [
    `\`${one.contact.external_id}\` arrived, but its decision is ${decision?.verdict ?? 'missing'}`,
  ];
}

function changed({ address, subject, text }: Arrival, one: Explained): string[] {
  const { external_id } = one.contact;
  const judged = one.explanation.decision?.message ?? undefined;
  if (judged === undefined) return [`of \`${external_id}\` the evidence holds no words`];
  // Of a mail's very last line ends SMTP keeps no account.
  const isSame =
    text === (one.contact.channel === 'email' ? judged.text.replace(/\n+$/, '') : judged.text);
  return [
    ...(isSame ? [] : [`the text of \`${external_id}\` is not the one that was judged`]),
    ...(subject === judged.subject ? [] : [`the subject of \`${external_id}\` is another`]),
    ...(address.toLowerCase() === one.address.toLowerCase()
      ? []
      : [`\`${external_id}\` arrived somewhere else`]),
  ];
}

function twice(arrived: readonly Arrival[]): string[] {
  const seen = new Set<string>();
  return arrived.flatMap(({ vendor_message_id, address, text }) => {
    const names = [vendor_message_id, JSON.stringify([address, text])];
    const isKnown = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return isKnown ? [`\`${vendor_message_id}\` arrived twice`] : [];
  });
}

function lost(explained: readonly Explained[], arrived: readonly Arrival[]): string[] {
  const there = new Set(arrived.map(({ vendor_message_id }) => vendor_message_id));
  return explained.flatMap(({ contact: { external_id, status, vendor_message_id } }) => {
    const isSent = ['sent', 'delivered', 'undelivered'].includes(status);
    return isSent && !there.has(vendor_message_id ?? '') ? [`\`${external_id}\` is ${status}`] : [];
  });
}

function failed({ contact: { external_id, status, error_code } }: Explained): string[] {
  const isBad = status === 'failed' || status === 'undelivered' || status === 'unknown';
  return isBad ? [`\`${external_id}\` is ${status}: ${error_code ?? 'no reason given'}`] : [];
}

/** Whether the service took every receipt that the vendor posted. */
export function checkReceipts({ callbacks }: Pick<TwilioDouble, 'callbacks'>): Check {
  return {
    claim: `every receipt of the vendor was taken (${callbacks.length})`,
    problems: callbacks
      .filter(({ answer }) => answer === undefined || answer >= 300)
      .map(({ sid, status, answer }) => `\`${status}\` of \`${sid}\` met ${answer ?? 'no answer'}`),
  };
}
