/** What a new contact says, in the form in which it is compared and stored. */
import type { PersonKey } from '../evidence/person.js';
import { seal, type Keys } from '../platform/keys.js';
import type { FieldError } from '../platform/problem.js';
import { variablesUse, type NewContact } from '../schedule/contact.js';
import { defaultNotAfter } from '../schedule/lifetime.js';
import type { Resolved } from './contacts.check.js';

/**
 * However a caller names the same things or writes the same instants, the content is the same. A new
 * field must go to the end, and only when it is given: what is stored must not change its hash.
 */
export function contentHash(keys: Keys, one: Resolved): Buffer {
  const { input } = one;
  const text = JSON.stringify([
    input.external_id,
    one.sender.id,
    input.purpose,
    input.channel,
    one.debt.id,
    one.party.id,
    one.endpoint.id,
    input.template,
    input.locale ?? null,
    sorted(input.variables),
    instant(input.not_before) ?? null,
    instant(input.not_after) ?? null,
    one.in_reply_to?.id ?? null,
    sorted(input.metadata),
  ]);
  return keys.requestHash(text);
}

function sorted(record: Readonly<Record<string, unknown>> = {}): [string, unknown][] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

interface Origin {
  readonly id: string;
  readonly batchId: string | null;
  readonly by: string | null;
  readonly at: number;
  readonly promised_for: string | null;
  readonly request_hash: Buffer;
  readonly addressee: PersonKey;
}

export function contactOf(one: Resolved, origin: Origin): NewContact {
  const { input, sender, debt, party, endpoint, in_reply_to } = one;
  const { id, at, addressee, request_hash } = origin;
  const wanted = instant(input.not_before);
  const not_before = wanted !== undefined && wanted > at ? wanted : null;
  return {
    id,
    external_id: input.external_id,
    batch_id: origin.batchId,
    sender_id: sender.id,
    purpose: input.purpose,
    channel: input.channel,
    debt_id: debt.id,
    person_id: debt.debtor_id,
    party_id: party.id,
    endpoint_id: endpoint.id,
    template: input.template,
    locale: input.locale ?? null,
    in_reply_to: in_reply_to?.id ?? null,
    variables:
      input.variables === undefined
        ? null
        : seal(addressee.dek, variablesUse(id), Buffer.from(JSON.stringify(input.variables))),
    metadata: input.metadata ?? {},
    not_before,
    not_after: instant(input.not_after) ?? endOf(one, origin, not_before ?? at),
    request_hash,
    created_by: origin.by,
  };
}

/** A contact that would be over before it could begin. One that only comes too late is taken in, and has expired. */
export function lifetimeTrouble(
  { input, debt }: Resolved,
  { not_after }: NewContact,
): FieldError[] {
  const not_before = instant(input.not_before);
  if (not_before === undefined || not_after > not_before) return [];
  if (input.not_after !== undefined) {
    return [
      {
        pointer: '/not_after',
        detail: 'is not after `not_before`',
        remedy: 'send a later instant, or leave it out',
      },
    ];
  }
  return [
    {
      pointer: '/purpose',
      detail: `is a reminder before the due date, but the debt is due on \`${debt.due_on ?? ''}\` and this comes later`,
      remedy: 'send another `purpose` with a template for it, or correct the `due_on` of the debt',
    },
  ];
}

function endOf({ input, debt }: Resolved, { promised_for }: Origin, from: number): number {
  const zones =
    debt.debtor_day_zone === null
      ? (debt.debtor_zones ?? []).map(({ zone }) => zone)
      : [debt.debtor_day_zone];
  const { purpose } = input;
  return defaultNotAfter({ purpose, due_on: debt.due_on, promised_for, zones }, from);
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
