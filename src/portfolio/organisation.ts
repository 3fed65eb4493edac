/** Lenders and agencies: on whose behalf messages are sent, and what the law must know about them. */
import type { Sender } from '../compliance/facts.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { applied, conflict, differing, type Changes } from './content.js';
import {
  enlist,
  insertOrganisation,
  namedAgencies,
  readOrganisations,
  updateOrganisation,
} from './organisation.repository.js';
import { lookUp } from './reference.js';
import { asJson, racing, refused, type Outcome, type Scribe } from './scribe.js';

type FactKey =
  'sms_signatures' | 'accepts_electronic' | 'listed_agencies' | 'is_attorney' | 'regime';

export interface Organisation extends Partial<Record<FactKey, unknown>> {
  readonly external_id: string;
  readonly kind: Sender['kind'];
  readonly name: string;
  readonly sms_signatures?: Sender['sms_signatures'] | undefined;
  readonly accepts_electronic?: Sender['accepts_electronic'] | undefined;
  /** A lender may list an agency before that agency is known here. */
  readonly listed_agencies?: readonly string[] | undefined;
  readonly is_attorney?: boolean | undefined;
  readonly regime?: Sender['regime'] | undefined;
  readonly sms_from?: string | undefined;
  readonly email_from?: string | undefined;
  readonly reply_to?: string | undefined;
  /** Messages a second; absent for no limit. */
  readonly per_second?: number | undefined;
}

export interface StoredOrganisation extends Organisation {
  readonly id: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** Adds an organisation, or finds the one with the same external id and content. */
export async function addOrganisation(scribe: Scribe, given: Organisation): Promise<Outcome> {
  const { tx } = scribe;
  const wanted = await withKnownAgencies(scribe, given);
  const known = (await lookUp(tx, 'organisation', [wanted.external_id])).get(wanted.external_id);
  const [stored] = known === undefined ? [] : await readOrganisations(tx, [known.id]);
  if (stored !== undefined) {
    const fields = differing(wanted, stored);
    return fields.length > 0 ? refused(conflict(fields)) : { status: 'exists', id: stored.id };
  }
  const id = uuid7(tx.at);
  await racing(insertOrganisation(tx, id, wanted));
  await enlist(tx, id, wanted.external_id);
  await recordOrganisation(scribe, id, wanted);
  return { status: 'created', id };
}

/** What the organisation is after the change. */
export async function changeOrganisation(
  scribe: Scribe,
  id: string,
  changes: Changes<Organisation>,
): Promise<StoredOrganisation> {
  const { tx } = scribe;
  await tx.query('select from organisation where tenant = $1 and id = $2 for update', [
    tx.tenant,
    id,
  ]);
  const [stored] = await readOrganisations(tx, [id]);
  if (stored === undefined) throw new Problem('not-found', 'there is no such organisation');
  const { id: _id, created_at, updated_at: _at, ...content } = stored;
  const wanted = await withKnownAgencies(scribe, applied<Organisation>(content, changes));
  if (
    differing({ ...content, ...wanted }, content).length === 0 &&
    differing(content, wanted).length === 0
  ) {
    return stored;
  }
  await updateOrganisation(tx, id, wanted);
  await recordOrganisation(scribe, id, wanted);
  return { ...wanted, id, created_at, updated_at: new Date(tx.at) };
}

async function withKnownAgencies({ tx }: Scribe, given: Organisation): Promise<Organisation> {
  if (given.listed_agencies === undefined) return given;
  return { ...given, listed_agencies: await namedAgencies(tx, given.listed_agencies) };
}

async function recordOrganisation(
  { tx, evidence, by }: Scribe,
  id: string,
  { per_second, ...content }: Organisation,
): Promise<void> {
  await evidence.write(tx, [
    {
      kind: 'config.changed',
      subject: null,
      body: { organisation: publicId('organisation', id) },
      sec: {
        organisation: {
          about: null,
          value: asJson({
            ...content,
            // Evidence knows whole numbers only, and a rate may be a fraction.
            per_second: per_second === undefined ? undefined : String(per_second),
            by: by === null ? null : publicId('user', by),
          }),
        },
      },
    },
  ]);
}
