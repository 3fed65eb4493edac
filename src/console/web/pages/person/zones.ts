/** Between the clock of the borrower's place and instants. The zone data are the browser's own. */

/** The clock that somebody's hours are told and entered by; the viewer's own where none is known. */
export function clockOf(zones: readonly string[] = []): string {
  return zones[0] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The instant of a local date and time such as `2026-03-10T09:30`; in a gap of clocks, the one after it. */
export function instantIn(zone: string, local: string): string {
  const wanted = Date.parse(`${local}Z`);
  const guess = wanted - offsetAt(zone, wanted);
  return new Date(wanted - offsetAt(zone, guess)).toISOString();
}

/** When a day is over by every clock that the person may live by: what holds until then must not end too soon. */
export function endOfDay(zones: readonly string[], day: string): string {
  const next = new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(zones, next);
}

/** When a day has begun by every one of these clocks. */
export function startOfDay(zones: readonly string[], day: string): string {
  // Where no zone is known the day begins last of all.
  const bound = zones.length === 0 ? ['Etc/GMT+12'] : zones;
  const begins = bound.map((zone) => instantIn(zone, `${day}T00:00`));
  return begins.toSorted().at(-1) ?? '';
}

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return shown - Math.floor(at / 1_000) * 1_000;
}
