/** Turns what the feed holds behind a webhook's position into deliveries, and moves the position, at once. */
import type { Tx } from '../platform/database.js';
import { insertDeliveries } from './delivery.repository.js';
import type { NoticeType } from './notice.js';
import { readFeed } from './read.js';

const AT_ONCE = 500;

/** Answers whether there is more to do. Two who do it at once take different webhooks. */
export async function fanOut(tx: Tx): Promise<boolean> {
  const webhooks = await tx.query<{ id: string; types: NoticeType[] | null; position: string }>(
    `select id, types, position from webhook
      where tenant = $1 and deleted_at is null and disabled_at is null order by id for update skip locked`,
    [tx.tenant],
  );
  let hasMore = false;
  for (const { id, types, position } of webhooks) {
    const after = Number(position);
    const wanted = types === null ? undefined : new Set(types);
    const stretch = await readFeed(tx, { after, limit: AT_ONCE, types: wanted });
    if (stretch.next === after) continue;
    if (stretch.notices.length > 0) await insertDeliveries(tx, id, stretch.notices);
    await tx.query('update webhook set position = $3 where tenant = $1 and id = $2', [
      tx.tenant,
      id,
      stretch.next,
    ]);
    hasMore ||= stretch.has_more;
  }
  return hasMore;
}
