/**
 * Answers on which somebody acts: a call in hand, a place that is reserved. They are given only when the records of
 * their decisions are as far as the gate asks, as our own sends leave only then: nothing is done on a decision that
 * could still be removed unnoticed. What does not get that far in time is taken back, and nobody has heard of it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isStalled, unsealed, type Gate } from '../evidence/log/gate.js';
import { principalOf } from '../platform/access/principal.js';
import { wallMs } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database.js';
import { forgetAnswer } from '../platform/idempotency.js';
import { Settings } from '../platform/platform.module.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { Desk } from './desk.js';

/** A seal comes within a fifth of a second, a witness's as long after. */
const PATIENCE_MS = 2_000;
const LOOK_AGAIN_MS = 25;

@Injectable()
export class SealedAnswers {
  readonly gate: Gate;

  constructor(
    private readonly database: Database,
    private readonly desk: Desk,
    settings: Settings,
  ) {
    this.gate = settings.config.evidenceGate;
  }

  /** @throws Problem while sealing stalls: what is begun then would only be taken back */
  readonly admit = async (tx: Tx): Promise<void> => {
    if (await isStalled(tx, this.gate)) throw stalled();
  };

  /**
   * Returns once all records are as far as the gate asks. An answer that is given again waits as the first one did.
   *
   * @param takeBack undoes what these decisions gave, if it still stands
   * @throws Problem when it was taken back; then no answer is kept for a repeated request
   */
  async give(
    request: Request,
    records: readonly string[],
    takeBack: (scribe: Scribe, records: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (this.gate === 'committed' || records.length === 0) return;
    const principal = principalOf(request);
    const look = (tx: Tx) => unsealed(tx, this.gate, records);
    const end = wallMs() + PATIENCE_MS;
    while ((await this.database.tx(principal.tenant, look)).length > 0) {
      if (wallMs() < end) {
        await sleep(LOOK_AGAIN_MS);
        continue;
      }
      const isTaken = await this.desk.work(request, async (tx, scribe) => {
        const late = await look(tx);
        if (late.length === 0) return false;
        await takeBack(scribe, late);
        await forgetAnswer(tx, principal, request.get('idempotency-key'));
        return true;
      });
      if (isTaken) throw stalled();
    }
  }
}

function stalled(): Problem {
  return new Problem('sealing-stalled', 'records are not sealed at the moment', { retryAfter: 5 });
}
