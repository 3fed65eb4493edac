/** Carries a POST from Express to its work and back, once for each `Idempotency-Key`. */
import { Global, Injectable, Module } from '@nestjs/common';
import type { Request, Response } from 'express';
import { principalOf } from './access/principal.js';
import { Database, type Tx } from './database.js';
import { idempotently, type Answer } from './idempotency.js';
import { Keys } from './keys.js';

/** On an answer that was given before. */
export const REPLAYED = 'Idempotent-Replayed';

@Injectable()
export class Poster {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
  ) {}

  /** Does `work` in one transaction, sets status and headers, and returns the body to answer with. */
  async post(
    request: Request,
    response: Response,
    work: (tx: Tx) => Promise<Answer>,
  ): Promise<unknown> {
    const [path = '/'] = request.originalUrl.split('?', 1);
    const answer = await idempotently(
      this.database,
      this.keys,
      principalOf(request),
      { key: request.get('idempotency-key'), method: request.method, path, body: request.body },
      work,
    );
    response.status(answer.status);
    if (answer.replayed) response.setHeader(REPLAYED, 'true');
    return answer.body;
  }
}

@Global()
@Module({ providers: [Poster], exports: [Poster] })
export class PosterModule {}
