/**
 * Finds out who is asking: by an API key, or by the session of a signed-in person. What was found is remembered for two
 * seconds; in every process a revoked key and an ended session are dead within that.
 *
 * All failures to authenticate look alike, so nobody learns whether a key or a session once existed.
 */
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { Settings } from '../platform.module.js';
import { Problem } from '../problem.js';
import { findKeyHolder } from './access.repository.js';
import { readApiKey } from './api-key.js';
import { readCookie } from './cookies.js';
import type { Principal } from './principal.js';
import { isUnsafe, refuseForged } from './same-origin.js';
import { isScope, permitted } from './scopes.js';
import { needsTotp } from './second-factor.js';
import { readSecret, type HeldSecret } from './secret-text.js';
import { findSession } from './session.repository.js';
import { asRequested } from './unmasking.js';

const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 1_000;

/** Sent with what a page asks for by itself, so that nobody stays signed in because a page does. */
const BACKGROUND_HEADER = 'x-background';

interface Remembered {
  readonly principal: Principal;
  readonly at: number;
  /** Whether it was written down that somebody was there. */
  readonly isPresence: boolean;
}

@Injectable()
export class Doorkeeper {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async admit(request: Request): Promise<Principal> {
    const principal =
      request.headers.authorization === undefined
        ? await this.#bySession(request)
        : await this.#byKey(request.headers.authorization);
    if (principal !== undefined) return asRequested(principal, request);
    throw new Problem(
      'unauthenticated',
      'the request carries no valid API key and no open session',
    );
  }

  /** In this process it is over at once. */
  forget({ tenant, hash }: HeldSecret): void {
    this.#remembered.delete(nameOf({ tenant, hash }));
  }

  async #byKey(authorization: string): Promise<Principal | undefined> {
    const [, text = ''] = /^Bearer ([!-~]+)$/i.exec(authorization) ?? [];
    const key = readApiKey(text);
    return key && this.#known(key, true, () => this.#holder(key));
  }

  async #bySession(request: Request): Promise<Principal | undefined> {
    const { isSecure, origin } = this.settings.console;
    const token = readCookie(request, 'session', isSecure) ?? '';
    const secret = readSecret('dws', token);
    if (secret === undefined) return undefined;
    const isPresence = request.headers[BACKGROUND_HEADER] === undefined;
    const principal = await this.#known(secret, isPresence, () =>
      this.#signedIn(secret, isPresence),
    );
    if (principal !== undefined && isUnsafe(request)) refuseForged(request, token, origin);
    return principal;
  }

  async #known(
    secret: HeldSecret,
    isPresence: boolean,
    find: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const name = nameOf(secret);
    const known = this.#remembered.get(name);
    const now = this.clock.local();
    const isFresh = known !== undefined && Math.abs(now - known.at) < REMEMBERED_MS;
    if (isFresh && (known.isPresence || !isPresence)) return known.principal;
    this.#remembered.delete(name);
    const principal = await find();
    if (principal === undefined) return undefined;
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(name, { principal, at: now, isPresence });
    return principal;
  }

  #holder({ tenant, hash }: HeldSecret): Promise<Principal | undefined> {
    return this.database.tx(tenant, async (tx) => {
      const holder = await findKeyHolder(tx, hash);
      if (holder === undefined) return undefined;
      const { api_key_id, user_id, login, roles } = holder;
      // Taking a role away must also bind the keys that were made under it.
      const allowed = permitted(roles);
      const scopes = new Set(holder.scopes.filter(isScope).filter((scope) => allowed.has(scope)));
      const who = { tenant, user_id, login, roles };
      return { ...who, api_key_id, session_id: null, scopes, unmasked_for: null };
    });
  }

  #signedIn({ tenant, hash }: HeldSecret, isPresence: boolean): Promise<Principal | undefined> {
    return this.database.tx(tenant, async (tx) => {
      const holder = await findSession(tx, hash, isPresence);
      if (holder === undefined) return undefined;
      const { session_id, user_id, login, roles, has_totp } = holder;
      // Until they have a second factor, all they may do is to enrol one.
      const mayAct = has_totp || !needsTotp(roles, this.settings.config.totpFor);
      const scopes = mayAct ? permitted(roles) : new Set<never>();
      const who = { tenant, user_id, login, roles };
      return { ...who, api_key_id: null, session_id, scopes, unmasked_for: null };
    });
  }
}

function nameOf({ tenant, hash }: HeldSecret): string {
  return `${tenant}/${hash.toString('base64')}`;
}
