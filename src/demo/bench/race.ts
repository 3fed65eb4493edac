/** Fifty workers race for one person with a cap of three: how many contacts beyond the cap are permitted. */
import pg from 'pg';
import { decideContacts } from '../../dispatch/decide-contacts.js';
import { waitingContacts } from '../../dispatch/facts.repository.js';
import type { DispatchContext } from '../../dispatch/context.js';
import { EvidenceLog } from '../../evidence/record.js';
import { Clock, wallMs } from '../../platform/clock.js';
import { readConfig } from '../../platform/config.js';
import { Database } from '../../platform/database.js';
import { uuid7 } from '../../platform/ids.js';
import { DEFAULT_TENANT, openInstallation } from '../../platform/installation.js';
import type { Backend } from './backend.js';
import { apiKeys, environment, settleHouse } from './full.js';
import { CAP } from './naive.js';
import { contact, loadPeople, OPEN_EVERYWHERE } from './people.js';
import { apiAt, LEASH, startServiceProcess } from '../service-process.js';

/** Contacts of one person in one slice: small, so that many slices hold the same person at once. */
const PER_SLICE = 4;

/** When the policy and the declarations of the loader are surely in force. */
const LATER = new Date(Date.parse(OPEN_EVERYWHERE) + 300_000).toISOString();

/** @param round keeps the person of one race apart from that of the next */
export async function overshootOfFull(
  backend: Backend,
  attempts: number,
  workers: number,
  round = 0,
): Promise<number> {
  const prefix = `race${round}`;
  await loadOnePerson(backend, prefix, attempts);
  const config = readConfig(environment(backend));
  const {
    keys,
    evidenceOrigin,
    database: opened,
  } = await openInstallation(config, backend.databaseUrl);
  await opened.close();
  const database = new Database(backend.databaseUrl, new Clock(LATER), { max: workers });
  try {
    const context = {
      keys,
      evidence: new EvidenceLog(keys, evidenceOrigin),
      publicUrl: 'https://example.com',
      isPublic: true,
    };
    const slices = await cutSlices(backend.databaseUrl, prefix);
    const permitted = await race(database, context, slices, workers);
    // Fewer than the cap, and the race would have been for nothing.
    if (permitted < CAP) throw new Error(`only ${permitted} of ${CAP} contacts were permitted`);
    return permitted - CAP;
  } finally {
    await database.close();
  }
}

/** Only an `api` process runs meanwhile, so that nothing but the race decides. */
async function loadOnePerson(backend: Backend, prefix: string, attempts: number): Promise<void> {
  const keys = await apiKeys(backend);
  const service = await startServiceProcess({ ...environment(backend), ROLE: 'api' }, LEASH);
  try {
    await settleHouse(service.url, keys);
    const api = apiAt(service.url, keys.loader);
    await loadPeople(api, 1, prefix);
    const contacts = Array.from({ length: attempts }, (_, step) =>
      contact(prefix, 0, String(step)),
    );
    await api.bulk('/v1/contacts/bulk', 'contacts', contacts);
  } finally {
    await service.stop();
  }
}

interface Cut {
  readonly slice_id: string;
  readonly contact_ids: string[];
}

async function cutSlices(url: string, prefix: string): Promise<Cut[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      'select id from contact where external_id like $1',
      [`${prefix}-c%`],
    );
    const slices: Cut[] = [];
    for (let i = 0; i < rows.length; i += PER_SLICE) {
      const cut = {
        slice_id: uuid7(wallMs()),
        contact_ids: rows.slice(i, i + PER_SLICE).map(({ id }) => id),
      };
      await client.query(
        `update contact_state set status = 'queued', slice_id = $1, lease_until = 'infinity' where contact_id = any($2)`,
        [cut.slice_id, cut.contact_ids],
      );
      slices.push(cut);
    }
    return slices;
  } finally {
    await client.end();
  }
}

async function race(
  database: Database,
  context: DispatchContext,
  slices: Cut[],
  workers: number,
): Promise<number> {
  let permitted = 0;
  const queue = [...slices];
  const worker = async () => {
    for (let cut = queue.pop(); cut !== undefined; cut = queue.pop()) {
      const { contact_ids, slice_id } = cut;
      const judged = await database.tx(DEFAULT_TENANT, (tx) =>
        decideContacts(tx, context, contact_ids, (inner) =>
          waitingContacts(inner, contact_ids, slice_id),
        ),
      );
      permitted += judged.filter(({ ruling }) => ruling.status === 'permitted').length;
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return permitted;
}
