/** The evidence of a decide-only decision: codes in the body, words and the guard's exact input sealed. */
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import { open } from '../platform/keys.js';
import { RELEASE } from '../platform/release.js';
import type { Law } from '../policies/house-policy.js';
import { sealedUse } from '../portfolio/sealed-use.js';
import type { Answered } from './asked.js';
import { filledCaps, recordedFindings } from './decision-record.js';
import { found, type World } from './world.js';

interface Ground {
  readonly world: World;
  readonly persons: ReadonlyMap<string, Person>;
  /** Who asked. */
  readonly by: string | null;
}

export function askedDraft(answered: Answered, law: Law, { world, persons, by }: Ground): Draft {
  const { asked, at, judged_at, decision, decision_id, hold, input, reservation } = answered;
  const recorded = recordedFindings(decision.findings);
  const debtor = found(persons.get(asked.person_id), 'party');
  const addressee = found(persons.get(asked.party_id), 'party');
  const { content } = asked.particulars;
  return {
    kind: 'decision',
    at,
    id: decision_id,
    subject: debtor,
    body: {
      asked_by: by === null ? null : publicId('user', by),
      ...filledCaps(recorded),
      channel: asked.channel,
      findings: recorded.codes,
      policy: { leaf: law.policy.leaf, version: law.policy.version },
      release: RELEASE,
      ruleset: law.ruleset,
      template: null,
      tz: process.versions.tz ?? 'unknown',
      verdict: decision.verdict,
      ...(decision.not_before === undefined ? {} : { not_before: decision.not_before }),
      // The verdict is the guard's, so that it can be repeated; the answer was held by these.
      ...hold,
      ...(judged_at === at ? {} : { what_if: iso(judged_at) }),
      ...(reservation === null
        ? {}
        : {
            attempt: reservation.attempt_id,
            reserved_until: iso(reservation.expires_at.getTime()),
          }),
    },
    sec: {
      inputs: { about: debtor, value: { findings: recorded.words, input } },
      endpoint: {
        about: addressee,
        value: { address: addressOf(asked.endpoint_id, world, persons), kind: asked.channel },
      },
      ...(content === undefined ? {} : { content: { about: addressee, value: words(content) } }),
    },
  };
}

function addressOf(endpointId: string, world: World, persons: ReadonlyMap<string, Person>): string {
  const endpoint = found(world.endpoints.get(endpointId), 'endpoint');
  const owner = found(persons.get(endpoint.party_id), 'party');
  return open(owner.dek, sealedUse.address(endpoint.id), endpoint.address).toString();
}

function words({ text, subject }: { readonly text: string; readonly subject?: string }) {
  return { text, ...(subject === undefined ? {} : { subject }) };
}
