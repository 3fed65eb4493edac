/** Dry runs: everything is done as in earnest, and then undone. An idempotency key is of no use to them. */
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { contextOf, type DispatchContext } from '../dispatch/context.js';
import { tryContacts, undone } from '../dispatch/dry-run.js';
import { EvidenceLog } from '../evidence/record.js';
import { principalOf } from '../platform/access/principal.js';
import { Database } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import type { Scribe } from '../portfolio/scribe.js';
import { addContacts } from './contacts.add.js';
import { preview, tryBatch } from './contacts.bulk.js';
import type { ContactInput } from './contacts.schema.js';
import { only, seesPersonal } from './desk.js';

@Injectable()
export class DryRun {
  private readonly context: DispatchContext;

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(keys, evidence, settings);
  }

  /** A contact that is stored already is not judged: its id is answered. */
  one(request: Request, input: ContactInput) {
    return this.undone(request, async (scribe) => {
      const { status, id } = only(await addContacts(scribe, [input], null));
      const head = { object: 'contact_preview', external_id: input.external_id };
      if (status === 200) return { ...head, status: 'exists', id: publicId('contact', id) };
      const trial = (await tryContacts(scribe.tx, this.context, [id])).get(id);
      if (trial === undefined) throw new Error('a tried contact has a state');
      return { ...head, ...preview(trial, seesPersonal(request)) };
    });
  }

  many(request: Request, contacts: readonly unknown[]) {
    return this.undone(request, async (scribe) => ({
      object: 'batch_preview',
      batch_id: null,
      items: await tryBatch(scribe, this.context, contacts, seesPersonal(request)),
    }));
  }

  private undone<T>(request: Request, work: (scribe: Scribe) => Promise<T>): Promise<T> {
    const { tenant, user_id } = principalOf(request);
    const { keys, evidence } = this;
    return undone(this.database, tenant, (tx) => work({ tx, keys, evidence, by: user_id }));
  }
}
