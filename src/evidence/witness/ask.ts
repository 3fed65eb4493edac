/** Asks one witness for its cosignature (c2sp.org/tlog-witness, `add-checkpoint`), and believes nothing of its answer. */
import { hashLines } from '../note/checkpoint.js';
import { exchange, type Answer } from './exchange.js';
import type { Witness } from './witnesses.js';

export class WitnessError extends Error {
  override name = 'WitnessError';
}

/** It has signed more than it was shown: another process of ours was faster, or our log was set back. */
export class AheadError extends WitnessError {
  constructor(
    name: string,
    readonly size: number,
    shown: number,
  ) {
    super(
      `\`${name}\` has signed size ${size}, and our log is signed up to ${shown}: it was set back`,
    );
  }
}

export interface Shown {
  /** What is signed: the first three lines. */
  readonly text: string;
  /** The checkpoint as we signed it. */
  readonly note: string;
  readonly size: number;
  /** Of the database's clock, in milliseconds. */
  readonly at: number;
  /** Proves that the tree of a size is the beginning of this one. */
  readonly proof: (older: number) => Promise<readonly Buffer[]>;
}

export interface Cosigned {
  /** With its line end. */
  readonly line: string;
  /** By the clock of the witness, in seconds since 1970. */
  readonly seenAt: number;
}

/** As far as a verifier lets clocks differ. A signature of another time would only harm us. */
const CLOCKS_DIFFER_S = 15 * 60;
const SIZE_TYPE = 'text/x.tlog.size';
const SIZE = /^(0|[1-9]\d{0,15})\n$/;

/** @param older the size that it signed last, as far as we know; if it knows better, it is asked once more */
export async function askWitness(
  witness: Witness,
  shown: Shown,
  older: number,
  timeoutMs: number,
): Promise<Cosigned> {
  const first = await send(witness, shown, older, timeoutMs);
  if (first.status !== 409) return read(witness, shown, first);
  const size = sizeIn(witness, first);
  if (size === older)
    throw new WitnessError(
      `\`${witness.name}\` has seen another tree of size ${size}: our log and what it saw have parted`,
    );
  if (size > shown.size) throw new AheadError(witness.name, size, shown.size);
  return read(witness, shown, await send(witness, shown, size, timeoutMs));
}

async function send(witness: Witness, { note, proof }: Shown, older: number, timeoutMs: number) {
  const body = `old ${older}\n${hashLines(await proof(older))}\n${note}`;
  return exchange(`${witness.url}/add-checkpoint`, { type: 'text/plain', body }, timeoutMs);
}

function sizeIn({ name }: Witness, { type, body }: Answer): number {
  const [, digits] = SIZE.exec(body.toString()) ?? [];
  if (digits !== undefined && type.split(';', 1)[0] === SIZE_TYPE) return Number(digits);
  throw new WitnessError(`\`${name}\` refuses the size and does not say which it has`);
}

const MEANINGS: Readonly<Record<number, string>> = {
  403: 'it trusts none of the keys that signed',
  404: 'it does not know this log',
  409: 'it has seen another size meanwhile',
  422: 'it holds the proof for wrong: our log and what it saw have parted',
};

function read({ name, key }: Witness, { text, at }: Shown, { status, body }: Answer): Cosigned {
  if (status !== 200)
    throw new WitnessError(`\`${name}\` answers ${status}: ${MEANINGS[status] ?? 'no signature'}`);
  for (const line of body.toString().split('\n')) {
    const [dash, signer, packed = ''] = line.split(' ');
    const bytes = Buffer.from(packed, 'base64');
    const isIts = signer === key.name && bytes.subarray(0, 4).toString('hex') === key.id;
    if (dash !== '\u2014' || !isIts) continue;
    const seenAt = key.timeOf(text, bytes.subarray(4));
    // Written anew: what it sent may be spelled loosely, and a verifier reads strictly.
    if (seenAt === undefined) throw new WitnessError(`the signature of \`${name}\` does not hold`);
    if (Math.abs(seenAt - at / 1_000) > CLOCKS_DIFFER_S)
      throw new WitnessError(`the clock of \`${name}\` is more than a quarter of an hour off`);
    return { line: `\u2014 ${key.name} ${bytes.toString('base64')}\n`, seenAt };
  }
  throw new WitnessError(`\`${name}\` answers without a signature of the key that is configured`);
}
