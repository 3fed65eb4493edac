/** Instants as the clocks of a person showed them, in every zone that counts for them, the zone of their calendar first. */
import { localTime } from '../../evidence/report/local-time.js';
import { iso } from '../../platform/clock.js';

export interface PlaceInTime {
  readonly zone: string;
  readonly date: string;
  readonly time: string;
  readonly offset: string;
}

export function localTimes(at: Date | string, zones: readonly string[]): PlaceInTime[] {
  const text = typeof at === 'string' ? at : iso(at.getTime());
  return zones.map((zone) => ({ zone, ...localTime(text, zone) }));
}

/** Facts of a party. */
interface Clocks {
  readonly time_zones?: readonly { readonly zone: string }[];
  readonly day_zone?: string;
}

export function zonesOf(facts: object): string[] {
  const { time_zones = [], day_zone } = facts as Clocks;
  const first = day_zone === undefined ? [] : [day_zone];
  return [...new Set([...first, ...time_zones.map(({ zone }) => zone)])];
}
