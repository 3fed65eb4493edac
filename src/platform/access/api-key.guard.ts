/**
 * Lets a request in if its API key holds every scope the route names.
 *
 * A route that names no scope and is not marked public is refused: forgetting must not open a door.
 * All failures to authenticate look alike, so nobody learns whether a key once existed.
 */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Clock } from '../clock.js';
import { Database } from '../database.js';
import { Problem } from '../problem.js';
import { findKeyHolder } from './access.repository.js';
import { readApiKey, type ApiKey } from './api-key.js';
import { rememberPrincipal, type Principal } from './principal.js';
import { isScope, permitted, type Scope } from './scopes.js';

/** Scopes a key must hold, all of them, on a route or a whole controller. */
export const Scopes = Reflector.createDecorator<Scope[]>();

/** Open to anybody, such as a vendor's webhook, which proves itself in another way. */
export const Public = Reflector.createDecorator<true>();

// A revoked key must be dead within five seconds in every process.
const REMEMBERED_MS = 2_000;
const REMEMBERED_MAX = 1_000;

interface Remembered {
  readonly principal: Principal;
  readonly at: number;
}

@Injectable()
export class ApiKeyGuard implements CanActivate {
  readonly #remembered = new Map<string, Remembered>();

  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(Public, targets)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = await this.#principal(request);
    refuseUnscoped(principal, this.reflector.getAllAndOverride(Scopes, targets) ?? []);
    rememberPrincipal(request, principal);
    return true;
  }

  async #principal(request: Request): Promise<Principal> {
    const [, text = ''] = /^Bearer ([!-~]+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const key = readApiKey(text);
    const principal = key === undefined ? undefined : await this.#holder(key);
    if (principal !== undefined) return principal;
    throw new Problem('unauthenticated', 'the request carries no valid API key');
  }

  async #holder(key: ApiKey): Promise<Principal | undefined> {
    const name = `${key.tenant}/${key.hash.toString('base64')}`;
    const known = this.#remembered.get(name);
    const now = this.clock.local();
    if (known !== undefined && Math.abs(now - known.at) < REMEMBERED_MS) return known.principal;
    const principal = await this.database.tx(key.tenant, async (tx) => {
      const holder = await findKeyHolder(tx, key.hash);
      if (holder === undefined) return undefined;
      const { api_key_id, user_id, login, roles } = holder;
      // Taking a role away must also bind the keys that were made under it.
      const allowed = permitted(roles);
      const scopes = holder.scopes.filter(isScope).filter((scope) => allowed.has(scope));
      return { tenant: key.tenant, user_id, login, api_key_id, scopes: new Set(scopes) };
    });
    this.#remember(name, principal, now);
    return principal;
  }

  #remember(name: string, principal: Principal | undefined, at: number): void {
    if (principal === undefined) {
      this.#remembered.delete(name);
      return;
    }
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    this.#remembered.set(name, { principal, at });
  }
}

function refuseUnscoped(principal: Principal, required: readonly Scope[]): void {
  if (required.length > 0 && required.every((scope) => principal.scopes.has(scope))) return;
  const named = required.map((scope) => `\`${scope}\``).join(' and ');
  const detail =
    required.length === 0
      ? 'this address is open to no API key'
      : `this needs a key with the scope ${named}`;
  throw new Problem('forbidden', detail, { extras: { required_scopes: required } });
}
