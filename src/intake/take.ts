/** Takes debts and events in, and sends what waits for the persons concerned back to be judged again. */
import { addDebts } from '../portfolio/debt.add.js';
import type { GivenEvent } from '../portfolio/event.js';
import { recordEvents } from '../portfolio/event.record.js';
import type { Outcome, Scribe } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import type { NewDebt } from './debts.schema.js';
import type { NewEvent } from './events.schema.js';
import { refusalIn } from './opt-out.js';
import { holdStopped } from './stopping.js';

export async function takeDebts(scribe: Scribe, debts: readonly NewDebt[]): Promise<Outcome[]> {
  const { outcomes, persons } = await addDebts(scribe, debts);
  if (persons.length > 0) await rejudge(scribe.tx, persons);
  return outcomes;
}

export async function takeEvents(scribe: Scribe, events: readonly NewEvent[]): Promise<Outcome[]> {
  const all = events.map(given);
  await holdStopped(scribe, all);
  const { outcomes, persons } = await recordEvents(scribe, all);
  const taken = all.filter((_, index) => outcomes[index]?.status !== 'error');
  const refusals = taken.flatMap(refusalIn);
  if (refusals.length > 0) persons.push(...(await recordEvents(scribe, refusals)).persons);
  if (persons.length > 0) await rejudge(scribe.tx, persons);
  return outcomes;
}

function given({ external_id, occurred_at, type, ...fields }: NewEvent): GivenEvent {
  return { external_id, occurred_at, type, fields };
}
