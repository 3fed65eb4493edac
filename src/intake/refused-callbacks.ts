/** Callbacks that were turned away at the door, counted by door and reason: many of them are an attack or a wrong secret. */
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { registry } from '../platform/metrics.js';
import { Problem } from '../platform/problem.js';

export type RefusalReason = 'unsigned' | 'signature' | 'timestamp' | 'replay';

const refused = new Counter({
  name: 'dunwell_callbacks_refused_total',
  help: 'Callbacks turned away at a door, by reason: many are an attack or a wrong secret.',
  labelNames: ['door', 'reason'],
  registers: [registry],
});

@Injectable()
export class RefusedCallbacks {
  readonly #counts = new Map<string, number>();

  /** Counts one and answers what its sender is told. @param header that carries the signature */
  refusal(door: string, reason: RefusalReason, header: string): Problem {
    const key = `${door} ${reason}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    refused.inc({ door, reason });
    return new Problem('signature-invalid', `${SAID[reason]}: \`${header}\``, {
      extras: { reason },
    });
  }

  /** Since this process began. */
  counts(): { door: string; reason: string; count: number }[] {
    return [...this.#counts].map(([key, count]) => {
      const [door = '', reason = ''] = key.split(' ');
      return { door, reason, count };
    });
  }
}

const SAID: Readonly<Record<RefusalReason, string>> = {
  unsigned: 'the request carries no signature',
  signature: 'the request does not carry a valid signature',
  timestamp: 'the request was signed too long ago, or in the future',
  replay: 'the request was taken before',
};
