/**
 * Any vendor that takes a signed POST: one message in JSON, signed as Standard Webhooks sign.
 *
 * What its answer means is the contract:
 *
 * | answer                                | means                                                 |
 * |---------------------------------------|-------------------------------------------------------|
 * | 2xx                                   | taken; `message_id` in the answer names it            |
 * | 400 to 499                            | refused for good; `code` in the answer may say why    |
 * | 401, 403, 429, 503                    | not taken, and it is not about this message           |
 * | no connection, or a private address   | likewise                                              |
 * | anything else, or silence             | unknown: nothing is sent again                        |
 */
import { z } from 'zod';
import { iso } from '../../platform/clock.js';
import { post, type Posted } from '../../platform/outgoing/post.js';
import { signedHeaders } from '../../platform/outgoing/signature.js';
import type { Outcome, Place, Vendor } from '../channel.js';
import { bounceAddress } from '../bounce-address.js';
import { Permit, type PermitTerms } from '../permit.js';
import { OPTED_OUT } from '../receipt.js';
import { sendReference } from '../send-reference.js';
import { bounceDomain } from '../mail-server.js';

export const httpSettings = z.strictObject({
  url: z
    .string()
    .max(2_000)
    .refine(isTarget, {
      message: 'is no address for messages',
      params: { remedy: 'send an `https://` URL without user, password and fragment' },
    }),
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'send `whsec_` and 24 to 64 bytes in base64'),
  bounce_domain: bounceDomain,
});
export type HttpSettings = z.infer<typeof httpSettings>;

function isTarget(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}

/** About us or about the vendor, and so not the end of a borrower's contact. */
const LATER = new Set([401, 403, 429, 503]);
const ANSWER_MAX = 4_096;

export function httpVendor(settings: HttpSettings, place: Place): Vendor {
  const { url, secret, bounce_domain } = settings;
  const { name, channel, timeoutMs, allowPrivate } = place;
  const options = { timeoutMs, allowPrivate, agent: 'dunwell', readMax: ANSWER_MAX };
  return {
    name,
    channel,
    async send(permit, now) {
      const terms = Permit.redeem(permit, channel, now);
      if (!allowPrivate && new URL(url).protocol !== 'https:')
        return { kind: 'technical', error_code: 'http_not_encrypted' };
      const body = JSON.stringify({ ...messageOf(terms), ...mailOf(terms, bounce_domain) });
      const headers = signedHeaders({ id: terms.attempt_id, at: now, body }, [secret]);
      return outcomeOf(await post(url, headers, body, options), terms.attempt_id);
    },
    close: () => {},
  };
}

function messageOf(terms: PermitTerms) {
  const { address, channel, content, sender, deliver_until, opt_out_url } = terms;
  return {
    object: 'message',
    id: sendReference(terms),
    channel,
    to: address,
    from: channel === 'sms' ? sender.sms_from : sender.email_from,
    sender_name: sender.name,
    reply_to: sender.reply_to,
    ...content,
    opt_out_url,
    deliver_until: iso(deliver_until),
  };
}

/** With these in the mail, replies and bounces that come to our door find their contact. */
function mailOf(terms: PermitTerms, domain: string | undefined) {
  const from = terms.sender.email_from;
  if (terms.channel !== 'email' || from === null) return {};
  return {
    mail_message_id: `<${sendReference(terms)}@${from.split('@')[1] ?? 'localhost'}>`,
    bounce_address: domain === undefined ? null : bounceAddress(terms, domain),
  };
}

function outcomeOf({ http_status, error, answer, has_left }: Posted, attempt_id: string): Outcome {
  if (error === null)
    return {
      kind: 'accepted',
      vendor_message_id: said(accepted, answer)?.message_id ?? attempt_id,
    };
  const error_code = error.startsWith('http_') ? error : `http_${error}`;
  if (!has_left || LATER.has(http_status ?? 0)) return { kind: 'technical', error_code };
  const isRefusal = http_status !== null && http_status >= 400 && http_status < 500;
  if (!isRefusal) return { kind: 'unknown', error_code };
  const isOptOut = said(refusal, answer)?.code === OPTED_OUT;
  return { kind: 'refused', error_code: isOptOut ? OPTED_OUT : error_code };
}

const accepted = z.object({ message_id: z.string().regex(/^[!-~]{1,200}$/) });

const refusal = z.object({ code: z.string().max(100) });

function said<T>(schema: z.ZodType<T>, answer: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(answer)).data;
  } catch {
    return undefined;
  }
}
