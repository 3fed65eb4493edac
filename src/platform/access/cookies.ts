/**
 * The two cookies of a browser. Under https their names begin with `__Host-`: no other host, no other path and no plain
 * connection can set them (RFC 6265bis, 4.1.3.2), so nobody can slip a session of their own into somebody's browser.
 */
import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import { AGE_MS } from './session.repository.js';

const DEVICE_MS = 400 * 24 * 3_600_000;

export type CookieName = 'session' | 'device';

function fullName(name: CookieName, isSecure: boolean): string {
  return isSecure ? `__Host-dunwell-${name}` : `dunwell-${name}`;
}

export function readCookie(
  request: IncomingMessage,
  name: CookieName,
  isSecure: boolean,
): string | undefined {
  const wanted = fullName(name, isSecure);
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${wanted}=`));
  // Two of one name: somebody has put one beside ours.
  return found.length === 1 ? found[0]?.slice(wanted.length + 1) : undefined;
}

const options = (isSecure: boolean): CookieOptions => ({
  httpOnly: true,
  secure: isSecure,
  sameSite: 'strict',
  path: '/',
  encode: String,
});

export function setCookie(
  response: Response,
  name: CookieName,
  value: string,
  isSecure: boolean,
): void {
  const maxAge = name === 'session' ? AGE_MS : DEVICE_MS;
  response.cookie(fullName(name, isSecure), value, { ...options(isSecure), maxAge });
}

export function dropCookie(response: Response, name: CookieName, isSecure: boolean): void {
  response.clearCookie(fullName(name, isSecure), options(isSecure));
}
