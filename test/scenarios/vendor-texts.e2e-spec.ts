/** What a vendor has approved beforehand for a version of a template of ours. */
import { startTown, type Town } from '../support/town.js';
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
