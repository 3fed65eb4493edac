/** Works off exports that wait, one at a time. What a crash left is taken up again, and issued once. */
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { NotSealedError, sealedHeads, untilWitnessed } from '../../evidence/log/catch-up.js';
import { vkeysOf } from '../../evidence/pack/keys.js';
import type { Draft } from '../../evidence/pack/package.js';
import { ExportError } from '../../evidence/pack/export-error.js';
import { EvidenceLog } from '../../evidence/record.js';
import { readChain } from '../../evidence/stamp/chain.js';
import { Database, type Tx } from '../../platform/database.js';
import { publicId } from '../../platform/ids.js';
import { Keys } from '../../platform/keys.js';
import { Lookout } from '../../platform/lookout.js';
import { Settings } from '../../platform/platform.module.js';
import { keep, zipped } from './archive.js';
import {
  claimExport,
  failExport,
  finishExport,
  forgetOld,
  TakenOverError,
  type ExportRow,
} from './export.repository.js';
import { issueExport, prepareExport, type Order } from './issue.js';
import { addReadable } from './readable.js';
import { dekOf, subjectOf } from './subject.js';

@Injectable()
export class Exporter implements OnModuleInit, OnModuleDestroy {
  readonly #lookout = new Lookout('export', () => this.#work());

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    if (this.settings.config.role !== 'api') this.#lookout.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.#lookout.stop();
  }

  async #work(): Promise<void> {
    for (const tenant of await this.database.tenants()) {
      await this.database.tx(tenant, forgetOld);
      while (!this.#lookout.isStopped() && (await this.#next(tenant)));
    }
  }

  async #next(tenant: number): Promise<boolean> {
    const claimed = await this.database.tx(tenant, claimExport);
    if (claimed === undefined) return false;
    const { row, by } = claimed;
    try {
      await this.database.tx(tenant, (tx) => prepareExport(tx, this.evidence));
      await sealedHeads(this.database, tenant);
      if (this.settings.config.evidenceGate === 'witnessed')
        await untilWitnessed(this.database, tenant);
      await this.database.tx(tenant, (tx) => this.#issue(tx, row, by));
    } catch (error) {
      if (error instanceof TakenOverError) return true;
      const failure = failureOf(error);
      // Anything else is tried again when the lease is over.
      if (failure === undefined) throw error;
      await this.database.tx(tenant, (tx) => failExport(tx, row.id, by, failure));
    }
    return true;
  }

  /** The package, its record and the end of the order are one transaction. */
  async #issue(tx: Tx, row: ExportRow, by: string): Promise<void> {
    const { keys, evidence } = this;
    const subject = await subjectOf(tx, row.tag);
    const reader = { language: row.language, zone: subject.zone, at: tx.at };
    const adorn = async (draft: Draft) =>
      addReadable(draft, { ...reader, vkeys: await vkeysOf(tx) });
    const issued = await issueExport(
      tx,
      { keys, evidence, adorn },
      {
        ...orderOf(row, subject, keys),
        chain: readChain(this.settings.config),
      },
    );
    const file = await zipped(issued.files, publicId('export', row.id), tx.at);
    await keep(tx, { keys, dek: await dekOf(tx, keys, row.tag) }, row.id, file);
    await finishExport(tx, row.id, by, { ...issued, bytes: file.length });
  }
}

function orderOf(row: ExportRow, subject: Order['subject'], keys: Keys): Order {
  const { open, purpose, recipient, known, requested_by } = row;
  return {
    subject,
    open: open[0] === 'all' ? 'all' : open,
    purpose,
    recipient:
      recipient && keys.openForInstallation(`export-recipient/${row.id}`, recipient).toString(),
    known: known.map((size) => ({ size: Number(size) })),
    by: requested_by,
  };
}

function failureOf(error: unknown): string | undefined {
  return error instanceof ExportError || error instanceof NotSealedError
    ? error.message
    : undefined;
}
