/**
 * A double of Alibaba Cloud's SMS: a real HTTP server on loopback that takes what the description of its API
 * lets through, signed by `ACS3-HMAC-SHA256`, refuses the rest, and pushes receipts and replies.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { LOOPBACK, listen } from './loopback.js';
import { handle } from './alicloud-requests.js';
import {
  inPeking,
  type AlicloudFailure,
  type AlicloudMessage,
  type AlicloudOptions,
  type State,
} from './alicloud-state.js';

export interface Pushed {
  readonly status: number;
  readonly text: string;
}

export interface AlicloudDouble {
  readonly url: string;
  /** Accepted, oldest first. */
  readonly messages: readonly AlicloudMessage[];
  /** Actions that were asked for, in order. */
  readonly asked: readonly string[];
  /** Spoils the next message; several calls spoil as many, in turn. */
  fail_next(failure: AlicloudFailure): void;
  /** Settles a message, and pushes that to an address as `SmsReport` does. */
  report(message: AlicloudMessage, err_code: string, address: string): Promise<Pushed>;
  /** Posts to an address as its pushes do. */
  push(address: string, body: unknown): Promise<Pushed>;
  stop(): Promise<void>;
}

export async function startAlicloudDouble(options: AlicloudOptions): Promise<AlicloudDouble> {
  const state: State = { options, messages: [], failures: [], nonces: new Set(), asked: [] };
  const server = createServer((request, response) => {
    serve(state, request, response).catch(() => request.socket.destroy());
  });
  const port = await listen(server);
  return {
    url: `http://${LOOPBACK}:${port}`,
    messages: state.messages,
    asked: state.asked,
    fail_next: (failure) => void state.failures.push(failure),
    report: (message, code, address) => push(address, [settled(message, code)]),
    push,
    stop: () => stop(server),
  };
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://double');
  const handled = handle(state, {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers as Record<string, string>,
    body: await buffer(request),
  });
  if (handled === 'dropped') request.socket.destroy();
  if (handled === 'trickling') trickle(response.writeHead(200));
  if (typeof handled === 'string') return;
  response
    .writeHead(handled.status, { 'content-type': 'application/json;charset=utf-8' })
    .end(JSON.stringify(handled.body));
}

function trickle(response: ServerResponse): void {
  const drop = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(drop));
}

/** As https://help.aliyun.com/document_detail/101867.html describes one report. */
function settled(message: AlicloudMessage, err_code: string): object {
  const success = err_code === 'DELIVERED';
  Object.assign(message, { status: success ? 'delivered' : 'failed', err_code });
  return {
    phone_number: message.phone,
    send_time: inPeking(message.at),
    report_time: inPeking(message.at + 1_000),
    success,
    err_code,
    err_msg: success ? '用户接收成功' : '接收失败',
    sms_size: '1',
    biz_id: message.biz_id,
    out_id: message.out_id,
  };
}

async function push(address: string, body: unknown): Promise<Pushed> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
