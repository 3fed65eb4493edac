/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, in hex. Written out because the guard runs without the
 * platform; it is asked for only where a tenant has excepted a text.
 */

const K = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

export function sha256(text: string): string {
  const state = Uint32Array.from(START);
  const data = padded(new TextEncoder().encode(text));
  const schedule = new Uint32Array(64);
  for (let at = 0; at < data.byteLength; at += 64) {
    expand(schedule, data, at);
    compress(state, schedule);
  }
  return Array.from(state, (part) => part.toString(16).padStart(8, '0')).join('');
}

function padded(bytes: Uint8Array): DataView {
  const data = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  data.set(bytes);
  data[bytes.length] = 0x80;
  const view = new DataView(data.buffer);
  view.setUint32(data.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(data.length - 4, bytes.length << 3);
  return view;
}

function expand(w: Uint32Array, data: DataView, start: number): void {
  for (let t = 0; t < 16; t += 1) w[t] = data.getUint32(start + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [word(w, t - 15), word(w, t - 2)];
    const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    w[t] = word(w, t - 16) + s0 + word(w, t - 7) + s1;
  }
}

function compress(state: Uint32Array, w: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as Words;
  for (let t = 0; t < 64; t += 1) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + word(K, t) + word(w, t)) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, n) => {
    state[n] = word(state, n) + value;
  });
}

type Words = [number, number, number, number, number, number, number, number];

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** The first 32 bits of the fractional part. */
function fraction(value: number): number {
  return ((value % 1) * 0x100000000) >>> 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}
