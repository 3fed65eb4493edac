/**
 * Where the values in a message come from: the debt's present figures, the people, the last promise or
 * hold. Only what a template declares is made, because writing sums and dates costs time.
 */
import type { TimelineEvent } from '../compliance/timeline.js';
import type { PersonKey } from '../evidence/person.js';
import { holdReason, localDate, localDay, minorUnits, money } from '../messages/format.js';
import type { Declarations, Locale, Variables, VariableValue } from '../messages/template.js';
import { publicId } from '../platform/ids.js';
import { daysPastDue } from './guard-input.js';
import type { ContactRow, DebtRow, OrganisationRow, PartyRow } from './rows.js';
import { found, type World } from './world.js';

export interface Subject {
  readonly world: World;
  readonly persons: ReadonlyMap<string, PersonKey>;
  readonly optOutUrl: (contactId: string) => string;
  readonly pageUrl: (contact: Pick<ContactRow, 'id' | 'not_after'>) => string;
  /** Whether somebody said how borrowers reach us. */
  readonly isPublic: boolean;
  readonly contact: ContactRow;
  readonly addressee: PartyRow;
  readonly locale: Locale;
  readonly atMs: number;
}

type Figure = (subject: Subject) => VariableValue | undefined;

const inCountry =
  (code: string): Figure =>
  (subject) =>
    String(debtorOf(subject).facts['residence']).slice(0, 2).toLowerCase() === code;

const FIGURES: Readonly<Record<string, Figure>> = {
  addressee_name: (subject) => nameOf(subject.addressee, subject),
  borrower_name: (subject) => nameOf(debtorOf(subject), subject),
  sender_name: (subject) => senderOf(subject).name,
  lender_name: lenderName,
  signature,
  account_tail: (subject) => debtOf(subject).account_tail ?? undefined,
  amount_overdue: (subject) => amount(subject, 'overdue'),
  amount_outstanding: (subject) => amount(subject, 'outstanding'),
  amount_fees: (subject) => amount(subject, 'fees'),
  due_date: (subject) => date(debtOf(subject).due_on ?? undefined, subject),
  days_past_due: (subject) => daysPastDue(debtOf(subject), subject.atMs),
  days_until_due: (subject) => -daysPastDue(debtOf(subject), subject.atMs),
  promise_amount: promiseAmount,
  promise_date: (subject) => date(lastPromise(subject)?.due, subject),
  hold_until: holdUntil,
  hold_reason: (subject) => {
    const reason = lastHold(subject)?.reason;
    return reason === undefined ? undefined : holdReason(reason, subject.locale);
  },
  opt_out_url: ({ contact, optOutUrl }) =>
    contact.channel === 'email' ? optOutUrl(contact.id) : undefined,
  page_url: ({ contact, pageUrl }) => (contact.channel === 'call' ? undefined : pageUrl(contact)),
  is_collector: (subject) => senderOf(subject).kind === 'collector',
  is_first_communication: isFirst,
  in_cn: inCountry('cn'),
  in_us: inCountry('us'),
  in_gb: inCountry('gb'),
  in_au: inCountry('au'),
  in_in: inCountry('in'),
  in_hk: inCountry('hk'),
};

/** A value for every declared variable that is ours to fill. */
export function figuresFor(declared: Declarations, subject: Subject): Variables {
  const values: Record<string, VariableValue> = {};
  for (const name in declared) {
    if (isLeftOut(name, declared, subject)) continue;
    const value = Object.hasOwn(FIGURES, name) ? FIGURES[name]?.(subject) : undefined;
    if (value !== undefined) values[name] = value;
  }
  return values;
}

const LINKS: readonly string[] = ['page_url', 'opt_out_url'];

/** A link that nobody can open is not offered; words that cannot do without it keep it as they always did. */
function isLeftOut(name: string, declared: Declarations, { isPublic }: Subject): boolean {
  return LINKS.includes(name) && !isPublic && declared[name]?.required !== true;
}

function debtOf({ world, contact }: Subject): DebtRow {
  return found(world.debts.get(contact.debt_id), 'debt');
}

function debtorOf({ world, contact }: Subject): PartyRow {
  return found(world.parties.get(contact.person_id), 'party');
}

function senderOf({ world, contact }: Subject): OrganisationRow {
  return found(world.organisations.get(contact.sender_id), 'sender');
}

function lenderName(subject: Subject): string {
  return found(subject.world.organisations.get(debtOf(subject).lender_id), 'lender').name;
}

function signature(subject: Subject): string {
  const { facts, name } = senderOf(subject);
  const signatures = facts['sms_signatures'];
  return Array.isArray(signatures) && typeof signatures[0] === 'string' ? signatures[0] : name;
}

function amount(subject: Subject, key: string): string | undefined {
  const { amounts, currency } = debtOf(subject);
  const minor = amounts[key];
  return minor === undefined ? undefined : money(minor, currency, subject.locale);
}

function date(day: string | undefined, { locale }: Subject): string | undefined {
  return day === undefined ? undefined : localDate(day, locale);
}

function nameOf(party: PartyRow, { world }: Subject): string {
  return found(world.profileOf(party), 'party').name;
}

function isFirst(subject: Subject): boolean {
  const validation = debtOf(subject).facts['validation'] as
    { initial_communication_done?: boolean } | undefined;
  return validation?.initial_communication_done === false;
}

type AboutDebt = TimelineEvent & { debts?: readonly string[] };

function lastOf({ world, contact }: Subject, type: TimelineEvent['type']) {
  const debt = publicId('debt', contact.debt_id);
  const events = (world.timelineOf.get(contact.person_id) ?? []) as AboutDebt[];
  return events
    .filter(
      (event) => event.type === type && (event.debts === undefined || event.debts.includes(debt)),
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
}

function lastPromise(subject: Subject) {
  return lastOf(subject, 'promise') as { amount?: string; due?: string } | undefined;
}

function promiseAmount(subject: Subject): string | undefined {
  const promised = lastPromise(subject)?.amount;
  if (promised === undefined) return undefined;
  const { currency } = debtOf(subject);
  return money(minorUnits(promised, currency), currency, subject.locale);
}

function lastHold(subject: Subject) {
  return lastOf(subject, 'hold_started') as { until?: string; reason?: string } | undefined;
}

function holdUntil(subject: Subject): string | undefined {
  const until = lastHold(subject)?.until;
  const zones = subject.addressee.facts['time_zones'] as { zone: string }[] | undefined;
  if (until === undefined) return undefined;
  return localDay(Date.parse(until), subject.locale, zones?.[0]?.zone ?? 'UTC');
}
