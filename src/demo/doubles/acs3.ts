/**
 * ACS3-HMAC-SHA256, by which Alibaba Cloud knows its callers, computed from its description
 * (https://help.aliyun.com/document_detail/2593177.html) and not by the SDK that it is to check.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export const ALGORITHM = 'ACS3-HMAC-SHA256';

export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Authorization {
  readonly credential: string;
  readonly signed: readonly string[];
  readonly signature: string;
}

export function readAuthorization(header: string): Authorization | undefined {
  const match =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  const [, credential = '', names = '', signature = ''] = match ?? [];
  return match === null ? undefined : { credential, signed: names.split(';'), signature };
}

export function signatureOf(
  request: SignedRequest,
  signed: readonly string[],
  secret: string,
): string {
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...signed.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    hashed(request.body),
  ].join('\n');
  return createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${hashed(canonical)}`)
    .digest('hex');
}

/** Every common header that is there must be signed, in order, and the body with them. */
export function isSignedBy(
  request: SignedRequest,
  { signed, signature }: Authorization,
  secret: string,
): boolean {
  const due = Object.keys(request.headers)
    .filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .toSorted();
  if (due.join(';') !== signed.join(';')) return false;
  if (request.headers['x-acs-content-sha256'] !== hashed(request.body)) return false;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(request, signed, secret)));
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&');
}

/** RFC 3986: everything but letters, digits and `-_.~`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hashed(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
