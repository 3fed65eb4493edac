/**
 * Which bytes are text, and in which encoding: declared, or found out from the whole file.
 *
 * Nothing is replaced: a byte that the encoding does not know makes the file unreadable, with the line where
 * it stands, before any row of it is worked on.
 */
import { isUtf8 } from 'node:buffer';

export const ENCODINGS = ['utf-8', 'gbk', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export class UnreadableFileError extends Error {
  override name = 'UnreadableFileError';
}

const SAMPLE = 4_096;
/** Of the bytes at even or odd places: Latin letters in UTF-16 have a zero beside them. */
const ZEROES = 0.3;
const NEWLINE = 10;

/** Reads a file piece by piece and says at its end what it is written in. */
export class EncodingProbe {
  readonly #candidates: { encoding: Encoding; decoder: TextDecoder }[];
  readonly #declared: Encoding | undefined;
  #found: Encoding | undefined;
  #lines = 1;
  /** Of the first bytes that are not UTF-8. */
  #brokenAt: number | undefined;

  constructor(declared: Encoding | undefined) {
    this.#declared = declared;
    this.#candidates = (declared === undefined ? ['utf-8', 'gbk'] : [declared]).map((name) => ({
      encoding: name as Encoding,
      decoder: new TextDecoder(name, { fatal: true }),
    }));
  }

  add(piece: Buffer, isFirst: boolean): void {
    if (isFirst && this.#declared === undefined) this.#found = marked(piece) ?? sampled(piece);
    if (this.#found !== undefined) return this.#only(this.#found, piece);
    this.#drop(piece, (decoder) => decoder.decode(piece, { stream: true }));
  }

  /** @throws UnreadableFileError */
  end(): Encoding {
    this.#drop(Buffer.alloc(0), (decoder) => decoder.decode());
    const [best] = this.#candidates;
    if (best !== undefined) return best.encoding;
    throw new UnreadableFileError(this.#complaint());
  }

  #only(encoding: Encoding, piece: Buffer): void {
    if (this.#candidates.length !== 1 || this.#candidates[0]?.encoding !== encoding) {
      const decoder = new TextDecoder(encoding, { fatal: true });
      this.#candidates.splice(0, this.#candidates.length, { encoding, decoder });
    }
    this.#found = undefined;
    this.#drop(piece, (decoder) => decoder.decode(piece, { stream: true }));
  }

  #drop(piece: Buffer, decode: (decoder: TextDecoder) => unknown): void {
    for (const candidate of this.#candidates.slice()) {
      try {
        decode(candidate.decoder);
      } catch {
        this.#candidates.splice(this.#candidates.indexOf(candidate), 1);
        this.#brokenAt ??= this.#lines + lineIn(piece);
      }
    }
    for (const byte of piece) if (byte === NEWLINE) this.#lines += 1;
  }

  #complaint(): string {
    const where = `line ${this.#brokenAt ?? this.#lines}`;
    return this.#declared === undefined
      ? `${where} is neither UTF-8 nor GBK: declare the encoding, or save the file as UTF-8`
      : `${where} is not ${this.#declared}: declare the encoding that the file has, or leave it to be found out`;
  }
}

function marked(piece: Buffer): Encoding | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return undefined;
}

function sampled(piece: Buffer): Encoding | undefined {
  const sample = piece.subarray(0, SAMPLE);
  const zeroes = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeroes[i % 2] = (zeroes[i % 2] ?? 0) + 1;
  });
  const enough = (sample.length / 2) * ZEROES;
  if ((zeroes[1] ?? 0) > enough) return 'utf-16le';
  return (zeroes[0] ?? 0) > enough ? 'utf-16be' : undefined;
}

/** How many lines of the piece come before the first that is not UTF-8. */
function lineIn(piece: Buffer): number {
  let line = 0;
  for (let from = 0; from < piece.length; line++) {
    const end = piece.indexOf(NEWLINE, from);
    const until = end < 0 ? piece.length : end + 1;
    // The last line of a piece may go on in the next one.
    if (end >= 0 && !isUtf8(piece.subarray(from, until))) return line;
    from = until;
  }
  return Math.max(0, line - 1);
}

/** Text of pieces, without a byte order mark. */
export async function* decoded(
  pieces: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A file that is at hand as a whole. */
export function textIn(bytes: Buffer): string {
  const probe = new EncodingProbe(undefined);
  probe.add(bytes, true);
  return new TextDecoder(probe.end(), { fatal: true }).decode(bytes);
}
