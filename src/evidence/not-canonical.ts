/** What is said of a value that has no canonical form: its place and the trouble, never the value. */
export class NotCanonicalError extends Error {
  override name = 'NotCanonicalError';
  readonly #reason: string;
  readonly #path: string;

  constructor(reason: string, path = '') {
    super(`\`${path}\` ${reason}`);
    this.#reason = reason;
    this.#path = path;
  }

  /** The same trouble, told from one level further out. */
  inside(step: string | number): NotCanonicalError {
    const outer = typeof step === 'number' ? `[${step}]` : step;
    const dot = this.#path === '' || this.#path.startsWith('[') ? '' : '.';
    return new NotCanonicalError(this.#reason, outer + dot + this.#path);
  }
}

/** Anything else that was thrown stays as it is. */
export function inside(error: unknown, step: string | number): unknown {
  return error instanceof NotCanonicalError ? error.inside(step) : error;
}
