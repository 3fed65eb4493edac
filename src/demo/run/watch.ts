/** Watches the service at work until nothing moves any more. */
import { pause } from './interrupt.js';
import { allContacts, isMoving, type Contact } from './contacts.js';
import type { Progress } from './progress.js';
import type { Stage } from './stage.js';

const POLL_MS = 200;
const PATIENCE_MS = 60_000;

export class StuckError extends Error {
  override name = 'StuckError';
}

/** Answers all contacts as they stand when none is waiting for the service. */
export async function untilQuiet(
  { as, clock }: Pick<Stage, 'as' | 'clock'>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Contact[]> {
  const give_up = clock.local() + PATIENCE_MS;
  for (;;) {
    const contacts = await allContacts(as.compliance);
    progress.show(contacts);
    const moving = contacts.filter((contact) => isMoving(contact, clock.local()));
    if (moving.length === 0) return contacts;
    if (clock.local() > give_up) throw new StuckError(stuck(moving));
    await pause(POLL_MS, signal);
  }
}

function stuck(moving: readonly Contact[]): string {
  const named = moving.slice(0, 5).map(({ external_id, status }) => `\`${external_id}\` ${status}`);
  return `${moving.length} contacts still wait after ${PATIENCE_MS / 1_000} s, such as ${named.join(', ')}: see the service's messages above`;
}

/** Lets every message that the vendor took arrive, and waits until the service has heard of it. */
export async function deliverMessages(
  stage: Pick<Stage, 'as' | 'clock' | 'twilio'>,
  progress: Progress,
  signal: AbortSignal,
): Promise<Contact[]> {
  const { twilio } = stage;
  for (const { sid, status } of twilio.messages) {
    if (status !== 'queued') continue;
    await twilio.report(sid, 'sent');
    await twilio.report(sid, 'delivered');
    signal.throwIfAborted();
  }
  return untilQuiet(stage, progress, signal);
}
