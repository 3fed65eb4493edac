/** A town whose texts leave by Alibaba Cloud's double, and the steps that its stories share. */
import type { AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import { startAlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import { ACCOUNT, CODE, SIGN } from './alicloud.js';
import { handsIn, uuidOf, type Hands } from './hands.js';
import { startTown, type Town } from './town.js';

const NOW = '2026-03-10T13:05:00Z';
// `sms/overdue.zh-CN` for a creditor with a due date, and nothing added by hand.
const TEXT =
  '${name}您好，您在${lender}尾号${tail}的账户有${amount}于${due}到期未还。如已还款，感谢您；如有困难，请与我们联系，我们愿与您协商。拒收请回复R';

export interface AlicloudTown {
  readonly town: Town;
  readonly hands: Hands;
  readonly cloud: AlicloudDouble;
  /** Its id, as `ven_…`. */
  readonly vendor: string;
  /** Where reports are pushed to, and replies. */
  readonly reports: string;
  readonly replies: string;
  permitted(more?: object): Promise<string>;
  sent(more?: object): Promise<string>;
  shown(id: string): Promise<Record<string, unknown>>;
  /** The eleven digits to which a contact goes. */
  numberOf(id: string): string;
  /** Asks the list about it. */
  settled(id: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startAlicloudTown(): Promise<AlicloudTown> {
  const town = await startTown({ at: NOW, works: false, env: { WEBHOOK_ALLOW_PRIVATE: '1' } });
  const { clock } = town.installation;
  const templates = { [CODE]: TEXT };
  const options = { ...ACCOUNT, signs: [SIGN], templates, now: () => clock.local() };
  const cloud = await startAlicloudDouble(options);
  const vendor = await vendorIn(town, cloud);
  const addresses = (await asked(town, 'GET', `/v1/vendors/${vendor}/callbacks`)) as {
    reports: string;
    replies: string;
  };
  const hands = handsIn(town);
  const numbers = new Map<string, string>();
  let people = 0;
  const permitted = async (more: object = {}) => {
    const name = `wei-${(people += 1)}`;
    await town.borrower(name, 'CN');
    const id = await town.contact(name, { channel: 'sms', ...more });
    const { endpoints } = await asked(town, 'GET', `/v1/parties/${name}`);
    numbers.set(id, mobileIn(endpoints));
    await hands.judge();
    return id;
  };
  return {
    town,
    hands,
    cloud,
    vendor,
    reports: addresses.reports,
    replies: addresses.replies,
    permitted,
    sent: async (more) => {
      const id = await permitted(more);
      await hands.send([id]);
      return id;
    },
    shown: (id) => asked(town, 'GET', `/v1/contacts/${id}`),
    numberOf: (id) => numbers.get(id) ?? '',
    settled: async (id) => {
      await town.rows(
        `update contact_state set due_at = attempt_at where contact_id = $1::uuid and status = 'unknown'`,
        [uuidOf(id)],
      );
      await hands.settle();
    },
    stop: async () => {
      await town.stop();
      await cloud.stop();
    },
  };
}

function mobileIn(endpoints: unknown): string {
  const all = endpoints as { kind: string; address: string }[];
  return all.find(({ kind }) => kind === 'mobile')?.address.replace('+86', '') ?? '';
}

async function vendorIn(town: Town, cloud: AlicloudDouble): Promise<string> {
  const settings = { ...ACCOUNT, endpoint: cloud.url };
  const body = { label: 'alicloud', kind: 'alicloud', channel: 'sms', priority: 1, settings };
  const id = String((await asked(town, 'POST', '/v1/vendors', body))['id']);
  const list = await asked(town, 'GET', '/v1/templates?channel=sms&locale=zh-CN&limit=200');
  const [template] = (
    list['data'] as { id: string; name: string; active_version: number }[]
  ).filter(({ name }) => name === 'overdue');
  const texts = [{ code: CODE, sign_name: SIGN, text: TEXT }];
  const version = template?.active_version;
  await asked(town, 'PUT', `/v1/vendors/${id}/templates/${template?.id}/${version}`, { texts });
  return id;
}

async function asked(town: Town, method: string, path: string, body?: object) {
  const reply = await town.ask(method, path, body === undefined ? {} : { body });
  if (reply.status >= 300)
    throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}
