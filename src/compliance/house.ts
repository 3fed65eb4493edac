/**
 * House policy: settings, caps and hours that a tenant adds as data. They bind for every residence.
 *
 * What it adds stands beside the law and never instead of it, so it can only tighten. Where a rule leaves
 * a choice to the tenant, that choice is a setting.
 */
import type { Channel } from './attempt.js';
import type { ClockWindow, Person, Settings } from './facts.js';
import { cap } from './kinds/cap.js';
import { gap } from './kinds/gap.js';
import { contactsMade, contactsPrompted } from './kinds/house-contacts.js';
import { chosenWeek } from './kinds/chosen-hours.js';
import { openHours } from './kinds/open-hours.js';
import { isPrompted } from './kinds/prompted.js';
import { packsFor } from './packs.js';
import type { Citation, Rule } from './rule.js';
import { OPTIONAL_RULES, RULES } from './rules/index.js';

export interface HouseCap {
  /** Shown in findings, such as `HOUSE-CAP-DAY`. */
  readonly code: string;
  readonly max: number;
  /** Calendar days that end on the day of the attempt. */
  readonly days: number;
  /** Which channels count and are limited; absent means all of them together. */
  readonly channels?: readonly Channel[] | undefined;
  readonly per: 'person';
  readonly says: string;
}

/** The public holidays of a place and year, all of them, in place of what the calendars say. */
export interface HouseHolidays {
  readonly residence: string;
  readonly year: number;
  readonly dates: readonly string[];
}

/** How long sealed sections are kept, by the age of their record in years; the law may want them longer. */
export interface HouseRetention {
  readonly years?: number | undefined;
  /** Of single sections, by name. */
  readonly sections?: Readonly<Record<string, number>> | undefined;
}

export interface HousePolicy {
  readonly version: string;
  /** Merged into `facts.settings` by the caller; see `settingsFor`. */
  readonly settings: Settings;
  readonly caps: readonly HouseCap[];
  /** Hours for every purpose, residence and channel but letters, within those of the law. */
  readonly contact_hours?: ClockWindow | undefined;
  /** Between two contacts of one person, over all channels. */
  readonly min_gap_minutes?: number | undefined;
  /** Rows of the rule tables that are off by default. */
  readonly optional_rules?: readonly string[] | undefined;
  readonly holidays?: readonly HouseHolidays[] | undefined;
  /** Absent: nothing is deleted because of its age. It is nothing that the guard looks at. */
  readonly retention?: HouseRetention | undefined;
}

export const HOUSE_HOURS = 'HOUSE-HOURS';
export const HOUSE_GAP = 'HOUSE-GAP';

/** What a policy adds to the law, to stand behind it in the list given to `decide`. */
export function houseRules(policy: HousePolicy): Rule[] {
  const { contact_hours, min_gap_minutes, optional_rules = [], version } = policy;
  return [
    ...OPTIONAL_RULES.filter(({ code }) => optional_rules.includes(code)),
    ...(contact_hours === undefined ? [] : [houseHours(contact_hours, version)]),
    ...(min_gap_minutes === undefined ? [] : [houseGap(min_gap_minutes, version)]),
    ...policy.caps.map((house) => houseCap(house, version)),
  ];
}

const HOURS_LEFT: ReadonlySet<string> = new Set(
  RULES.flatMap(({ leavesHours = [] }) => leavesHours),
);

/** The settings for one person: hours that replace those of a pack only where its law leaves them open. */
export function settingsFor(
  settings: Settings,
  person: Pick<Person, 'residence' | 'city'>,
): Settings {
  if (settings.contact_window === undefined) return settings;
  if (packsFor(person).some((pack) => HOURS_LEFT.has(pack))) return settings;
  return withoutWindow(settings);
}

const withouts = new WeakMap<Settings, Settings>();

function withoutWindow(settings: Settings): Settings {
  const known = withouts.get(settings);
  if (known !== undefined) return known;
  const { contact_window: _, ...rest } = settings;
  withouts.set(settings, rest);
  return rest;
}

function houseHours(hours: ClockWindow, version: string): Rule {
  const week = chosenWeek(hours);
  return openHours({
    code: HOUSE_HOURS,
    id: 'house/hours',
    packs: ['everywhere'],
    citation: cited(
      version,
      `Contacts from ${hours.from} to ${hours.to} alone, wherever the person may be.`,
    ),
    appliesTo: ({ attempt }) =>
      attempt.channel !== 'letter' && attempt.purpose !== 'opt_out_confirmation',
    hours: () => week,
    convenient: true,
    replies: true,
  });
}

function houseGap(minutes: number, version: string): Rule {
  return gap({
    code: HOUSE_GAP,
    id: 'house/gap',
    packs: ['everywhere'],
    citation: cited(version, `At least ${minutes} minutes between two contacts of one person.`),
    minutes,
    appliesTo: (question) => question.attempt.channel !== 'letter' && !isPrompted(question),
    counts: contactsMade,
  });
}

function houseCap({ code, max, days, channels, says }: HouseCap, version: string): Rule {
  return cap({
    code,
    id: `house/${code.toLowerCase()}`,
    packs: ['everywhere'],
    citation: cited(version, says),
    appliesTo: (question) =>
      (channels === undefined || channels.includes(question.attempt.channel)) &&
      !isPrompted(question),
    limits: [
      {
        max,
        days,
        noun: 'contacts',
        counts: (question) => [
          ...contactsMade(question, channels),
          ...contactsPrompted(question, channels),
        ],
      },
    ],
  });
}

function cited(version: string, says: string): Citation {
  return { source: `house policy ${version}`, says, confidence: 'product_policy' };
}
