/**
 * Time stamps (RFC 3161): the question, and what an answer says of which bytes and when.
 *
 * Who signed it is not looked at: that takes the authority's certificates, and `openssl ts -verify` looks.
 */
import { sha256 } from '../leaf.js';
import { der, readDer, TAG, type Der } from './der.js';

const SHA256 = Buffer.from('608648016503040201', 'hex');
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
const TST_INFO = Buffer.from('2a864886f70d0109100104', 'hex');
const NONE = Buffer.alloc(0);

/** A TimeStampReq that asks for the certificate of the signer too. @param nonce eight bytes */
export function stampRequest(bytes: Buffer, nonce: Buffer): Buffer {
  const algorithm = der(TAG.sequence, der(TAG.oid, SHA256), der(TAG.null, NONE));
  const imprint = der(TAG.sequence, algorithm, der(TAG.octets, sha256(bytes)));
  return der(
    TAG.sequence,
    der(TAG.integer, Buffer.from([1])),
    imprint,
    der(TAG.integer, positive(nonce)),
    der(TAG.boolean, Buffer.from([0xff])),
  );
}

export interface Stamp {
  /** SHA-256 of what was stamped. */
  readonly imprint: Buffer;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As `nonceOf` writes it; undefined where none is in it. */
  readonly nonce: string | undefined;
}

/** Of a TimeStampResp; undefined for a refusal and for what cannot be read. */
export function readStamp(response: Buffer): Stamp | undefined {
  const [status, token] = inside(response, TAG.sequence) ?? [];
  const [granted] = childrenOf(status, TAG.sequence);
  const code = granted?.content.length === 1 ? granted.content[0] : undefined;
  if (code !== 0 && code !== 1) return undefined;
  const [type, wrapped] = childrenOf(token, TAG.sequence);
  if (type?.content.equals(SIGNED_DATA) !== true) return undefined;
  const [signed] = childrenOf(wrapped, TAG.explicit0);
  const [, , content] = childrenOf(signed, TAG.sequence);
  const [kind, holder] = childrenOf(content, TAG.sequence);
  if (kind?.content.equals(TST_INFO) !== true) return undefined;
  const [octets] = childrenOf(holder, TAG.explicit0);
  return octets?.tag === TAG.octets ? readInfo(octets.content) : undefined;
}

function readInfo(info: Buffer): Stamp | undefined {
  const [, , imprint, , time, ...more] = inside(info, TAG.sequence) ?? [];
  const [algorithm, hash] = childrenOf(imprint, TAG.sequence);
  const [oid] = childrenOf(algorithm, TAG.sequence);
  const at = time?.tag === TAG.time ? timeOf(time.content.toString('latin1')) : undefined;
  const isRead = oid?.content.equals(SHA256) === true && hash?.content.length === 32;
  if (!isRead || hash === undefined || at === undefined) return undefined;
  const nonce = more.find(({ tag }) => tag === TAG.integer);
  return { imprint: hash.content, at, nonce: nonce && nonceOf(nonce.content) };
}

/** Without the zeroes in front. */
export function nonceOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(00)+/, '');
}

function positive(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Buffer.from([0]) : bytes.subarray(start);
  return digits[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits;
}

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/;

function timeOf(text: string): number | undefined {
  const [, year, month, day, hour, minute, second, fraction = ''] = TIME.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`,
  );
  return Number.isNaN(at) ? undefined : at;
}

function inside(bytes: Buffer, tag: number): Der[] | undefined {
  const [only, ...more] = readDer(bytes) ?? [];
  return more.length === 0 ? childrenOf(only, tag) : undefined;
}

function childrenOf(value: Der | undefined, tag: number): Der[] {
  return value?.tag === tag ? (readDer(value.content) ?? []) : [];
}
