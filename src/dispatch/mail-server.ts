/**
 * A tenant's own mail server. Its name may lead inside the network that Dunwell stands in, so the address is
 * judged when the connection is made, as for every other address that a tenant gives.
 */
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import {
  PrivateAddressError,
  publicLookup,
  refuseLiteral,
} from '../platform/outgoing/public-address.js';
import type { Place } from './channel.js';

const DOMAIN = /^(?=.{1,180}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9][a-z0-9-]*[a-z0-9]$/i;

export const bounceDomain = z.exactOptional(
  z.string().regex(DOMAIN, 'send the domain whose mail is posted to `/v1/inbound/mail`'),
);

export const smtpSettings = z
  .strictObject({
    host: z.string().regex(/^[A-Za-z0-9._:-]{1,253}$/, 'send a host name or an address'),
    port: z.int().min(1).max(65_535).default(587),
    tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
    user: z.exactOptional(z.string().min(1).max(320)),
    password: z.exactOptional(z.string().min(1).max(1_000)),
    ca: z.exactOptional(
      z
        .string()
        .max(20_000)
        .regex(/^-----BEGIN CERTIFICATE-----\n[^]*-----END CERTIFICATE-----\s*$/, 'send PEM'),
    ),
    bounce_domain: bounceDomain,
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['password'],
    message: 'goes with `user`',
    params: { remedy: 'send both or neither' },
  });
export type SmtpSettings = z.infer<typeof smtpSettings>;

/** In nodemailer's words. */
export function mailServer(settings: SmtpSettings, place: Place): object {
  const { host, port, tls, user, password, ca } = settings;
  const { timeoutMs, allowPrivate } = place;
  if (tls === 'none' && !allowPrivate) throw new Error('mail is sent by TLS only');
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(ca === undefined ? {} : { tls: { ca } }),
    // A server that does not ask for the password is not the one that was set up.
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true }),
    getSocket: (_: unknown, done: Done) => open({ host, port, timeoutMs, allowPrivate }, done),
  };
}

type Done = (error: Error | null, opened?: { connection: Socket }) => void;

interface Target {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
  readonly allowPrivate: boolean;
}

function open({ host, port, timeoutMs, allowPrivate }: Target, done: Done): void {
  try {
    if (!allowPrivate) refuseLiteral({ hostname: host });
  } catch (error) {
    return done(named(error));
  }
  const socket = connect({ host, port, ...(allowPrivate ? {} : { lookup: publicLookup() }) });
  const failed = (error: Error) => {
    socket.destroy();
    done(named(error));
  };
  socket.setTimeout(timeoutMs, () => failed(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
  socket.once('error', failed);
  socket.once('connect', () => {
    socket.setTimeout(0);
    socket.removeAllListeners('timeout');
    socket.off('error', failed);
    done(null, { connection: socket });
  });
}

/** With a code, which is all that is told of it. */
function named(error: unknown): Error {
  const known = error as Error;
  return error instanceof PrivateAddressError
    ? Object.assign(known, { code: 'private_address' })
    : known;
}
