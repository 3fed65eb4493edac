/** Many contacts in one request, each with an answer of its own; and the same tried without effect. */
import type { DispatchContext } from '../dispatch/context.js';
import { tryContacts, type Trial } from '../dispatch/dry-run.js';
import { iso } from '../platform/clock.js';
import { fromPublicId, publicId, uuid7 } from '../platform/ids.js';
import type { Scribe } from '../portfolio/scribe.js';
import { inBulk } from './bulk.js';
import { addContacts } from './contacts.add.js';
import { worded } from './contacts.explain.js';
import { contactInput } from './contacts.schema.js';

/** Adds a batch, unless none of its contacts is new. */
export async function addBatch(scribe: Scribe, given: readonly unknown[]) {
  const { tx } = scribe;
  const batchId = uuid7(tx.at);
  const items = await addItems(scribe, given, batchId);
  const isNew = items.some(({ status }) => status === 'created');
  if (isNew) {
    await tx.query('insert into batch (tenant, id, created_at) values ($1, $2, $3)', [
      tx.tenant,
      batchId,
      iso(tx.at),
    ]);
  }
  return { object: 'batch', batch_id: isNew ? publicId('batch', batchId) : null, items };
}

/** What `addBatch` would do and what would become of each new contact, in a transaction to be undone. */
export async function tryBatch(
  scribe: Scribe,
  context: DispatchContext,
  given: readonly unknown[],
  showsText: boolean,
) {
  const items = await addItems(scribe, given, null);
  const ids = items.flatMap(({ status, id }) => (status === 'created' ? [uuidOf(id)] : []));
  const trials = await tryContacts(scribe.tx, context, ids);
  return items.map(({ index, ...item }) => {
    const trial = item.status === 'created' ? trials.get(uuidOf(item.id)) : undefined;
    return trial === undefined ? { index, ...item } : { index, ...preview(trial, showsText) };
  });
}

/** @param showsText whether the caller may see personal data */
export function preview({ judged, status, error_code }: Trial, showsText: boolean) {
  if (judged === undefined) return { status: 'judged', would_be: status, error_code };
  const { decision, message, ruling } = judged;
  return {
    status: 'judged',
    would_be: status,
    verdict: ruling.verdict,
    rules: ruling.rules,
    not_before: status === 'held' ? (decision.not_before ?? iso(ruling.due_at)) : null,
    findings: decision.findings
      .filter(({ verdict }) => verdict !== 'not_applicable')
      .map(({ citation, ...words }) => ({ ...words, citation: citation.source })),
    message: showsText ? worded(message) : null,
  };
}

async function addItems(scribe: Scribe, given: readonly unknown[], batchId: string | null) {
  const { items } = await inBulk('contact', contactInput, given, (inputs) =>
    addContacts(scribe, inputs, batchId),
  );
  return items;
}

function uuidOf(id: string | undefined): string {
  return fromPublicId('contact', id ?? '') ?? '';
}
