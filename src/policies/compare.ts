/**
 * Whether a policy tightens or loosens what is in force, field by field.
 *
 * Whatever permits a contact that was not permitted before loosens, even if it forbids another besides.
 */
import type { Settings } from '../compliance/facts.js';
import type { HouseCap, HousePolicy, HouseRetention } from '../compliance/house.js';
import { datesOf } from './holidays/known-holidays.js';
import { ofLexicon } from './compare-lexicon.js';
import { closesOver, less, more, onOff, subset, union, type Change } from './directions.js';

export type Effect = 'tightens' | 'loosens' | 'none';

export interface FieldChange {
  /** JSON pointer into the policy; a cap by its code, holidays by place and year. */
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly effect: Exclude<Effect, 'none'>;
}

export interface Comparison {
  /** The version that was in force. */
  readonly with: string | null;
  readonly effect: Effect;
  readonly fields: readonly FieldChange[];
}

type Judge<T> = (from: T | undefined, to: T | undefined) => Change;

type Judges = { readonly [K in keyof Settings]-?: Judge<NonNullable<Settings[K]>> };

const REGULATION_F = [false, 'limits', true] as const;

const SETTINGS: Judges = {
  apply_regf_to_creditors: more((value = false) => REGULATION_F.indexOf(value)),
  attorney_response_days: more((days = 30) => days),
  close_public_holidays: onOff(false),
  // Where the law leaves hours open it is all day, but in Great Britain 08:00 to 21:00.
  contact_window: closesOver([
    { from: '00:00', to: '24:00' },
    { from: '08:00', to: '21:00' },
  ]),
  disaster_hold: onOff(true),
  electronic_safe_harbor: more((value = 'required') => (value === 'required' ? 1 : 0)),
  hold_while_disputed: onOff(true),
  ledger_amounts_only: onOff(false),
  lexicon: ofLexicon,
  link_domains: subset,
  max_messages_per_7_days: less,
  max_sms_per_person_per_day: less,
  pause_until_promise_date: onOff(true),
  quiet_hours_for_reminders: onOff(false),
};

export function compare(from: HousePolicy, to: HousePolicy): Comparison {
  const fields = [
    ...settings(from.settings, to.settings),
    ...caps(from, to),
    ...field('/contact_hours', from.contact_hours, to.contact_hours, closesOver([ALL_DAY])),
    ...field(
      '/min_gap_minutes',
      from.min_gap_minutes,
      to.min_gap_minutes,
      more((m = 0) => m),
    ),
    ...field('/optional_rules', from.optional_rules, to.optional_rules, union),
    ...holidays(from, to),
    ...field('/retention', from.retention, to.retention, keeps),
  ];
  return { with: from.version, effect: overall(fields), fields };
}

/** What goes earlier is lost: that is looser. */
function keeps(from: HouseRetention | undefined, to: HouseRetention | undefined): Change {
  const names = new Set([...Object.keys(from?.sections ?? {}), ...Object.keys(to?.sections ?? {})]);
  const steps = [undefined, ...names].map((name) => step(kept(from, name), kept(to, name)));
  return steps.find((change) => change === 'loosens') ?? steps.find(Boolean);
}

/** In years; of no name: what is not named either. */
function kept(policy: HouseRetention | undefined, name = ''): number {
  return Math.min(policy?.years ?? Infinity, policy?.sections?.[name] ?? Infinity);
}

function step(from: number, to: number): Change {
  if (from === to) return undefined;
  return to > from ? 'tightens' : 'loosens';
}

const ALL_DAY = { from: '00:00', to: '24:00' };

export function overall(fields: readonly Pick<FieldChange, 'effect'>[]): Effect {
  if (fields.some(({ effect }) => effect === 'loosens')) return 'loosens';
  return fields.length > 0 ? 'tightens' : 'none';
}

function field<T>(
  name: string,
  from: T | undefined,
  to: T | undefined,
  judge: Judge<T>,
): FieldChange[] {
  const effect = judge(from, to);
  return effect === undefined ? [] : [{ field: name, from: from ?? null, to: to ?? null, effect }];
}

function settings(from: Settings, to: Settings): FieldChange[] {
  return (Object.keys(SETTINGS) as (keyof Settings)[]).flatMap((key) =>
    field<unknown>(`/settings/${key}`, from[key], to[key], SETTINGS[key] as Judge<unknown>),
  );
}

function caps(from: HousePolicy, to: HousePolicy): FieldChange[] {
  const codes = new Set([...from.caps, ...to.caps].map(({ code }) => code));
  return [...codes].flatMap((code) => {
    const named = (cap: HouseCap): boolean => cap.code === code;
    return field(`/caps/${code}`, from.caps.find(named), to.caps.find(named), capChange);
  });
}

function capChange(from: HouseCap | undefined, to: HouseCap | undefined): Change {
  if (from === undefined) return to === undefined ? undefined : 'tightens';
  if (to === undefined || !implies(to, from)) return 'loosens';
  return implies(from, to) ? undefined : 'tightens';
}

/** Whoever keeps `a` keeps `b`: fewer, in more days, on at least its channels. */
function implies(a: HouseCap, b: HouseCap): boolean {
  const covers =
    a.channels === undefined ||
    (b.channels?.every((channel) => a.channels?.includes(channel)) ?? false);
  return a.max <= b.max && a.days >= b.days && covers;
}

/** A day that is a holiday no longer may be worked: compared with the calendars where nothing was written. */
function holidays(from: HousePolicy, to: HousePolicy): FieldChange[] {
  const lists = [...(from.holidays ?? []), ...(to.holidays ?? [])];
  const places = new Map(lists.map((list) => [`${list.residence}/${list.year}`, list]));
  return [...places].flatMap(([name, { residence, year }]) => {
    const before = datesOf(from.holidays ?? [], residence, year);
    const after = datesOf(to.holidays ?? [], residence, year);
    return field(`/holidays/${name}`, before, after, (was, is) => {
      // Unknown holidays are for a person: knowing them opens the other days.
      if (was === undefined) return is === undefined ? undefined : 'loosens';
      return is === undefined ? 'tightens' : union(was, is);
    });
  });
}
