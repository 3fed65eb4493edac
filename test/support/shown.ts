/** Shows a log to witnesses, of whom two are enough. */
import type { LogWork } from '../../src/evidence/log/sealer.js';
import { parseWitnesses } from '../../src/evidence/witness/witnesses.js';
import { Witnessing } from '../../src/evidence/witness/witnessing.js';
import type { WitnessDouble } from './witness.js';

export const policyOf = (doubles: readonly WitnessDouble[]) =>
  [
    ...doubles.map(({ vkey, url }, i) => `witness w${i + 1} ${vkey} ${url}`),
    'group two 2 w1 w2 w3',
    'quorum two',
  ].join('\n');

/** Answers whether enough signed. */
export async function showTo(
  { url, clock }: LogWork,
  doubles: readonly WitnessDouble[],
): Promise<boolean> {
  const witnesses = parseWitnesses(policyOf(doubles));
  const witnessing = new Witnessing({ url, clock, witnesses, paceMs: 50, timeoutMs: 1_000 });
  try {
    return await witnessing.finish(1);
  } finally {
    await witnessing.stop();
  }
}
