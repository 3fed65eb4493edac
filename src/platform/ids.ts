/**
 * Identifiers: UUID v7 in the database (they sort by time), a prefix and the hex outside.
 */
import { randomFillSync } from 'node:crypto';

const PREFIX = {
  act: 'act',
  batch: 'bat',
  contact: 'con',
  debt: 'deb',
  declaration: 'dcl',
  delivery: 'dlv',
  endpoint: 'end',
  erasure: 'era',
  event: 'evt',
  export: 'exp',
  hold: 'hld',
  import: 'imp',
  invitation: 'inv',
  key: 'key',
  organisation: 'org',
  party: 'pty',
  pause: 'pau',
  policy: 'pol',
  record: 'rec',
  restriction_proposal: 'rpr',
  session: 'ses',
  simulation: 'sim',
  source: 'src',
  template: 'tpl',
  test_send: 'tst',
  template_draft: 'tdr',
  unmatched: 'inb',
  user: 'usr',
  vendor: 'ven',
  webhook: 'whk',
} as const;

export type IdKind = keyof typeof PREFIX;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const pool = Buffer.alloc(10 * 512);
let used = pool.length;

/** The last number given out in each of the latest milliseconds: transactions that began apart make ids by turns. */
const sequences = new Map<number, number>();
const SEQUENCES_MAX = 256;

/**
 * A new UUID v7 for an instant in milliseconds. Ids that one process makes for one millisecond sort in
 * the order of their making (RFC 9562, 6.2, method 1), so a bulk keeps the caller's order.
 */
export function uuid7(atMs: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const r = pool.subarray(used, (used += 10));
  const at = Math.floor(atMs);
  const last = sequences.get(at);
  const sequence = last === undefined ? ((r[0] ?? 0) << 1) | ((r[1] ?? 0) & 1) : last + 1;
  if (last === undefined && sequences.size >= SEQUENCES_MAX) forgetOldest();
  sequences.set(at, sequence);
  // 12 bits a millisecond; beyond them the next millisecond is borrowed.
  const time = (at + (sequence >> 12)).toString(16).padStart(12, '0');
  const h = (i: number) => HEX[r[i] ?? 0] ?? '00';
  const counted = (0x7000 | (sequence & 0xfff)).toString(16);
  const variant = HEX[0x80 | ((r[2] ?? 0) & 0x3f)] ?? '80';
  return `${time.slice(0, 8)}-${time.slice(8)}-${counted}-${variant}${h(3)}-${h(4)}${h(5)}${h(6)}${h(7)}${h(8)}${h(9)}`;
}

function forgetOldest(): void {
  for (const at of sequences.keys()) {
    sequences.delete(at);
    return;
  }
}

/** `con_018f…`: what the API and the evidence show. */
export function publicId(kind: IdKind, uuid: string): string {
  return `${PREFIX[kind]}_${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(14, 18)}${uuid.slice(19, 23)}${uuid.slice(24)}`;
}

/** The UUID inside a public id, or undefined if it is not one of this kind. */
export function fromPublicId(kind: IdKind, id: string): string | undefined {
  const match =
    /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id);
  return match !== null && match[1] === PREFIX[kind] ? match.slice(2).join('-') : undefined;
}

/** No id of an earlier instant is greater: ids begin with their milliseconds. */
export function firstIdAt(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** When a UUID v7 was made, in milliseconds since 1970. */
export function msOf(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}
