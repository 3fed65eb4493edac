/** Instants as a borrower's clock showed them, with its distance from UTC: summer time is part of the evidence. */
import { Temporal } from 'temporal-polyfill';

export interface LocalTime {
  /** `2026-03-10` */
  readonly date: string;
  /** `10:00:01` */
  readonly time: string;
  /** `+08:00` */
  readonly offset: string;
}

export function localTime(at: string, zone: string): LocalTime {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return {
    date: there.toPlainDate().toString(),
    time: there.toPlainTime().toString({ smallestUnit: 'second' }),
    offset: there.offset,
  };
}
