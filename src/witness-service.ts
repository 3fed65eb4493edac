/**
 * Witnesses and the time-stamping authority as they are configured: for the sealer, which shows them checkpoints, and for
 * commands that need their word.
 */
import { readWitnesses, type Witnesses } from './evidence/witness/witnesses.js';
import { readChain } from './evidence/stamp/chain.js';
import { Stamping } from './evidence/stamp/stamping.js';
import { Witnessing } from './evidence/witness/witnessing.js';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';

const IMPATIENT_MS = 200;
const PATIENT_MS = 60_000;

/** Undefined if none are configured. */
export function configuredWitnesses({ witnessFile }: Config): Witnesses | undefined {
  return witnessFile === undefined ? undefined : readWitnesses(witnessFile);
}

export function wakeWitnesses(config: Config, url: string, clock: Clock): Witnessing | undefined {
  const witnesses = configuredWitnesses(config);
  if (witnesses === undefined) return undefined;
  const paceMs = config.evidenceGate === 'witnessed' ? IMPATIENT_MS : PATIENT_MS;
  return new Witnessing({ url, clock, witnesses, paceMs });
}

/** Undefined if no authority is configured. */
export function wakeStamping(config: Config, url: string, clock: Clock): Stamping | undefined {
  const { timeStamps } = config;
  if (timeStamps === undefined) return undefined;
  // Found wanting now, not at the first export.
  readChain(config);
  return new Stamping({ url, clock, authority: timeStamps.url, everyMs: timeStamps.everyMs });
}
