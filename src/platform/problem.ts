/**
 * What went wrong with a request, in words for whoever sent it (RFC 9457).
 *
 * A refusal of the compliance guard is not a problem: it is a decision, and an answer like any other.
 */
import { PROBLEMS, problemType, type ProblemCode } from './problem-catalogue.js';

/** One bad field. */
export interface FieldError {
  /** JSON pointer (RFC 6901) into the body, or `/name` of a parameter. */
  readonly pointer: string;
  readonly detail: string;
  readonly remedy?: string;
  /** Where in a text of the caller's it is: UTF-16 code units, end exclusive. */
  readonly span?: readonly [number, number];
  /** What kind of fault it is, where a program may want to know. */
  readonly code?: string;
  /** What is at fault, such as the variable of a template. */
  readonly name?: string;
  /** Absent for the body. */
  readonly in?: 'query' | 'path' | 'header';
}

export interface ProblemMore {
  readonly errors?: readonly FieldError[];
  /** Further members of the answer, such as `decision_id`. */
  readonly extras?: Readonly<Record<string, unknown>>;
  /** Seconds; also becomes the header `Retry-After`. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** Thrown anywhere below a controller; the filter turns it into `application/problem+json`. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly extras: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | undefined;

  /** @param detail lower case, no full stop, the offending value in backticks, no personal data */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    more: ProblemMore = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
    this.status = PROBLEMS[code].status;
    this.title = PROBLEMS[code].title;
    this.errors = more.errors ?? [];
    this.extras = more.extras ?? {};
    this.retryAfter = more.retryAfter;
  }
}

/** The document that is answered. */
export function problemBody(problem: Problem, at: { instance: string; requestId: string }) {
  const { code, title, status, detail, errors, extras, retryAfter } = problem;
  return {
    ...extras,
    type: problemType(code),
    title,
    status,
    detail,
    instance: at.instance,
    code,
    request_id: at.requestId,
    ...(errors.length > 0 && { errors }),
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
  };
}

/** A problem with exactly one bad field. */
export function fieldProblem(code: ProblemCode, error: FieldError): Problem {
  return new Problem(code, `\`${error.pointer}\` ${error.detail}`, { errors: [error] });
}

/** JSON pointer of a path of keys (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
