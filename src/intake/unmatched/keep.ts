/**
 * What came from nobody we know, or cannot be read: its words are sealed in the evidence, and a row puts it before
 * people. A STOP may be among it, and only a person can say whose it is.
 */
import { iso } from '../../platform/clock.js';
import { uuid7 } from '../../platform/ids.js';
import type { Scribe } from '../../portfolio/scribe.js';

export interface Unmatched {
  /** What is told of it in clear. */
  readonly body: Readonly<Record<string, string | boolean>>;
  readonly channel: 'sms' | 'email';
  /** Carrier and their name for it. */
  readonly source: string;
  readonly words: Words;
  readonly wish: 'stop' | 'start' | null;
}

/** A message with who sent it, or as much as could be kept of a mail that nobody can read. */
export type Words = { readonly from: string; readonly text: string } | string;

export async function keepUnmatched(
  { tx, evidence }: Pick<Scribe, 'tx' | 'evidence'>,
  { body, channel, source, words, wish }: Unmatched,
): Promise<void> {
  const sec = { message: { about: null, value: words } };
  const [record] = await evidence.write(tx, [{ kind: 'inbound', subject: null, body, sec }]);
  await tx.query(
    `insert into inbound_unmatched (tenant, id, record_id, channel, readable, source, wish, received_at, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open')`,
    [tx.tenant, uuid7(tx.at), record, channel, typeof words !== 'string', source, wish, iso(tx.at)],
  );
}
