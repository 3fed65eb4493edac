/** A tenant's first day: two people say what the house stands for, and where wanted what its policy is. */
import { DECLARED_FACTS } from '../compliance/declared.js';
import type { HousePolicy } from '../compliance/house.js';
import type { Api } from './service-process.js';

/** As a person who proposes and another who approves: their keys belong to different users. */
export interface TwoPeople {
  readonly proposer: Pick<Api, 'post' | 'get'>;
  readonly approver: Pick<Api, 'post'>;
}

const DECLARATION = {
  version: 'first-day',
  reason: 'The first day of an invented house.',
  facts: [...DECLARED_FACTS],
  statement:
    'Calls are recorded on registered lines; debts and addresses were checked when taken on.',
};

export async function declareAll(people: TwoPeople): Promise<void> {
  await settle(people, '/v1/declarations', DECLARATION);
}

export async function install(people: TwoPeople, policy: HousePolicy): Promise<void> {
  await settle(people, '/v1/policies', { reason: 'The policy of this run.', ...policy });
}

async function settle(
  { proposer, approver }: TwoPeople,
  path: string,
  body: Readonly<Record<string, unknown>> & { readonly version: string },
): Promise<void> {
  const { data } = (await proposer.get(path)) as unknown as { data: { version: string }[] };
  if (data.some(({ version }) => version === body.version)) return;
  const { id } = await proposer.post(path, body);
  await approver.post(`${path}/${String(id)}/approve`, {});
}

/**
 * For runs that make many contacts with few people at any hour of a clock that stands: the cap of three a
 * day is all that the house adds to the law.
 */
export const ONLY_A_CAP: HousePolicy = {
  version: 'only-a-cap',
  settings: { quiet_hours_for_reminders: true },
  caps: [
    {
      code: 'HOUSE-CAP-DAY',
      max: 3,
      days: 1,
      per: 'person',
      says: 'At most three contacts to one person a day, over all channels.',
    },
  ],
};
