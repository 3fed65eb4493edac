/** How the body of a callback is read: whole, as bytes, and without losing what the log knows about the request. */
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import { logFrom, tell } from './log.js';
import { nameRequest } from './request-id.js';
import { bytesOf, readCallback, type WithBody } from './signed-doors.js';

const DOOR = '/v1/vendors/twilio/status';

let server: Server;
let url: string;
let answered: number;
beforeEach(async () => {
  answered = 0;
  server = createServer((request: WithBody, response) => {
    nameRequest(request, response, () =>
      readCallback(request, response, () => {
        answered += 1;
        tell('test', 'has read');
        response.end(bytesOf(request));
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const ask = async (path: string, body: string, headers: Record<string, string> = {}) =>
  (await fetch(`${url}${path}`, { method: 'POST', body, headers })).text();

it.each([
  DOOR,
  '/v1/vendors/ven_0/twilio/inbound?a=b',
  '/v1/vendors/ven_0/receipts/',
  '/V1/inbound/mail',
])('is read at %s', async (path) => {
  expect(await ask(path, 'MessageSid=SM1')).toBe('MessageSid=SM1');
});

it.each(['/v1/vendors', '/v1/vendors/ven_0', '/v1/inbound/sources', '/v1/events?x=/v1/inbound'])(
  'is left to others at %s',
  async (path) => {
    expect(await ask(path, '{}')).toBe('');
  },
);

it('is left to others if it is large or packed', async () => {
  expect(await ask(DOOR, 'x'.repeat(65_537))).toBe('');
  expect(await ask(DOOR, 'x', { 'content-encoding': 'gzip' })).toBe('');
});

it('in several pieces is whole, and the log still knows whose it is', async () => {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  logFrom('info');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  try {
    socket.write(`POST ${DOOR} HTTP/1.1\r\nhost: a\r\nx-request-id: ${'a'.repeat(32)}\r\n`);
    socket.write('content-length: 6\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.write('def');
    const answer = await new Promise((resolve) => socket.once('data', resolve));
    expect(String(answer)).toMatch(/abcdef$/);
  } finally {
    socket.destroy();
    logFrom('error');
    spy.mockRestore();
  }
  expect(lines.join('')).toContain(`"request_id":"${'a'.repeat(32)}"`);
});

it('of which the end never comes is answered by nobody, and the next is', async () => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`POST ${DOOR} HTTP/1.1\r\nhost: a\r\ncontent-length: 6\r\n\r\nabc`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();

  expect(await ask(DOOR, 'next')).toBe('next');
  expect(answered).toBe(1);
});
