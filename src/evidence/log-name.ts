/** What the logs of a tenant are called: `<origin>/t1`, and those that follow a closed one `<origin>/t1-2` and so on. */

export function logName(origin: string, tenant: number, no = 1): string {
  const first = `${origin}/t${tenant}`;
  return no === 1 ? first : `${first}-${no}`;
}

const FOLLOWS = /^(.+\/t\d+)-(\d+)$/;

/** Sealed sections are bound to it, whichever log holds their record. */
export function firstName(log: string): string {
  return FOLLOWS.exec(log)?.[1] ?? log;
}

/** 1 for a first log. */
export function numberOf(log: string): number {
  return Number(FOLLOWS.exec(log)?.[2] ?? 1);
}

/** The log that a successor follows; undefined for a first log. */
export function nameBefore(log: string): string | undefined {
  const [, first, no] = FOLLOWS.exec(log) ?? [];
  if (first === undefined) return undefined;
  return Number(no) === 2 ? first : `${first}-${Number(no) - 1}`;
}
