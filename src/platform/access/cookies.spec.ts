import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { dropCookie, readCookie, setCookie } from './cookies.js';

/** What a browser is told, and what is read of what it tells. */
async function cookies(isSecure: boolean, sent = '') {
  const app = express();
  app.get('/', (request, response) => {
    setCookie(response, 'session', 'the-token', isSecure);
    dropCookie(response, 'device', isSecure);
    response.json({ read: readCookie(request, 'session', isSecure) ?? null });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reply = await fetch(url, { headers: { cookie: sent, connection: 'close' } });
  const { read } = (await reply.json()) as { read: string | null };
  server.close();
  return { set: reply.headers.getSetCookie(), read };
}

it.each([
  [true, /^__Host-dunwell-session=the-token; .*Path=\/; .*HttpOnly; Secure; SameSite=Strict$/],
  [false, /^dunwell-session=the-token; .*Path=\/; .*HttpOnly; SameSite=Strict$/],
])('are nobody else’s to read or to send (https: %s)', async (isSecure, form) => {
  const { set } = await cookies(isSecure);
  expect(set[0]).toMatch(form);
  expect(set.join()).not.toContain('Domain');
});

it.each([
  ['a', '__Host-dunwell-session=a'],
  [null, 'dunwell-session=a'],
  [null, '__Host-dunwell-session=a; __Host-dunwell-session=b'],
  [null, ''],
])('are read as %s of `%s` under https', async (expected, sent) => {
  expect((await cookies(true, sent)).read).toBe(expected);
});
