/**
 * Counts what the feed holds behind the position of the figures, and moves the position, in one transaction: killed
 * here or done by two at once, each record is counted once.
 *
 * It follows the feed behind those who decide and send, and never together with them.
 */
import type { Database, Tx } from '../platform/database.js';
import { placeRecords, recordsAfter } from './feed.repository.js';
import { counted } from './figure.count.js';
import {
  addCounts,
  arrivalCounts,
  forgetOldReached,
  lockPosition,
  movePosition,
  noteReached,
  optOutCounts,
  sentCounts,
} from './figure.repository.js';

const AT_ONCE = 1_000;
/** Of every five seconds: while much is sent the figures fall behind, and catch up later. */
const BUSY_MS = 1_000;

/** Answers whether there is more to count. */
export async function countFigures(tx: Tx): Promise<boolean> {
  const last = await placeRecords(tx);
  const position = await lockPosition(tx);
  if (position === undefined || position >= last) return false;
  const records = await recordsAfter(tx, position, AT_ONCE);
  const next = records.at(-1)?.position;
  if (next === undefined) return false;
  const { counts, reached, templates, arrivals, at } = counted(records);
  const arrived = await arrivalCounts(tx, arrivals);
  const sent = await sentCounts(
    tx,
    templates.filter(({ outcome }) => outcome === 'sent'),
  );
  const out = await optOutCounts(
    tx,
    templates.filter(({ outcome }) => outcome === 'opt_out'),
  );
  await addCounts(tx, [...counts, ...arrived, ...sent, ...out]);
  await noteReached(tx, reached);
  await movePosition(tx, next, at!); // there are records, so there is a last one
  return next < last;
}

/** One beat: as much as there is, for a limited time. */
export async function countAll(database: Database): Promise<void> {
  const begun = performance.now();
  for (const tenant of await database.tenants()) {
    while (await database.tx(tenant, countFigures)) if (performance.now() - begun > BUSY_MS) return;
    await database.tx(tenant, forgetOldReached);
  }
}
