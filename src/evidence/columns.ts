/**
 * Columns on their way into `unnest`: one-dimensional arrays in PostgreSQL's binary format.
 *
 * pg writes arrays as escaped text, value by value; for a batch of records that costs more than hashing them.
 */
const BYTEA_OID = 17;
const TEXT_OID = 25;
const HEADER_BYTES = 20;
const NULL_LENGTH = -1;

/** A `bytea[]`. */
export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  return binaryArray(BYTEA_OID, values);
}

/** A `text[]`; in SQL, cast it to what the text stands for. */
export function textArray(values: readonly (string | null)[]): Buffer {
  return binaryArray(TEXT_OID, values);
}

function binaryArray(oid: number, values: readonly (Buffer | string | null)[]): Buffer {
  let size = HEADER_BYTES;
  for (const value of values) size += 4 + lengthOf(value);
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(1, 0); // one dimension
  array.writeInt32BE(1, 4); // nulls may occur
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16); // the first index
  let at = HEADER_BYTES;
  for (const value of values) at = put(array, at, value);
  return array;
}

function put(array: Buffer, at: number, value: Buffer | string | null): number {
  if (value === null) return array.writeInt32BE(NULL_LENGTH, at);
  const start = array.writeInt32BE(lengthOf(value), at);
  return start + (typeof value === 'string' ? array.write(value, start) : value.copy(array, start));
}

function lengthOf(value: Buffer | string | null): number {
  if (value === null) return 0;
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length;
}
