/**
 * E-mail over SMTP with nodemailer: text and HTML, one-click opt-out (RFC 8058).
 *
 * The server asks for the text last of all. Until it does nothing can have left; afterwards only its
 * answer tells.
 */
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Outcome, Vendor } from '../channel.js';
import { Permit, PermitError, type PermitTerms } from '../permit.js';

export interface SmtpOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly name?: string;
}

export function smtpVendor(options: SmtpOptions): Vendor {
  const transport = transportOf(options);
  return {
    name: options.name ?? 'smtp',
    channel: 'email',
    async send(permit, now) {
      const terms = Permit.redeem(permit, 'email', now);
      const from = terms.sender.email_from;
      if (from === null) return { kind: 'refused', error_code: 'sender_has_no_address' };
      const messageId = `<${terms.attempt_id}@${from.split('@')[1] ?? 'localhost'}>`;
      const begun = performance.now();
      let hasText = false;
      let isLate = false;
      const beforeText = () => {
        // A mail waits for a free connection, and the window may close meanwhile.
        isLate = now + performance.now() - begun >= terms.expires_at;
        if (isLate) throw new PermitError('expired');
        hasText = true;
      };
      try {
        await transport.sendMail({ ...mailOf(terms, from), messageId, beforeText } as Watched);
        return { kind: 'accepted', vendor_message_id: messageId };
      } catch (error) {
        return isLate
          ? { kind: 'not_now', error_code: 'permit_expired' }
          : outcomeOf(error, hasText);
      }
    },
    close: () => transport.close(),
  };
}

function transportOf({ url, timeoutMs }: SmtpOptions) {
  const options = {
    url,
    pool: true,
    maxConnections: 4,
    maxMessages: Infinity,
    // By itself the pool sends a mail again whose connection closed, and it may have left.
    maxRequeues: 0,
    secure: new URL(url).protocol === 'smtps:',
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

function mailOf({ address, content, opt_out_url, sender }: PermitTerms, from: string) {
  return {
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
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number };
  const error_code =
    responseCode > 0 ? `smtp_${responseCode}` : `smtp_${code.toLowerCase() || 'error'}`;
  if (responseCode >= 500 && (hasText || code === 'EENVELOPE'))
    return { kind: 'refused', error_code };
  if (hasText) return { kind: responseCode < 400 ? 'unknown' : 'not_now', error_code };
  // What it says of one recipient is not trouble of its own.
  return { kind: code === 'EENVELOPE' && responseCode > 0 ? 'not_now' : 'technical', error_code };
}
