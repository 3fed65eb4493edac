/**
 * Turns everything thrown while a request is handled into `application/problem+json`.
 */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { codeOf } from './database.js';
import { complain } from './log.js';
import { Problem, problemBody } from './problem.js';
import type { ProblemCode } from './problem-catalogue.js';
import { requestIdOf } from './request-id.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = asProblem(thrown, request);
    // A 503 without a cause is a state, such as stopping, and no error.
    if (problem.status >= 500 && (thrown !== problem || problem.cause !== undefined))
      complain('http', thrown);
    if (response.headersSent) {
      response.end();
      return;
    }
    if (problem.retryAfter !== undefined)
      response.setHeader('Retry-After', String(problem.retryAfter));
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    const body = problemBody(problem, {
      instance: pathOf(request),
      requestId: requestIdOf(request),
    });
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

/** The path without its query, which may hold personal data. */
function pathOf(request: Request): string {
  return request.originalUrl.split('?', 1)[0] ?? '/';
}

const CONNECTION_LOST = /^(08\w{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET)$/;

function asProblem(thrown: unknown, request: Request): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) {
    return thrown.cause === undefined
      ? fromNest(thrown, request)
      : asProblem(thrown.cause, request);
  }
  if (thrown instanceof URIError) {
    return new Problem('bad-request', 'the path holds a broken percent escape: encode it as UTF-8');
  }
  const parsing = fromBodyParser(thrown);
  if (parsing !== undefined) return parsing;
  if (CONNECTION_LOST.test(codeOf(thrown))) {
    return new Problem('unavailable', 'the database does not answer', {
      retryAfter: 5,
      cause: thrown,
    });
  }
  return new Problem('internal-error', 'something failed that is not your fault', {
    cause: thrown,
  });
}

function fromNest(error: HttpException, request: Request): Problem {
  const status = error.getStatus();
  if (status === 404) {
    return new Problem('route-not-found', `there is no \`${request.method} ${pathOf(request)}\``);
  }
  if (status === 401) return new Problem('unauthenticated', 'a valid API key is needed');
  if (status === 403) return new Problem('forbidden', 'this API key may not do this');
  if (status >= 400 && status < 500)
    return new Problem('bad-request', 'the request cannot be read');
  return new Problem('internal-error', 'something failed that is not your fault', { cause: error });
}

const PARSER_PROBLEMS: Record<string, [ProblemCode, string]> = {
  'entity.parse.failed': ['malformed-json', 'the body is not well-formed JSON'],
  'entity.too.large': ['body-too-large', 'the body is larger than the limit of 5 MB'],
  'encoding.unsupported': [
    'unsupported-media-type',
    'the content encoding is not known: use none, `gzip` or `br`',
  ],
  'parameters.too.many': ['body-too-large', 'the form has more than 1,000 fields'],
  'charset.unsupported': ['unsupported-media-type', 'the character set is not known: use `utf-8`'],
  'request.aborted': ['bad-request', 'the request ended before its body was complete'],
  'request.size.invalid': ['bad-request', 'the body is not as long as `content-length` says'],
};

/** The body parsers of Express throw errors with a stable `type`, or those of the decompression as 400. */
function fromBodyParser(thrown: unknown): Problem | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const known = 'type' in thrown ? PARSER_PROBLEMS[String(thrown.type)] : undefined;
  if (known === undefined) {
    const isTheirs = 'status' in thrown && thrown.status === 400;
    return isTheirs ? new Problem('bad-request', 'the body cannot be read') : undefined;
  }
  const [code, detail] = known;
  const errors = [{ pointer: '', detail }];
  return new Problem(code, detail, code === 'bad-request' ? {} : { errors });
}
