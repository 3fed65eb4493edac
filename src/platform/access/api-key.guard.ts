/**
 * Lets a request in if its API key, or the roles of the person who signed in, hold every scope the route names, and it is
 * not one too many.
 *
 * A route that names no scope and is not marked otherwise is refused: forgetting must not open a door.
 */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Problem } from '../problem.js';
import { Allowances } from './allowances.js';
import { Doorkeeper } from './doorkeeper.js';
import { rememberPrincipal, type Principal } from './principal.js';
import type { Scope } from './scopes.js';

/** Scopes a key or user must hold, all of them, on a route or a whole controller. */
export const Scopes = Reflector.createDecorator<Scope[]>();

/** Open to anybody, such as a vendor's webhook, which proves itself in another way. */
export const Public = Reflector.createDecorator<true>();

/** For whoever is signed in, about themselves; no key opens it. */
export const OwnSession = Reflector.createDecorator<true>();

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly doorkeeper: Doorkeeper,
    private readonly allowances: Allowances,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<true | undefined>(Public, targets)) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const principal = await this.doorkeeper.admit(request);
    await this.#count(principal, context.switchToHttp().getResponse<Response>());
    if (this.reflector.getAllAndOverride<true | undefined>(OwnSession, targets))
      refuseKeys(principal);
    else refuseUnscoped(principal, this.reflector.getAllAndOverride(Scopes, targets) ?? []);
    rememberPrincipal(request, principal);
    return true;
  }

  /** Says how many are left (draft-ietf-httpapi-ratelimit-headers-10), whatever becomes of the request. */
  async #count(principal: Principal, response: Response): Promise<void> {
    const allowance = await this.allowances.take(principal);
    if (allowance === undefined) return;
    const { isEnough, quota, remaining, reset } = allowance;
    response.setHeader('RateLimit-Policy', `"minute";q=${quota};w=60`);
    response.setHeader('RateLimit', `"minute";r=${remaining};t=${reset}`);
    if (isEnough) return;
    const detail = `this key or user has made ${quota} requests in this minute`;
    throw new Problem('too-many-requests', detail, { retryAfter: reset });
  }
}

function refuseKeys({ session_id }: Principal): void {
  if (session_id !== null) return;
  throw new Problem('session-needed', 'this is for a person who has signed in');
}

function refuseUnscoped(principal: Principal, required: readonly Scope[]): void {
  if (required.length > 0 && required.every((scope) => principal.scopes.has(scope))) return;
  // Every role permits something.
  if (principal.session_id !== null && principal.scopes.size === 0)
    throw new Problem('second-factor-needed', 'enrol an authenticator before anything else');
  const named = required.map((scope) => `\`${scope}\``).join(' and ');
  const detail =
    required.length === 0
      ? 'this address is open to no API key'
      : `this needs a key with the scope ${named}`;
  throw new Problem('forbidden', detail, { extras: { required_scopes: required } });
}
