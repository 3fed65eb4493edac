/**
 * Local time, fast: the clock changes of a zone are looked up once for each stretch of months.
 *
 * Every change of an offset in force since 1970 that matters here falls on a quarter of an hour, and no
 * two on one day. Days are numbers: days since 1970-01-01 in the local calendar.
 */

const MINUTE = 60_000;
const SLOT = 15 * MINUTE;
const DAY = 86_400_000;
/** Changes are looked up for so long a time at once. */
const STRETCH = 128 * DAY;

/** From when an offset holds. */
export interface Change {
  readonly at: number;
  /** Milliseconds east of UTC. */
  readonly offset: number;
}

export interface Zone {
  /** The IANA name. */
  readonly name: string;
  /** Milliseconds east of UTC at an instant. */
  readonly offsetAt: (instant: number) => number;
  /** The changes of offset between two instants, with those of the months around them. */
  readonly changes: (from: number, to: number) => readonly Change[];
}

const zones = new Map<string, Zone | undefined>();

/** The zone of that IANA name, or `undefined` when there is none. */
export function zoneNamed(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined || zones.has(name)) return known;
  const made = makeZone(name);
  zones.set(name, made);
  return made;
}

function makeZone(name: string): Zone | undefined {
  // A fixed offset such as `+08:00` is no place, and would hide a clock change.
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return undefined;
  const format = formatOf(name);
  if (format === undefined) return undefined;
  const stretches = new Map<number, readonly Change[]>();
  const stretch = (index: number): readonly Change[] => {
    const known = stretches.get(index);
    if (known !== undefined) return known;
    const read = readStretch(format, index * STRETCH);
    stretches.set(index, read);
    return read;
  };
  return {
    name,
    offsetAt: (instant) => offsetIn(stretch(Math.floor(instant / STRETCH)), instant),
    changes(from, to) {
      const found: Change[] = [];
      for (let i = Math.floor(from / STRETCH); i * STRETCH <= to; i++) found.push(...stretch(i));
      return found.filter(({ offset }, i) => offset !== found[i - 1]?.offset);
    },
  };
}

/** The offset that holds at an instant; `changes` are in order, and the first holds before it too. */
export function offsetIn(changes: readonly Change[], instant: number): number {
  for (let i = changes.length - 1; i > 0; i--) {
    const change = changes[i];
    if (change !== undefined && change.at <= instant) return change.offset;
  }
  return changes[0]?.offset ?? 0;
}

function readStretch(format: Intl.DateTimeFormat, start: number): readonly Change[] {
  let last = { at: start, offset: readOffset(format, start) };
  const changes = [last];
  for (let at = start + DAY; at < start + STRETCH + DAY; at += DAY) {
    const offset = readOffset(format, at);
    if (offset === last.offset) continue;
    last = { at: changeBefore(format, at, last.offset), offset };
    // The day after the last looks for a change on the last day; one behind it is the next stretch's.
    if (last.at < start + STRETCH) changes.push(last);
  }
  return changes;
}

/** The quarter of an hour of the day before `end` from which `offset` holds no longer. */
function changeBefore(format: Intl.DateTimeFormat, end: number, offset: number): number {
  let low = end - DAY;
  let high = end;
  while (high - low > SLOT) {
    const middle = low + Math.floor((high - low) / SLOT / 2) * SLOT;
    if (readOffset(format, middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  // `en-US` writes `8/14/2026, 09:30`.
  const [month, day, year, hour, minute] = format.format(instant).split(/\D+/).map(Number);
  if (month === undefined || day === undefined || year === undefined) throw new Error('no date');
  return Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0) - instant;
}

/** The local calendar day at an instant. */
export function dayAt(zone: Zone, instant: number): number {
  return Math.floor((instant + zone.offsetAt(instant)) / DAY);
}

/** Minutes since local midnight at an instant, seconds dropped. */
export function minuteAt(zone: Zone, instant: number): number {
  const local = instant + zone.offsetAt(instant);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / MINUTE);
}

/** 0 is Sunday, as in `Date`. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/**
 * The first instant at which the local clock shows this day and minute, or later.
 *
 * In the gap of a clock change that is the change itself; of a repeated hour it is the first pass.
 */
export function firstInstant(zone: Zone, day: number, minute: number): number {
  const local = day * DAY + minute * MINUTE;
  const before = zone.offsetAt(local - DAY);
  const after = zone.offsetAt(local + DAY);
  const asBefore = local - before;
  if (zone.offsetAt(asBefore) === before) return asBefore;
  const asAfter = local - after;
  if (zone.offsetAt(asAfter) === after) return asAfter;
  return changeBetween(zone, asAfter, asBefore) ?? asBefore;
}

/** The first instant after `instant` at which the local clock shows that minute, or the clocks change. */
export function nextLocal(zone: Zone, instant: number, minute: number): number {
  const offset = zone.offsetAt(instant);
  const local = instant + offset;
  const midnight = Math.floor(local / DAY) * DAY;
  const target = midnight + minute * MINUTE;
  const naive = (target > local ? target : target + DAY) - offset;
  // A clock change in between may bring the boundary earlier, or twice: stop there and look again.
  return changeBetween(zone, instant, naive) ?? naive;
}

/** The instant of the first change of offset in (from, to], if there is one. */
function changeBetween(zone: Zone, from: number, to: number): number | undefined {
  const start = zone.offsetAt(from);
  if (zone.offsetAt(to) === start) return undefined;
  let low = Math.floor(from / SLOT);
  let high = Math.floor(to / SLOT);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle * SLOT) === start) low = middle;
    else high = middle;
  }
  return high * SLOT;
}

/** The first instant of a local day. */
export function startOfDay(zone: Zone, day: number): number {
  return firstInstant(zone, day, 0);
}
