/** Decides slices. A slice that fails is halved until the contact that fails is alone. */
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { asJob, complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { ContactQueue, DECIDE_WORKER, QUEUES, type Slice } from '../schedule/contact.queue.js';
import { contextOf, type DispatchContext } from './context.js';
import { decideContacts } from './decide-contacts.js';
import { countDecision } from './dispatch.metrics.js';
import { waitingContacts } from './facts.repository.js';

@Processor(QUEUES.decide, DECIDE_WORKER)
export class DecideWorker extends WorkerHost {
  private readonly context: DispatchContext;

  constructor(
    private readonly database: Database,
    private readonly queue: ContactQueue,
    keys: Keys,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    super();
    this.context = contextOf(keys, evidence, settings);
  }

  override async process({ data }: Job<Slice>): Promise<void> {
    await asJob('decide', () => this.decide(data));
  }

  private async decide(slice: Slice): Promise<void> {
    try {
      await this.decideOnce(slice);
    } catch (error) {
      complain('decide', error);
      if (slice.contact_ids.length === 1) return this.setAside(slice);
      const half = Math.ceil(slice.contact_ids.length / 2);
      await this.decide({ ...slice, contact_ids: slice.contact_ids.slice(0, half) });
      await this.decide({ ...slice, contact_ids: slice.contact_ids.slice(half) });
    }
  }

  private async decideOnce(slice: Slice): Promise<void> {
    const { decided, sends } = await this.database.tx(slice.tenant, async (tx) => {
      const judged = await decideContacts(tx, this.context, slice.contact_ids, (inner) =>
        waitingContacts(inner, slice.contact_ids, slice.slice_id),
      );
      // A person's contacts side by side: the sender locks them once.
      const permitted = judged
        .filter(({ ruling }) => ruling.status === 'permitted')
        .toSorted((a, b) => order(a.contact.person_id, b.contact.person_id));
      const next =
        permitted.length === 0
          ? []
          : [
              sendSlice(
                tx,
                permitted.map(({ contact }) => contact.id),
              ),
            ];
      await this.queue.enqueueInside(tx, 'send', next);
      return { decided: judged, sends: next };
    });
    for (const { decision, contact } of decided) countDecision(decision, contact.channel, 'send');
    await this.queue.enqueueAfter('send', sends);
  }

  /** One contact that cannot be decided must not hold up the others: it is tried again in a minute. */
  private async setAside({ tenant, contact_ids, slice_id }: Slice): Promise<void> {
    await this.database.tx(tenant, (tx) =>
      tx.query(
        `update contact_state set status = 'scheduled', due_at = $4, error_code = 'decision_failed', lease_until = null, updated_at = $5
          where tenant = $1 and contact_id = any($2) and status = 'queued' and slice_id = $3`,
        [tenant, contact_ids, slice_id, iso(tx.at + 60_000), iso(tx.at)],
      ),
    );
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    complain('decide', error);
  }
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sendSlice(tx: Tx, contactIds: string[]): Slice {
  return { tenant: tx.tenant, slice_id: uuid7(tx.at), contact_ids: contactIds };
}
