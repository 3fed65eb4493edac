/**
 * One request to the double, from its bytes to its answer: who asks, what for, does it fit, do it.
 */
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { FORM, holes, misfits, operationsAt } from './twilio-contract.js';
import type { Operation } from './twilio-contract.js';
import { accepted, page, type TwilioMessage } from './twilio-messages.js';
import {
  notFound,
  ordered,
  unauthorized,
  unfit,
  wrongContentType,
  wrongMethod,
} from './twilio-refusals.js';
import type { Answer } from './twilio-refusals.js';
import type { State } from './twilio-state.js';

export interface Outcome {
  /** `drop` breaks the connection, `silence` keeps it open without a word. */
  readonly answer: Answer | 'drop' | 'silence';
  /** The message that the request sent, if it was taken. */
  readonly message?: TwilioMessage;
}

/** Answers one request; a message that is taken is in the state before the answer is given. */
export async function handle(state: State, request: IncomingMessage): Promise<Outcome> {
  const url = new URL(request.url ?? '/', 'http://double');
  const body = (await buffer(request)).toString('utf8');
  if (!isAccount(state, request.headers.authorization)) return { answer: unauthorized };

  const known = operationsAt(url.pathname);
  const operation = known.find(({ method }) => method === request.method);
  if (operation === undefined) {
    return { answer: known.length === 0 ? notFound : wrongMethod };
  }

  const named = holes(operation, url.pathname);
  if (misfits(operation.fitsPath, named).length > 0) return { answer: notFound };
  if (named['AccountSid'] !== state.options.account_sid) return { answer: notFound };

  const [misfit] = misfits(operation.fitsQuery, grouped(url.searchParams));
  if (misfit !== undefined) return { answer: unfit(misfit) };

  const readers: Record<string, () => Answer> = {
    ListMessage: () => ({
      status: 200,
      body: page(state.messages, url.searchParams, url.pathname),
    }),
    FetchMessage: () => fetched(state, named['Sid']),
  };
  const answer = readers[operation.name]?.();
  if (answer !== undefined) return { answer };
  return create(state, operation, request.headers['content-type'], body);
}

function create(
  state: State,
  operation: Operation,
  type: string | undefined,
  body: string,
): Outcome {
  if (type?.split(';')[0]?.trim().toLowerCase() !== FORM) return { answer: wrongContentType };
  const form = new URLSearchParams(body);
  const [misfit] =
    operation.fitsForm === undefined ? [] : misfits(operation.fitsForm, grouped(form));
  if (misfit !== undefined) return { answer: unfit(misfit) };

  const failure = state.failures.shift();
  if (failure === 'dropped') return { answer: 'drop' };
  const refused = failure === undefined ? undefined : ordered(failure);
  if (refused !== undefined) return { answer: refused };

  const now = new Date(state.clock.local());
  const message = accepted(state.options.account_sid, Object.fromEntries(form), now);
  state.posted.set(message.sid, form);
  state.messages.push(message);
  if (failure === 'accepted_then_dropped') return { answer: 'drop', message };
  if (failure === 'accepted_then_silent') return { answer: 'silence', message };
  // A copy: what is answered is how the message stood, whatever becomes of it meanwhile.
  return { answer: { status: 201, body: { ...message } }, message };
}

function fetched(state: State, sid: string | undefined): Answer {
  const message = state.messages.find((candidate) => candidate.sid === sid);
  return message === undefined ? notFound : { status: 200, body: message };
}

function isAccount({ options }: State, authorization: string | undefined): boolean {
  const credentials = `${options.account_sid}:${options.auth_token}`;
  return authorization === `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** Parameters by name; one that is given twice becomes a list, which no schema of ours accepts. */
function grouped(parameters: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const [first, ...more] = parameters.getAll(name);
      return [name, more.length === 0 ? (first ?? '') : [first ?? '', ...more]];
    }),
  );
}
