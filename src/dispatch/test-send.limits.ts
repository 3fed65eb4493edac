/** What keeps a test back: a pause, as everything else; and that a user had many already. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { COVERS } from '../schedule/pause.js';
import type { Test } from './test-send.js';

const DAY_MS = 86_400_000;
const MOST = { code: 5, words: 20 } as const;

export async function refusePaused(tx: Tx, { channel, sender_id, template }: Test): Promise<void> {
  const rows = await tx.query(
    `select 1 from pause p cross join (select $1::int as tenant, $2::text as channel, $3::text as template,
            $4::uuid as sender_id, null::uuid as batch_id, null::uuid as debt_id, null::uuid as person_id,
            null::uuid as party_id) c
      where p.tenant = $1 and ${COVERS('$5')} limit 1`,
    [tx.tenant, channel, template?.name ?? '', sender_id, iso(tx.at)],
  );
  if (rows.length > 0)
    throw new Problem('paused', 'a pause covers this channel, template or sender');
}

/** Under the lock of the user's addresses: two at once do not both find room. */
export async function refuseTooMany(tx: Tx, { user_id, template }: Test): Promise<void> {
  const what = template === null ? 'code' : 'words';
  const [row] = await tx.query<{ sent: number }>(
    `select count(*)::int as sent from test_send
      where tenant = $1 and user_id = $2 and what = $3 and created_at > $4`,
    [tx.tenant, user_id, what, iso(tx.at - DAY_MS)],
  );
  if ((row?.sent ?? 0) >= MOST[what]) {
    throw new Problem('too-many', `you had ${MOST[what]} of these within 24 hours`);
  }
}
