/** The names by which colleagues sign in: an id tells an auditor nothing about who it was. */
import type { Tx } from '../../platform/database.js';
import { fromPublicId, publicId } from '../../platform/ids.js';

/** @param users public ids; answers the login of each that there is */
export async function loginsOf(
  tx: Tx,
  users: readonly (string | null)[],
): Promise<ReadonlyMap<string | null, string>> {
  const ids = users.flatMap((user) => (user === null ? [] : (fromPublicId('user', user) ?? [])));
  const rows = await tx.query<{ id: string; login: string }>(
    'select id, login from app_user where tenant = $1 and id = any($2)',
    [tx.tenant, ids],
  );
  return new Map(rows.map(({ id, login }) => [publicId('user', id), login]));
}
