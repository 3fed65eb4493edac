/**
 * E-mail over SMTP with nodemailer: text and HTML, one-click opt-out (RFC 8058).
 *
 * The server asks for the text last of all. Until it does nothing can have left; afterwards only its
 * answer tells.
 */
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import pLimit from 'p-limit';
import { inTime } from '../../platform/in-time.js';
import type { Outcome, Vendor } from '../channel.js';
import { bounceAddress } from '../bounce-address.js';
import { PATIENCE_MS } from '../in-flight.js';
import { Permit, PermitError, type PermitTerms } from '../permit.js';
import { sendReference } from '../send-reference.js';

export interface SmtpOptions {
  /** Where it listens and how one speaks to it, in nodemailer's words. */
  readonly server: object;
  readonly timeoutMs: number;
  /** Of a tenant's own; that of the environment is `smtp`. */
  readonly name?: string;
  /** What cannot be delivered goes back there, to an address that names the message. */
  readonly bounceDomain?: string;
}

const CONNECTIONS = 4;
/** Whoever waits for a call to end sees a mail that was handed over by then. */
const BEGINS_WITHIN_MS = PATIENCE_MS - 1_000;

/** The server in the environment. */
export function serverAt(url: string): object {
  return { url, secure: new URL(url).protocol === 'smtps:' };
}

export function smtpVendor(options: SmtpOptions): Vendor {
  const transport = transportOf(options);
  // Not the pool's own queue: the server is not to blame for how long a mail waits for its turn.
  const connection = pLimit(CONNECTIONS);
  // A closed transport never answers; whoever waits for it is to ask the one that followed.
  let isClosed = false;
  return {
    name: options.name ?? 'smtp',
    channel: 'email',
    async send(permit, now) {
      const terms = Permit.redeem(permit, 'email', now);
      const from = terms.sender.email_from;
      if (from === null) return { kind: 'refused', error_code: 'sender_has_no_address' };
      const messageId = mailId(terms, from, options.name);
      const begun = performance.now();
      // The window may close meanwhile. And whoever says STOP or pauses waits for calls that have begun only so long.
      const lifeMs = Math.min(options.timeoutMs, BEGINS_WITHIN_MS, terms.expires_at - now);
      let hasText = false;
      let isOver = false;
      const mayGoOn = () => {
        // What was given up must not leave: two clocks need not agree to the millisecond.
        if (isOver || isClosed || performance.now() - begun >= lifeMs)
          throw new PermitError('expired');
      };
      const beforeText = () => {
        mayGoOn();
        hasText = true;
      };
      const noAnswer = () => {
        isOver = true;
        return Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
      };
      const exchange = async () => {
        mayGoOn();
        const mail = { ...mailOf(terms, from, options.bounceDomain), messageId, beforeText };
        // A server that answers a letter at a time is never silent for long enough to be given up by the transport.
        await inTime(transport.sendMail(mail as Watched), options.timeoutMs, noAnswer);
      };
      try {
        await connection(exchange);
        return { kind: 'accepted', vendor_message_id: messageId };
      } catch (error) {
        return outcomeOf(error, hasText);
      }
    },
    close: () => {
      isClosed = true;
      transport.close();
    },
  };
}

function transportOf({ server, timeoutMs }: SmtpOptions) {
  const options = {
    ...server,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    // By itself the pool sends a mail again whose connection closed, and it may have left.
    maxRequeues: 0,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = createTransport(options);
  transport.use('stream', ({ data, message }, done) => {
    message?.processFunc((text) => Readable.from(watched(text, data as Watched)));
    done();
  });
  return transport;
}

/** A tenant may change its vendor: by our own names an answer finds its contact all the same. */
function mailId(terms: PermitTerms, from: string, vendor: string | undefined): string {
  const local = vendor === undefined ? terms.attempt_id : sendReference(terms);
  return `<${local}@${from.split('@')[1] ?? 'localhost'}>`;
}

function mailOf(terms: PermitTerms, from: string, bounceDomain: string | undefined) {
  const { address, content, opt_out_url, sender } = terms;
  return {
    ...(bounceDomain === undefined
      ? {}
      : { envelope: { from: bounceAddress(terms, bounceDomain), to: address } }),
    from: { name: sender.name, address: from },
    to: address,
    ...(sender.reply_to === null ? {} : { replyTo: sender.reply_to }),
    subject: content.subject ?? '',
    text: content.text,
    ...(content.html === undefined ? {} : { html: content.html }),
    headers: {
      ...(opt_out_url === null
        ? {}
        : {
            'List-Unsubscribe': `<${opt_out_url}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
      'Auto-Submitted': 'auto-generated',
    },
  };
}

interface Watched extends SendMailOptions {
  /** Called when the server asks for the text; what it throws keeps the text back. */
  readonly beforeText: () => void;
}

async function* watched(text: Readable, { beforeText }: Watched) {
  beforeText();
  yield* text;
}

function outcomeOf(error: unknown, hasText: boolean): Outcome {
  if (error instanceof PermitError) return { kind: 'not_now', error_code: 'permit_expired' };
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const error_code =
    responseCode > 0 ? `smtp_${responseCode}` : `smtp_${code.toLowerCase() || 'error'}`;
  if (responseCode >= 500 && (hasText || code === 'EENVELOPE'))
    return { kind: 'refused', error_code };
  if (hasText) return { kind: responseCode < 400 ? 'unknown' : 'not_now', error_code };
  // What it says of one recipient is not trouble of its own.
  return { kind: code === 'EENVELOPE' && responseCode > 0 ? 'not_now' : 'technical', error_code };
}
