/** Between the ids of a query and the rows of a page. */
import { fromPublicId, type IdKind } from '../platform/ids.js';
import { fieldProblem } from '../platform/problem.js';
import type { Page } from '../portfolio/page.js';

export interface PageQuery {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

export function pageOf(kind: IdKind, { limit, starting_after, ending_before }: PageQuery): Page {
  if (starting_after !== undefined && ending_before !== undefined) {
    throw fieldProblem('validation-failed', {
      pointer: '/ending_before',
      in: 'query',
      detail: 'cannot stand beside `starting_after`',
      remedy: 'send one of the two',
    });
  }
  return {
    limit,
    starting_after: starting_after && fromPublicId(kind, starting_after),
    ending_before: ending_before && fromPublicId(kind, ending_before),
  };
}

export function listOf<T>(data: readonly T[], has_more: boolean) {
  return { object: 'list' as const, data, has_more };
}
