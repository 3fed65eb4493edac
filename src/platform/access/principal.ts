/** Who is asking: the user and key behind a request, once the guard has let it in. */
import type { IncomingMessage } from 'node:http';
import type { Scope } from './scopes.js';

export interface Principal {
  readonly tenant: number;
  readonly user_id: string;
  readonly login: string;
  readonly api_key_id: string;
  readonly scopes: ReadonlySet<Scope>;
}

const principals = new WeakMap<IncomingMessage, Principal>();

export function rememberPrincipal(request: IncomingMessage, principal: Principal): void {
  principals.set(request, principal);
}

/** For the log: nobody on a public route, and before the guard has let anybody in. */
export function principalIfKnown(request: IncomingMessage): Principal | undefined {
  return principals.get(request);
}

/** Fails on a public route, where nobody has been identified. */
export function principalOf(request: IncomingMessage): Principal {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('this route is public and has no principal');
  return principal;
}
