/** The draft of a house policy: the fields of the form, and the body that the API is asked with. */
import type { Schemas } from '../../api/client.js';

export type Policy = Schemas['Policy'];
export type Content = Schemas['ComparedPolicy'];
type Settings = Content['settings'];

/** A setting by the kind of field that it has. A setting that is missing here is a type error. */
export const SETTINGS = {
  apply_regf_to_creditors: 'regulation',
  quiet_hours_for_reminders: 'switch',
  close_public_holidays: 'switch',
  contact_window: 'hours',
  max_messages_per_7_days: 'number',
  max_sms_per_person_per_day: 'number',
  hold_while_disputed: 'switch',
  pause_until_promise_date: 'switch',
  disaster_hold: 'switch',
  electronic_safe_harbor: 'harbor',
  attorney_response_days: 'number',
  ledger_amounts_only: 'switch',
  link_domains: 'list',
  lexicon: 'lexicon',
} as const satisfies Record<keyof Settings, string>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export type Values = Content & { readonly reason?: string; readonly effective_from?: string };

export function contentOf({ reason: _r, effective_from: _e, ...values }: Values): Content {
  const given = stripped(values) as Partial<Content> | undefined;
  return {
    ...given,
    version: given?.version ?? '',
    settings: given?.settings ?? {},
    caps: given?.caps ?? [],
  };
}

/** For a field in which none chosen is no choice: an emptied list would allow nothing, or be refused. */
export function unlessEmpty(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** Of the policy in force, what a form holds. */
export function valuesOf(policy: Policy): Values {
  const { settings, caps, contact_hours, min_gap_minutes, optional_rules, holidays } = policy;
  // No field shows the retention; it stays as it is.
  const { retention } = policy;
  const hours = { contact_hours, min_gap_minutes };
  const content = { settings, caps, ...hours, optional_rules, holidays, retention };
  return { ...(JSON.parse(JSON.stringify(content)) as Content), version: '' };
}

/** Without what was left empty: a cleared field is no value, and an object without any is none. */
function stripped(value: unknown): unknown {
  if (value === '' || value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => stripped(one) ?? {});
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([name, one]) => {
    const kept = stripped(one);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
