/** What a verifier says of the first wrong thing: a code that stands in the published page, and where it is. */

/** Closed: others act on these words. */
export type FailureCode =
  | 'SIGNATURE'
  | 'KEYRANGE'
  | 'QUORUM'
  | 'ORIGIN'
  | 'CHECKPOINT'
  | 'STALE'
  | 'MISSING'
  | 'BUNDLE'
  | 'LEAF'
  | 'TILE'
  | 'ROOT'
  | 'ENTRY'
  | 'DUPLICATE'
  | 'SEEN'
  | 'TIME'
  | 'BACKDATED'
  | 'FUTURE'
  | 'CHAIN'
  | 'HEADS'
  | 'MANIFEST'
  | 'PROOF'
  | 'INCLUSION'
  | 'MIXED'
  | 'SUBJECT'
  | 'ORDER'
  | 'OPEN'
  | 'INCOMPLETE'
  | 'REF'
  | 'FORK'
  | 'TRUST';

export class Failure extends Error {
  override name = 'Failure';

  constructor(
    readonly code: FailureCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export function fail(code: FailureCode, detail: string): never {
  throw new Failure(code, detail);
}
