/**
 * Waits at the gate for what a slice's decisions have recorded. Slices come in the order in which they were
 * recorded, so those behind would wait as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Slice } from '../schedule/contact.queue.js';
import type { Sender } from './send.js';
import { waitsAtGate } from './sending.repository.js';

/** A look is one look-up while the gate is shut: the first record that is not sealed ends it. */
const LOOK_MS = 40;

/** Returns when no good permit of the slice waits: all are open, or have run out, or the process stops. */
export async function passGate(
  { database, gate, isStopped }: Pick<Sender, 'database' | 'gate' | 'isStopped'>,
  { tenant, contact_ids }: Slice,
): Promise<void> {
  if (gate === 'committed') return;
  const waits = () => database.tx(tenant, (tx) => waitsAtGate(tx, contact_ids, gate));
  while (!isStopped() && (await waits())) await sleep(LOOK_MS);
}
