/**
 * What of a timeline still restricts, for people to read. The guard reads the events themselves and needs
 * none of this; where the two could differ, this shows more rather than less.
 */

export interface TimelineRow {
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export const BINDS = ['everybody', 'collectors', 'nobody'] as const;
type Binds = (typeof BINDS)[number];

const SHOWN = [
  'channel',
  'endpoint',
  'debts',
  'attorney',
  'scope',
  'reason',
  'until',
  'basis',
  'windows',
  'place',
  'per_day',
  'from',
  'to',
  'party',
] as const;

/** By type: whether a later event ends it. Types that are not here restrict nothing. */
const ENDED: Readonly<Record<string, (one: TimelineRow, later: TimelineRow) => boolean>> = {
  opt_out: (one, later) =>
    isConsent(one, later, 'channel') && one.fields['endpoint'] === later.fields['endpoint'],
  media_refusal: (one, later) => isConsent(one, later, 'channel'),
  contact_refused: never,
  // By a consent about its debts: a wish of the law stays.
  cease_request: (one, later) =>
    later.type === 'consent' && isOf(later, one) && covers(later, one) && isPromise(one),
  dispute: (one, later) => later.type === 'dispute_closed' && covers(later, one),
  attorney_notice: (one, later) => later.type === 'attorney_consent' && covers(later, one),
  hold_started: (one, later) => later.type === 'hold_ended' && covers(later, one),
  wrong_number: never,
  inconvenient_time: never,
  inconvenient_place: never,
  employer_prohibits: never,
  window_agreed: (one, later) => later.type === 'window_agreed' && covers(later, one),
  frequency_agreed: (one, later) => later.type === 'frequency_agreed' && covers(later, one),
};

/** Oldest first. @param rows the person's whole timeline, oldest first; @param at now; @param residence theirs */
export function inForce(rows: readonly TimelineRow[], at: number, residence: string) {
  return rows.flatMap((one, index) => {
    const ends = Object.hasOwn(ENDED, one.type) ? ENDED[one.type] : undefined;
    if (ends === undefined || isOver(one, at)) return [];
    if (rows.slice(index + 1).some((later) => ends(one, later))) return [];
    const fields = SHOWN.flatMap((name) =>
      one.fields[name] === undefined ? [] : [[name, one.fields[name]] as const],
    );
    return [
      {
        kind: one.type,
        since: new Date(one.at).toISOString(),
        event: one.event,
        binds: bindsIn(one, residence),
        ...Object.fromEntries(fields),
      },
    ];
  });
}

/** Two states bind everybody by a notice of an attorney, Regulation F only collectors and who holds to it. */
function bindsIn({ type, fields }: TimelineRow, residence: string): Binds {
  const isNational = residence === 'US' || residence.startsWith('US-');
  if (type === 'attorney_notice' && !/^US-(WA|WV)$/.test(residence))
    return isNational ? 'collectors' : 'nobody';
  // A promise of the house binds everybody; without one a wish binds as Regulation F has it.
  if (type === 'cease_request' && fields['house_promise'] !== true)
    return isNational ? 'collectors' : 'nobody';
  return 'everybody';
}

function never(): boolean {
  return false;
}

function isOver({ type, fields }: TimelineRow, at: number): boolean {
  return type === 'hold_started' && Date.parse(String(fields['until'])) <= at;
}

function isOf(later: TimelineRow, one: TimelineRow): boolean {
  return later.fields['party'] === one.fields['party'];
}

function isPromise({ fields }: TimelineRow): boolean {
  return fields['house_promise'] === true && fields['form'] === 'oral';
}

function isConsent(one: TimelineRow, later: TimelineRow, field: string): boolean {
  return (
    later.type === 'consent' &&
    later.fields['scope'] === one.fields[field] &&
    later.fields['party'] === one.fields['party']
  );
}

/** All debts of the one are among those of the other. */
function covers(later: TimelineRow, one: TimelineRow): boolean {
  const debts = later.fields['debts'];
  const named = one.fields['debts'];
  return (
    Array.isArray(debts) && Array.isArray(named) && named.every((debt) => debts.includes(debt))
  );
}
