/** The feed at the door: a page of it, waited for if there is nothing yet. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Request } from 'express';
import { readFeed, type Stretch } from '../feed/read.js';
import type { Notice } from '../feed/notice.js';
import { placeRecords } from '../feed/feed.repository.js';
import { principalOf } from '../platform/access/principal.js';
import { wallMs } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { isNotice } from './feed.schema.js';

const LOOK_MS = 300;
/** Beyond, a caller is answered at once, as if it had not asked to wait. */
const WAITING_MAX = 200;

export interface FeedQuery {
  readonly after: string;
  readonly limit: number;
  readonly wait?: number | undefined;
  readonly types?: string | undefined;
}

@Injectable()
export class Feed implements OnModuleDestroy {
  #waiting = 0;
  #isClosing = false;

  constructor(private readonly database: Database) {}

  onModuleDestroy(): void {
    this.#isClosing = true;
  }

  async page(request: Request, { after, limit, wait = 0, types }: FeedQuery) {
    const { tenant, scopes } = principalOf(request);
    if (!scopes.has('contacts:read')) {
      throw new Problem('forbidden', 'the feed needs a key with the scope `contacts:read`', {
        extras: { required_scopes: ['portfolio:read', 'contacts:read'] },
      });
    }
    const from = await this.#start(tenant, after);
    const only = types === undefined ? undefined : new Set(types.split(',').filter(isNotice));
    const stretch = await this.#waited(request, wait, (next) =>
      this.database.tx(tenant, (tx) => readFeed(tx, { after: next, limit, types: only })),
    )(from);
    const { notices, next, has_more } = stretch;
    return { object: 'feed', data: notices.map(noticeResource), next: String(next), has_more };
  }

  /** A point behind the end was never given out by this database: to go on from there would lose what comes. */
  async #start(tenant: number, after: string): Promise<number> {
    const last = await this.database.tx(tenant, placeRecords);
    if (after === 'latest') return last;
    if (Number(after) <= last) return Number(after);
    throw fieldProblem('validation-failed', {
      pointer: '/after',
      in: 'query',
      detail: 'lies ahead of the feed',
      remedy: 'send a `next` that this installation gave; after a restore, begin at `latest`',
    });
  }

  #waited(request: Request, wait: number, read: (from: number) => Promise<Stretch>) {
    return async (from: number): Promise<Stretch> => {
      const until = wallMs() + (this.#waiting < WAITING_MAX ? wait * 1_000 : 0);
      this.#waiting += 1;
      try {
        for (let next = from; ;) {
          const stretch = await read(next);
          const isOver = wallMs() >= until || this.#isClosing || request.socket.destroyed;
          if (stretch.notices.length > 0 || isOver) return stretch;
          ({ next } = stretch);
          if (!stretch.has_more) await sleep(Math.min(LOOK_MS, Math.max(0, until - wallMs())));
        }
      } finally {
        this.#waiting -= 1;
      }
    };
  }
}

export function noticeResource({ record_id, type, timestamp, data }: Notice) {
  return { object: 'notice', id: publicId('record', record_id), type, timestamp, data };
}
