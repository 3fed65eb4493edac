/**
 * A double of the SMS vendor: a real HTTP server on loopback that accepts what the vendor's contract
 * accepts and refuses the rest in the vendor's words.
 *
 * Leaves out media, scheduling, prices and everything else a reminder never uses.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Clock } from '../../platform/clock.js';
import { LOOPBACK, listen } from './loopback.js';
import { handle } from './twilio-requests.js';
import { progress, type MessageStatus, type TwilioMessage } from './twilio-messages.js';
import type { TwilioFailure } from './twilio-refusals.js';
import type { Callback, State, TwilioOptions } from './twilio-state.js';
import { post, signedInbound, signedReport } from './twilio-webhooks.js';
import type { Reply, SignedPost } from './twilio-webhooks.js';

export interface TwilioDouble {
  /** Origin to put in the place of `https://api.twilio.com`. */
  readonly url: string;
  /** Accepted messages, oldest first. */
  readonly messages: readonly TwilioMessage[];
  readonly callbacks: readonly Callback[];
  /** What each accepted message was posted with, by its sid: some of it no resource tells. */
  readonly posted: ReadonlyMap<string, URLSearchParams>;
  /** Spoils the next request that would send a message; several calls spoil as many requests, in turn. */
  fail_next(kind: TwilioFailure): void;
  /** Moves a message on, and posts that to its StatusCallback if it has one. */
  report(sid: string, status: MessageStatus, error_code?: number): Promise<void>;
  signed_inbound(reply: Reply & { url: string }): SignedPost;
  /** Posts a borrower's reply; answers the HTTP status, undefined if nobody answered. */
  post_inbound(url: string, reply: Reply): Promise<number | undefined>;
  stop(): Promise<void>;
}

export async function startTwilioDouble(options: TwilioOptions): Promise<TwilioDouble> {
  const state: State = {
    options,
    clock: options.clock ?? new Clock(),
    messages: [],
    posted: new Map(),
    callbacks: [],
    failures: [],
    reporting: new Set(),
  };
  const server = createServer((request, response) => {
    // A caller that hangs up while it speaks gets no answer.
    serve(state, request, response).catch(() => request.socket.destroy());
  });
  const port = await listen(server, options.port);

  return {
    url: `http://${LOOPBACK}:${port}`,
    messages: state.messages,
    callbacks: state.callbacks,
    posted: state.posted,
    fail_next: (kind) => void state.failures.push(kind),
    report: (sid, status, error) => report(state, sid, status, error),
    signed_inbound: (reply) => signedInbound(options, reply),
    post_inbound: (url, reply) => post(signedInbound(options, { ...reply, url })),
    stop: () => stop(state, server),
  };
}

async function serve(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { answer, message } = await handle(state, request);
  const latency = state.options.latency_ms ?? 0;
  if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
  if (answer === 'drop') request.socket.destroy();
  else if (answer !== 'silence') {
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body));
  }
  if (message !== undefined && state.options.receipts !== 'none')
    track(state, deliver(state, message));
}

async function deliver(state: State, { sid }: TwilioMessage): Promise<void> {
  await report(state, sid, 'sent');
  await report(state, sid, 'delivered');
}

async function report(
  state: State,
  sid: string,
  status: MessageStatus,
  error?: number,
): Promise<void> {
  const message = state.messages.find((candidate) => candidate.sid === sid);
  if (message === undefined)
    throw new RangeError(`no message \`${sid}\`: take a sid from \`messages\``);
  progress(message, status, new Date(state.clock.local()), error);
  const url = state.posted.get(sid)?.get('StatusCallback') ?? null;
  if (url === null) return;
  const answer = await post(signedReport(state.options, message, url));
  state.callbacks.push({ sid, status, answer });
}

function track(state: State, work: Promise<void>): void {
  const tracked = work.finally(() => state.reporting.delete(tracked));
  state.reporting.add(tracked);
}

async function stop(state: State, server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await Promise.all(state.reporting);
}
