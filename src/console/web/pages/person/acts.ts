/** The acts of a card: which fields each has, and what the API is sent. */
import type { Schemas } from '../../api/client.js';
import { instantIn, startOfDay } from './zones.js';

export type NewAct = Schemas['NewAct'];
export type Kind = NewAct['kind'];

export const KINDS: readonly Kind[] = [
  'promise',
  'callback',
  'dispute',
  'wrong_number',
  'stop',
  'cease',
  'attorney',
  'hardship_hold',
  'third_party_refused',
  'deceased',
];

export type FieldName =
  | 'attorney'
  | 'name_known'
  | 'address_known'
  | 'form'
  | 'portion'
  | 'endpoint'
  | 'channel'
  | 'reason'
  | 'until'
  | 'due'
  | 'amount'
  | 'requested_for'
  | 'debts';

export const FIELDS: Readonly<Record<Kind, readonly FieldName[]>> = {
  promise: ['due', 'amount', 'debts'],
  callback: ['endpoint', 'requested_for', 'debts'],
  dispute: ['form', 'portion', 'debts'],
  wrong_number: ['endpoint'],
  stop: ['endpoint', 'channel'],
  cease: ['form', 'debts'],
  attorney: ['attorney', 'name_known', 'address_known', 'debts'],
  hardship_hold: ['reason', 'until', 'debts'],
  third_party_refused: [],
  deceased: [],
};

export const REQUIRED: ReadonlySet<FieldName> = new Set([
  'attorney',
  'form',
  'endpoint',
  'channel',
  'reason',
  'until',
  'due',
  'amount',
  'requested_for',
]);

export type Values = Partial<Record<FieldName, unknown>> & { readonly why?: string };

/** Days and times are those of the borrower's place; what was left empty is not sent. */
export function actOf(kind: Kind, values: Values, zones: readonly string[]): NewAct {
  const given = Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) =>
        value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  const { until, requested_for } = given;
  return {
    kind,
    ...given,
    ...(typeof until === 'string' && { until: startOfDay(zones, until) }),
    ...(typeof requested_for === 'string' && {
      requested_for: instantIn(zones[0] ?? 'UTC', requested_for),
    }),
  } as NewAct; // the API names whatever does not fit
}
