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

/** Work on a folder inside the one that is checked: what is wrong there is said to be there. */
export function inside<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${error.detail}, in \`${name}\``);
  }
}

export function fail(code: FailureCode, detail: string): never {
  throw new Failure(code, detail);
}
