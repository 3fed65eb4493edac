/** What a mail to us is: a bounce, an automatic answer, or somebody's words. Parsing is postal-mime's. */
import { isUtf8 } from 'node:buffer';
import PostalMime, { type Email } from 'postal-mime';
import { isStop } from '../compliance/language/inbound.js';
import { ownWords } from './mail.text.js';

export type Mail =
  | {
      readonly kind: 'bounce';
      /** To which it was returned, in every header that may tell. */
      readonly addresses: readonly string[];
      readonly reports: readonly Bounce[];
    }
  | { readonly kind: 'automatic' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'reply';
      readonly from: string;
      readonly to: string;
      readonly text: string;
      readonly addresses: readonly string[];
      /** Message-IDs that it answers, the nearest first. */
      readonly answers: readonly string[];
    };

export interface Bounce {
  /** Null if it quotes nothing of the mail. */
  readonly message_id: string | null;
  readonly event: 'delivered' | 'undelivered';
  readonly error_code: string | null;
}

const WORDS_MAX = 10_000;
const HTML_MAX = 500_000;

export async function readMail(raw: Buffer): Promise<Mail> {
  const email = await parsedMail(raw).catch(() => undefined);
  if (email === undefined) return { kind: 'unreadable' };
  const reports = bouncesIn(email);
  if (reports !== undefined) return { kind: 'bounce', addresses: addressesOf(email), reports };
  if (isAutomatic(email)) return { kind: 'automatic' };
  const from = email.from?.address ?? '';
  if (from === '') return { kind: 'unreadable' };
  return {
    kind: 'reply',
    from,
    to: email.to?.[0]?.address ?? '',
    text: wordsOf(email),
    addresses: addressesOf(email),
    answers: [email.inReplyTo ?? '', ...(email.references ?? '').split(/\s+/).toReversed()].flatMap(
      (text) => /<[^<>\s]{3,300}>/.exec(text)?.[0] ?? [],
    ),
  };
}

/** A mail that says UTF-8 and is not is read as what Chinese programs mean by it. */
async function parsedMail(raw: Buffer): Promise<Email> {
  const email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  if (isUtf8(raw) && !said(email).includes('\ufffd')) return email;
  const latin = raw.toString('latin1').replaceAll(/charset="?utf-?8"?/gi, 'charset=gb18030');
  const other = await PostalMime.parse(Buffer.from(latin, 'latin1'), {
    forceRfc822Attachments: true,
  });
  return lostIn(other) < lostIn(email) ? other : email;
}

function said({ subject = '', text = '', html = '' }: Email): string {
  return subject + text + html;
}

function lostIn(email: Email): number {
  return said(email).split('\ufffd').length;
}

/** Where the mail servers on its way delivered it may stand in none, or in several. */
function addressesOf(email: Email): string[] {
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap(
    (name) => headerOf(email, name)?.replaceAll(/[<>]/g, '') ?? [],
  );
  const named = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(({ address }) => address ?? []);
  return [...delivered, ...named].slice(0, 20);
}

function wordsOf(email: Email): string {
  const text = ownWords(email.text ?? plain(email.html ?? ''));
  const subject = (email.subject ?? '').trim();
  // Unsubscribe forms and short tempers put it there.
  const words = text === '' || isStop(subject) ? subject : text;
  return words.slice(0, WORDS_MAX).replaceAll(/[\0\p{Cs}]/gu, '');
}

/** A tag ends before the next begins: what is never closed must not be searched to the end each time. */
function plain(html: string): string {
  return html
    .slice(0, HTML_MAX)
    .replaceAll(/<(style|script|blockquote)\b[^]*?(?:<\/\1>|$)/gi, ' ')
    .replaceAll(/<(?:br|\/p|\/div)[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ');
}

function headerOf(email: Email, name: string): string | undefined {
  return email.headers
    .find(({ key }) => key === name)
    ?.value.trim()
    .toLowerCase();
}

/** RFC 3834, and what programs did before it. */
function isAutomatic(email: Email): boolean {
  const submitted = headerOf(email, 'auto-submitted');
  return (
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    /^(?:bulk|junk|list|auto_reply)\b/.test(headerOf(email, 'precedence') ?? '') ||
    ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'list-id'].some(
      (name) => headerOf(email, name) !== undefined,
    ) ||
    headerOf(email, 'return-path') === '<>' ||
    /^(?:mailer-daemon|postmaster|no-?reply)@/i.test(email.from?.address ?? '')
  );
}

/** RFC 3464; undefined for a mail that is no report. */
function bouncesIn(email: Email): Bounce[] | undefined {
  const status = textOf(email, /^message\/(?:global-)?delivery-status$/);
  if (status === undefined) return undefined;
  const original = textOf(
    email,
    /^(?:text\/rfc822-headers|message\/(?:rfc822|global(?:-headers)?))$/,
  );
  const message_id = /^message-id:\s*(<[^<>\s]{3,300}>)/im.exec(original ?? '')?.[1] ?? null;
  return status.split(/\r?\n\s*\r?\n/).flatMap((block): Bounce[] => {
    const action = /^action:\s*([a-z]+)/im.exec(block)?.[1]?.toLowerCase();
    const code = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(block)?.[1];
    if (action === 'delivered') return [{ message_id, event: 'delivered', error_code: null }];
    if (action !== 'failed') return [];
    return [{ message_id, event: 'undelivered', error_code: `dsn_${code ?? 'failed'}` }];
  });
}

function textOf({ attachments }: Email, type: RegExp): string | undefined {
  const found = attachments.find(({ mimeType }) => type.test(mimeType));
  if (found === undefined) return undefined;
  const { content } = found;
  return typeof content === 'string'
    ? content
    : Buffer.from(content as Uint8Array).toString('latin1');
}
