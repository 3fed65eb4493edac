/**
 * The signed door itself: who posts, whether it is fresh, and whether it was taken before. What follows from
 * it is done in the same transaction, so that what failed can be sent again as it was.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { untilHandedOver } from '../dispatch/in-flight.js';
import { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { DEFAULT_TENANT } from '../platform/installation.js';
import { Keys } from '../platform/keys.js';
import { lockName } from '../platform/named-lock.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { isSigned, isTimely, readHeaders, type SignedHeaders } from './inbound.signature.js';
import { livingSources, type Source } from './inbound.sources.js';
import { RefusedCallbacks, type RefusalReason } from './refused-callbacks.js';

export interface Delivery {
  readonly scribe: Scribe;
  readonly source: Source;
  /** `src_…/<webhook-id>`, unique for ever. */
  readonly name: string;
  readonly message_id: string;
  readonly body: Buffer;
}

export interface Taking {
  readonly status: string;
  /** Who said stop. */
  readonly stopped?: readonly string[];
}

// Standard Webhooks tries again for about a day; a week is generous.
const KEPT_MS = 7 * 86_400_000;
const HEADER = 'webhook-signature';

@Injectable()
export class InboundDoor {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly refused: RefusedCallbacks,
  ) {}

  /** Answers what `take` did, or `duplicate` for what came before under the same id. */
  async open(
    request: Request,
    door: string,
    take: (delivery: Delivery) => Promise<Taking>,
  ): Promise<string> {
    const headers = readHeaders((name) => request.get(name));
    if (headers === undefined) throw this.refused.refusal(door, 'unsigned', HEADER);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const taken = await this.database.tx(
      DEFAULT_TENANT,
      async (tx): Promise<Taking | { refused: RefusalReason }> => {
        if (!isTimely(headers, tx.at)) return { refused: 'timestamp' };
        const named = request.query['source'];
        const source = await this.#signer(tx, headers, body, named);
        if (source === undefined) return { refused: 'signature' };
        const was = await this.#remember(tx, source, headers, body);
        if (was === 'replay') return { refused: 'replay' };
        if (was === 'known') return { status: 'duplicate' };
        const scribe = { tx, keys: this.keys, evidence: this.evidence, by: null };
        const message_id = headers.id;
        const name = `${publicId('source', source.id)}/${message_id}`;
        return take({ scribe, source, name, message_id, body });
      },
    );
    if ('refused' in taken) throw this.refused.refusal(door, taken.refused, HEADER);
    await untilHandedOver(this.database, DEFAULT_TENANT, taken.stopped ?? []);
    return taken.status;
  }

  async #signer(
    tx: Tx,
    headers: SignedHeaders,
    body: Buffer,
    named: unknown,
  ): Promise<Source | undefined> {
    const id = typeof named === 'string' ? fromPublicId('source', named) : undefined;
    if (named !== undefined && id === undefined) return undefined;
    const sources = await livingSources(tx, this.keys, id);
    return sources.find(({ secret }) => isSigned(headers, body, secret));
  }

  /** One delivery of an id at a time: of two at the same moment, the second sees what the first stored. */
  async #remember(
    tx: Tx,
    source: Source,
    { id, at }: SignedHeaders,
    body: Buffer,
  ): Promise<'new' | 'known' | 'replay'> {
    await lockName(tx, `inbound/${tx.tenant}/${source.id}/${id}`);
    const hash = this.keys.requestHash(createHash('sha256').update(body).digest('hex'));
    const before = await tx.query<{ signed_at: Date; body_hash: Buffer }>(
      `select signed_at, body_hash from inbound_delivery
        where tenant = $1 and source_id = $2 and message_id = $3`,
      [tx.tenant, source.id, id],
    );
    if (before.some(({ signed_at }) => signed_at.getTime() === at)) return 'replay';
    if (before.some(({ body_hash }) => !body_hash.equals(hash)))
      throw new Problem('external-id-conflict', 'this `webhook-id` was used for another body');
    await tx.query(
      `insert into inbound_delivery (tenant, source_id, message_id, signed_at, body_hash, received_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [tx.tenant, source.id, id, iso(at), hash, iso(tx.at)],
    );
    await forgetSome(tx);
    return before.length > 0 ? 'known' : 'new';
  }
}

/** Ten at most, so that as many go as come: a replay is refused by its age long before. */
async function forgetSome(tx: Tx): Promise<void> {
  await tx.query(
    `delete from inbound_delivery d using (
       select source_id, message_id, signed_at from inbound_delivery
        where tenant = $1 and received_at < $2 order by received_at limit 10) old
      where d.tenant = $1 and d.source_id = old.source_id and d.message_id = old.message_id
        and d.signed_at = old.signed_at`,
    [tx.tenant, iso(tx.at - KEPT_MS)],
  );
}
