/** The question cannot be put: something in it is missing, unreadable or contradicts itself. */
export class InvalidFactsError extends Error {
  override readonly name = 'InvalidFactsError';

  /** Every problem found, never only the first. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the facts cannot be judged: ${problems.join('; ')}`);
    this.problems = problems;
  }
}
