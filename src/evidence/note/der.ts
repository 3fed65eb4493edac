/** DER (X.690), as much of it as a time stamp takes: one value after another, and what stands in them. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  explicit0: 0xa0,
} as const;

/** The values that follow each other; undefined for what is no DER. */
export function readDer(bytes: Buffer): Der[] | undefined {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const head = headAt(bytes, at);
    if (head === undefined || head.end > bytes.length) return undefined;
    found.push({ tag: bytes[at]!, content: bytes.subarray(head.start, head.end) });
    at = head.end;
  }
  return found;
}

function headAt(bytes: Buffer, at: number): { start: number; end: number } | undefined {
  const first = bytes[at + 1];
  // Tags of several bytes do not occur; lengths without an end are BER.
  if (first === undefined || (bytes[at]! & 0x1f) === 0x1f || first === 0x80) return undefined;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const size = first & 0x7f;
  const start = at + 2 + size;
  if (size > 4 || start > bytes.length) return undefined;
  return { start, end: start + bytes.readUIntBE(at + 2, size) };
}

export function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : undefined;
  if (size === undefined) throw new RangeError('only short values are written here');
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
