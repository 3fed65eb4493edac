/** What a vendor has approved beforehand for a version of a template of ours. */
import { startAlicloudDouble, type AlicloudDouble } from '../../src/demo/doubles/alicloud.js';
import { ACCOUNT, SIGN } from '../support/alicloud.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';
import { httpVendorIn, type HttpVendor } from '../support/vendor.js';

let town: Town;
let vendor: HttpVendor;
/** A template's id and its version, as a path. */
let version: string;
let template: string;

beforeAll(async () => {
  town = await startTown({
    at: '2026-03-10T13:05:00Z',
    works: false,
    env: { WEBHOOK_ALLOW_PRIVATE: '1' },
  });
  vendor = await httpVendorIn(town);
  const [row] = await town.rows<{ id: string; active_version: number }>(
    `select id, active_version from template where channel = 'sms' and name = 'overdue' and locale = 'zh-CN'`,
  );
  template = `tpl_${row?.id.replaceAll('-', '')}`;
  version = `${template}/${row?.active_version}`;
});
afterAll(async () => {
  await vendor.stop();
  await town.stop();
});

const put = (path: string, texts: readonly object[]) =>
  town.ask('PUT', `/v1/vendors/${vendor.id}/templates/${path}`, { body: { texts } });

describe('texts that a vendor has approved', () => {
  it('belong to one version of a template', async () => {
    const text = { code: 'SMS_1', sign_name: '示例银行', text: '${all}' };

    expect(await put(version, [text])).toMatchObject({
      status: 200,
      body: { data: [{ template, ...text }] },
    });
    expect(await put(`${template}/99`, [text])).toMatchObject({ status: 404 });
    expect(await put(version, [])).toMatchObject({ status: 200, body: { data: [] } });
  });

  it.each([
    ['holes that touch', [{ code: 'A', text: '${a}${b}' }], '/texts/0/text'],
    ['a hole without a name', [{ code: 'A', text: 'x ${} y' }], '/texts/0/text'],
    [
      'one code twice',
      [
        { code: 'A', text: 'x' },
        { code: 'A', text: 'y' },
      ],
      '/texts/1/code',
    ],
  ])('with %s are refused', async (_, texts, pointer) => {
    expect(await put(version, texts)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });
});

describe('a test by a vendor that takes only what it has approved', () => {
  const OWN = '+8619012340999';
  const TEXT =
    '${name}您好，您在${lender}尾号${tail}的账户有${amount}于${due}到期未还。如已还款，感谢您；如有困难，请${how}，我们愿与您协商。拒收请回复R';
  const templates = { SMS_1: '您的验证码是${code}，请勿告诉他人。', SMS_2: TEXT };
  const code_text = { code: 'SMS_1', sign_name: SIGN, text: templates.SMS_1 };
  let cloud: AlicloudDouble;
  let path: string;
  let key: string;
  let settings: object;

  beforeAll(async () => {
    const { clock } = town.installation;
    key = await town.keyWith(['templates:read', 'templates:write'], 'an-author');
    const options = { ...ACCOUNT, signs: [SIGN], templates, now: () => clock.local() };
    cloud = await startAlicloudDouble(options);
    settings = { ...ACCOUNT, endpoint: cloud.url };
    const body = { label: 'cloud', kind: 'alicloud', channel: 'sms', priority: 1, settings };
    path = `/v1/vendors/${String((await posted(town, '/v1/vendors', body))['id'])}`;
    const texts = [{ code: 'SMS_2', sign_name: SIGN, text: TEXT }];
    await town.ask('PUT', `${path}/templates/${version}`, { body: { texts } });
  });
  afterAll(() => cloud.stop());

  const enter = () =>
    town.ask('PUT', '/v1/own-addresses/sms', { key, body: { address: OWN, sender: 'bank' } });
  const test = (variables: object = {}) =>
    town.ask('POST', `/v1/templates/${template}/test`, {
      key,
      body: { sender: 'bank', variables },
    });

  it('leaves as a code in words of its own, once it has some', async () => {
    expect(await enter()).toMatchObject({ status: 409, body: { code: 'no-vendor' } });
    const unfit = { settings: { ...settings, code_text: { ...code_text, text: '${a}！${code}' } } };
    expect((await town.ask('PATCH', path, { body: unfit })).status).toBe(400);
    await town.ask('PATCH', path, { body: { settings: { ...settings, code_text } } });

    expect((await enter()).status).toBe(200);
    const { content = '', template_code } = cloud.messages.at(-1) ?? {};
    expect(template_code).toBe('SMS_1');
    expect(content).toMatch(/^【示例银行】您的验证码是\d{6}，请勿告诉他人。$/);
    const body = { code: /\d{6}/.exec(content)?.[0] };
    expect((await town.ask('PUT', '/v1/own-addresses/sms/code', { key, body })).status).toBe(200);
  });

  it('leaves in the text approved for the version, as of its sender', async () => {
    const given = { account_tail: '1234', due_date: '3月5日', note: '' };
    expect(await test(given)).toMatchObject({ status: 200, body: { status: 'accepted' } });

    expect(cloud.messages.at(-1)).toMatchObject({ template_code: 'SMS_2', phone: OWN.slice(3) });
    expect(cloud.messages.at(-1)?.content).toMatch(/^【示例银行】.+到期未还。.+拒收请回复R$/);
  });

  it.each([{ in_cn: false }, { signature: '别家银行' }])(
    'does not leave in words that it has not approved: %j',
    async (variables) => {
      const before = cloud.asked.length;
      expect(await test(variables)).toMatchObject({
        body: { status: 'refused', error_code: 'no_vendor_template' },
      });
      expect(cloud.asked).toHaveLength(before);
    },
  );
});
