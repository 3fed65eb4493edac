/** A stretch of a list in the order of ids. */
export interface Page {
  readonly limit: number;
  /** UUIDs; at most one of the two. */
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

/**
 * The end of a statement that lists by id: condition, order and limit, with its three parameters from
 * `$first` on. One row more than asked for tells whether there are more.
 */
export function pageClause(
  page: Page,
  first: number,
  column = 'id',
): { sql: string; values: unknown[] } {
  const order = page.ending_before === undefined ? 'asc' : 'desc';
  return {
    sql: `and ($${first}::uuid is null or ${column} > $${first}) and ($${first + 1}::uuid is null or ${column} < $${first + 1})
          order by ${column} ${order} limit $${first + 2}`,
    values: [page.starting_after ?? null, page.ending_before ?? null, page.limit + 1],
  };
}

/** The rows of the page in ascending order, and whether more follow in the direction of travel. */
export function cut<R>(rows: readonly R[], page: Page): { rows: R[]; has_more: boolean } {
  const kept = rows.slice(0, page.limit);
  return {
    rows: page.ending_before === undefined ? kept : kept.toReversed(),
    has_more: rows.length > page.limit,
  };
}
