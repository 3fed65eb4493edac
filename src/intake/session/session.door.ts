/** Between a browser and its session: cookies, the token in them, and who holds it. */
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { dropCookie, readCookie, setCookie } from '../../platform/access/cookies.js';
import { Doorkeeper } from '../../platform/access/doorkeeper.js';
import { principalOf } from '../../platform/access/principal.js';
import { readSecret } from '../../platform/access/secret-text.js';
import { refuseForeign } from '../../platform/access/same-origin.js';
import type { TotpFor } from '../../platform/access/second-factor.js';
import { endSession, findSession } from '../../platform/access/session.repository.js';
import { proveAgain, signIn, type SignedIn } from '../../platform/access/sign-in.js';
import { Database, type Tx } from '../../platform/database.js';
import { Keys } from '../../platform/keys.js';
import { Settings } from '../../platform/platform.module.js';
import { seenFrom } from './session.acts.js';
import type { NewSession, ProofAgain } from './session.schema.js';

@Injectable()
export class SessionDoor {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly settings: Settings,
    private readonly doorkeeper: Doorkeeper,
  ) {}

  get totpFor(): TotpFor {
    return this.settings.config.totpFor;
  }

  /** Another site must not sign somebody in as somebody else either. */
  refuseForeign(request: Request): void {
    refuseForeign(request, this.settings.console.origin, false);
  }

  async signIn(request: Request, response: Response, given: NewSession): Promise<SignedIn> {
    this.refuseForeign(request);
    const { isSecure } = this.settings.console;
    const device = readCookie(request, 'device', isSecure);
    const vault = { database: this.database, keys: this.keys };
    const { code } = given;
    const entered = await signIn(vault, { ...given, code, device, seenFrom: seenFrom(request) });
    await this.leave(request);
    this.carry(request, response, entered.token);
    setCookie(response, 'device', entered.device, isSecure);
    return entered;
  }

  /** What the browser held before is over: nobody finds it in there later. */
  async leave(request: Request): Promise<void> {
    const held = readSecret('dws', this.tokenOf(request));
    if (held === undefined) return;
    await this.database.tx(held.tenant, async (tx) => {
      const found = await findSession(tx, held.hash, false);
      if (found !== undefined) await endSession(tx, found.session_id, 'again');
    });
    this.doorkeeper.forget(held);
  }

  /** From now on the browser holds this token, and no earlier one. */
  carry(request: Request, response: Response, token: string): void {
    this.#forget(request);
    setCookie(response, 'session', token, this.settings.console.isSecure);
  }

  drop(request: Request, response: Response): void {
    this.#forget(request);
    dropCookie(response, 'session', this.settings.console.isSecure);
  }

  tokenOf(request: Request): string {
    return readCookie(request, 'session', this.settings.console.isSecure) ?? '';
  }

  async proveAgain(request: Request, proof: ProofAgain) {
    const { tenant, user_id } = principalOf(request);
    const slug = await this.database.tx(tenant, slugOf);
    const { address } = seenFrom(request);
    const device = readCookie(request, 'device', this.settings.console.isSecure);
    const vault = { database: this.database, keys: this.keys };
    return proveAgain(vault, { tenant, user_id, slug, address, device }, proof);
  }

  #forget(request: Request): void {
    const held = readSecret('dws', this.tokenOf(request));
    if (held !== undefined) this.doorkeeper.forget(held);
  }
}

export async function slugOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ slug: string }>('select slug from tenant where id = $1', [
    tx.tenant,
  ]);
  if (row === undefined) throw new Error('a transaction belongs to a tenant');
  return row.slug;
}
