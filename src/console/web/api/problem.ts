/** What the API says when it refuses: RFC 9457, with the bad fields by JSON pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly in?: string;
  readonly detail: string;
  readonly remedy?: string;
}

export interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly request_id?: string;
  readonly retry_after?: number;
  readonly errors?: readonly FieldError[];
}

export class ApiProblem extends Error {
  override name = 'ApiProblem';

  constructor(readonly body: ProblemBody) {
    super(body.detail);
  }
}

/** The service was not reached at all: nothing is known about what became of the request. */
export const NO_ANSWER: ProblemBody = {
  code: 'no-answer',
  title: 'The service does not answer',
  status: 0,
  detail: 'the connection failed; what you typed is still here',
};

/** @param error whatever a query or mutation failed with */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof ApiProblem) return error.body;
  if (error instanceof TypeError) return NO_ANSWER;
  return { code: 'console-error', title: 'The page failed', status: 0, detail: String(error) };
}
