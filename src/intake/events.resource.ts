/** An event as it is answered: what somebody wrote or said only to whoever may see personal data. */
import { publicId } from '../platform/ids.js';
import type { StoredEvent } from '../portfolio/event.repository.js';

export function eventResource(
  { id, external_id, occurred_at, recorded_at, body, texts }: StoredEvent,
  isPersonal: boolean,
) {
  const { at: _at, ...fields } = body;
  return {
    object: 'event' as const,
    ...fields,
    ...(isPersonal ? texts : {}),
    id: publicId('event', id),
    external_id,
    occurred_at: occurred_at.toISOString(),
    recorded_at: recorded_at.toISOString(),
  };
}
