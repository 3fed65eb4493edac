/**
 * The API, typed by its own OpenAPI document.
 *
 * `await answer(api.GET('/v1/pauses', { params: { query } }))` gives the body or throws an `ApiProblem`.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '../../../../dist/.api/openapi.js';
import { preferred } from '../words/language.js';
import { ApiProblem, NO_ANSWER, type ProblemBody } from './problem.js';
import { inOurLanguage } from './refusals.js';
import { send } from './send.js';

export type { paths };
export type Schemas = import('../../../../dist/.api/openapi.js').components['schemas'];

export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', preferred() === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
};
api.use(headers);

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer; a refusal is thrown. */
export async function answer<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T; // openapi-fetch leaves it undefined only for refusals and 204
  throw new ApiProblem(
    isProblem(error)
      ? await inOurLanguage((say) => say.told(error), error)
      : { ...NO_ANSWER, status: response.status },
  );
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
