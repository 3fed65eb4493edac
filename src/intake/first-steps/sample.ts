/**
 * The sample portfolio in an empty house: invented people, taken in by the doors that loan systems use, all of it
 * or nothing.
 *
 * Nothing of it can reach anybody: its addresses are for examples, and it is refused where a vendor is set up.
 */
import { lockName } from '../../platform/named-lock.js';
import { Problem } from '../../platform/problem.js';
import { addOrganisation } from '../../portfolio/organisation.js';
import { addParties } from '../../portfolio/party.add.js';
import { succeeded, type Scribe } from '../../portfolio/scribe.js';
import { inBulk, type BulkItem } from '../bulk.js';
import { addBatch } from '../contacts.bulk.js';
import { newDebt } from '../debts.schema.js';
import { newEvent } from '../events.schema.js';
import { newOrganisation } from '../organisations.schema.js';
import { newParty } from '../parties.schema.js';
import { takeDebts, takeEvents } from '../take.js';
import { isEmpty } from './steps.js';

/** As a loan system would send it. */
export interface SamplePortfolio {
  readonly organisations: readonly unknown[];
  readonly parties: readonly unknown[];
  readonly debts: readonly unknown[];
  readonly events: readonly unknown[];
  readonly contacts: readonly unknown[];
}

/** Handed in from above: the sample belongs to the demo. */
export abstract class SampleSource {
  /** With its dates around this instant. */
  abstract at(now: Date): Promise<SamplePortfolio>;
}

/** Whoever comes second waits, and then finds that the house is not empty. */
export async function loadSample(
  scribe: Scribe,
  source: SampleSource,
  hasVendor: boolean,
): Promise<void> {
  const { tx } = scribe;
  await lockName(tx, `sample of ${tx.tenant}`);
  if (!(await isEmpty(tx)))
    throw new Problem('not-empty', 'there are organisations or persons already');
  if (hasVendor)
    throw new Problem('not-empty', 'a vendor is set up: the sample is for houses that cannot send');
  const sample = await source.at(new Date(tx.at));
  for (const one of sample.organisations)
    succeeded(await addOrganisation(scribe, newOrganisation.parse(one)));
  const { parties, debts, events, contacts } = sample;
  all(await inBulk('party', newParty, parties, (good) => addParties(scribe, good)));
  all(await inBulk('debt', newDebt, debts, (good) => takeDebts(scribe, good)));
  all(await inBulk('event', newEvent, events, (good) => takeEvents(scribe, good)));
  // Last: from then on the service decides, so every fact must be there.
  all(await addBatch(scribe, contacts));
}

function all({ items }: { readonly items: readonly BulkItem[] }): void {
  const wrong = items.find(({ status }) => status !== 'created');
  if (wrong !== undefined)
    throw new Error(`item ${wrong.index} of the sample: ${wrong.error?.detail ?? wrong.status}`);
}
