/** What the doors of the portfolio have in common: transactions, the scribe, and who may see what. */
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LANGUAGES, type Language } from '../compliance/telling/tell.js';
import { untilHandedOver } from '../dispatch/in-flight.js';
import { EvidenceLog } from '../evidence/record.js';
import { principalOf } from '../platform/access/principal.js';
import { Database, type Tx } from '../platform/database.js';
import type { Answer } from '../platform/idempotency.js';
import { Keys } from '../platform/keys.js';
import { Poster, REPLAYED } from '../platform/poster.js';
import { Problem } from '../platform/problem.js';
import { lookUp, type Referred } from '../portfolio/reference.js';
import { succeeded, type Outcome, type Scribe } from '../portfolio/scribe.js';
import { answeredFor } from './stopping.js';

@Injectable()
export class Desk {
  constructor(
    private readonly database: Database,
    private readonly poster: Poster,
    readonly keys: Keys,
    private readonly evidence: EvidenceLog,
  ) {}

  /** For reading, and for PUT and PATCH, which repeat without harm. */
  work<T>(request: Request, work: (tx: Tx, scribe: Scribe) => Promise<T>): Promise<T> {
    return this.database.tx(principalOf(request).tenant, (tx) =>
      work(tx, this.#scribe(tx, request)),
    );
  }

  /** For POST: once for each idempotency key. Whom it stops, nothing is on its way to when it is answered. */
  async post(
    request: Request,
    response: Response,
    work: (scribe: Scribe) => Promise<Answer>,
  ): Promise<unknown> {
    const stopped = new Set<string>();
    const answer = await this.poster.post(request, response, (tx) =>
      work({ ...this.#scribe(tx, request), stopped }),
    );
    const { tenant } = principalOf(request);
    const isReplay = response.getHeader(REPLAYED) !== undefined;
    const whom = isReplay
      ? await this.database.tx(tenant, (tx) => answeredFor(tx, answer))
      : [...stopped];
    await untilHandedOver(this.database, tenant, whom);
    return answer;
  }

  #scribe(tx: Tx, request: Request): Scribe {
    const { user_id: by, session_id, unmasked_for } = principalOf(request);
    const reading = { by_person: session_id !== null, unmasked_for };
    return { tx, keys: this.keys, evidence: this.evidence, by, reading };
  }
}

/** Whether names, addresses and texts are shown as they are; to people only for a reason (see `unmasking.ts`). */
export function seesPersonal(request: Request): boolean {
  return principalOf(request).scopes.has('personal:read');
}

/** The language of sentences, by `Accept-Language`; English unless Chinese is preferred. */
export function languageOf(request: Request): Language {
  return LANGUAGES.find((each) => each === request.acceptsLanguages(...LANGUAGES)) ?? 'en';
}

/** The UUID behind a reference in a path. */
export async function idIn(tx: Tx, kind: Referred, reference: string): Promise<string> {
  const found = (await lookUp(tx, kind, [reference])).get(reference);
  if (found !== undefined) return found.id;
  throw new Problem('not-found', `there is no ${kind} \`${reference}\``);
}

/** The outcome of a call with one item. */
export function only(outcomes: readonly Outcome[]): { status: 200 | 201; id: string } {
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('one item has one outcome');
  const { status, id } = succeeded(outcome);
  return { status: status === 'created' ? 201 : 200, id };
}

/** What was just stored can be read in the same transaction. */
export function stored<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Problem('not-found', 'it does not exist');
  return row;
}
