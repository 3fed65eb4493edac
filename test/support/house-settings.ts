/** A house policy of nothing but settings and holidays, in force from now on. */
import type { Settings } from '../../src/compliance/facts.js';
import type { HouseHolidays } from '../../src/compliance/house.js';
import type { Town } from './town.js';

let versions = 0;

export async function houseSettings(
  town: Town,
  settings: Settings,
  holidays: readonly HouseHolidays[] = [],
): Promise<void> {
  versions += 1;
  const version = `case-${versions}`;
  // The service publishes it with its true ruleset when it first judges by it.
  await town.rows(
    `insert into policy_version (tenant, id, version, content, ruleset, record_id, effective_from, created_at)
     values (1, gen_random_uuid(), $1, $2, 'unpublished', gen_random_uuid(), $3, $3)`,
    [
      version,
      JSON.stringify({ version, settings, caps: [], holidays }),
      new Date(town.installation.clock.local()).toISOString(),
    ],
  );
}
