/** Keys of witnesses (c2sp.org/tlog-cosignature, type 4): their signature covers the time they saw the note. */
import { COSIGNATURE, readVkey } from './key.js';

export interface WitnessKey {
  readonly name: string;
  /** In hex. */
  readonly id: string;
  /** When it was signed, in seconds since 1970; undefined where the signature is not this key's. */
  timeOf(text: string, signature: Buffer): number | undefined;
}

const TIME_BYTES = 8;

/** Undefined for anything that is no vkey of a witness. */
export function readWitnessVkey(vkey: string): WitnessKey | undefined {
  const key = readVkey(vkey, COSIGNATURE);
  if (key === undefined) return undefined;
  return {
    name: key.name,
    id: key.id,
    timeOf(text, signature) {
      if (signature.length <= TIME_BYTES) return undefined;
      const at = signature.readBigUInt64BE();
      const signed = `cosignature/v1\ntime ${at}\n${text}`;
      return key.verify(signed, signature.subarray(TIME_BYTES)) ? Number(at) : undefined;
    },
  };
}
