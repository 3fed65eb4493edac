/** What operations staff see of the templates over the API. */
import { Module } from '@nestjs/common';
import { EvidenceModule } from '../../src/evidence/evidence.module.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { PortfolioModule } from '../../src/intake/portfolio.module.js';
import { TemplatePreviewsController } from '../../src/intake/template-previews.controller.js';
import { TemplatesController } from '../../src/intake/templates.controller.js';
import { importShippedTemplates } from '../../src/messages/shipped.js';
import { startApp, type TestApp } from '../support/app.js';

const SHIPPED = 46;

@Module({
  imports: [EvidenceModule, PortfolioModule],
  controllers: [TemplatesController, TemplatePreviewsController],
})
class Door {}

describe('the templates of the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp([Door]);
    const evidence = app.app.get(EvidenceLog);
    await app.installation.database.tx(1, (tx) => importShippedTemplates(tx, evidence));
  });
  afterAll(() => app.stop());

  const list = async (query: string) => (await app.ask('GET', `/v1/templates?${query}`)).body;
  const one = async (query: string) => {
    const [first] = (await list(query))['data'] as { id: string }[];
    return first?.id ?? '';
  };
  const preview = (id: string, body: unknown) =>
    app.ask('POST', `/v1/templates/${id}/preview`, { body });

  it.each([
    ['limit=200', SHIPPED],
    ['channel=sms&limit=200', 16],
    ['channel=sms&locale=en', 8],
    ['purpose=relay', 6],
    ['purpose=nothing', 0],
    ['limit=40', 40],
  ])('are listed by `%s`', async (query, count) => {
    expect(await list(query)).toMatchObject({ object: 'list', has_more: count === 40 });
    expect((await list(query))['data']).toHaveLength(count);
  });

  it('are paged through without a gap', async () => {
    const whole = (await list('limit=200'))['data'] as { id: string }[];
    const [middle] = whole.slice(19, 20);
    const after = await list(`limit=200&starting_after=${middle?.id}`);
    const before = await list(`limit=200&ending_before=${middle?.id}`);

    expect(after['data']).toEqual(whole.slice(20));
    expect(before['data']).toEqual(whole.slice(0, 19));
  });

  it('are shown with their versions', async () => {
    const { body } = await app.ask(
      'GET',
      `/v1/templates/${await one('channel=email&locale=zh-CN')}`,
    );

    expect(body).toMatchObject({
      object: 'template',
      channel: 'email',
      locale: 'zh-CN',
      active_version: 1,
      versions: [{ version: 1, approved: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
  });

  it('are previewed with samples, with given values, and with samples left out', async () => {
    const id = await one('channel=sms&purpose=relay&locale=en');
    const given = { borrower_name: 'Bo Example', service_phone: null, in_us: false };

    expect((await preview(id, {})).body).toMatchObject({
      object: 'template_preview',
      version: 1,
      encoding: 'gsm-7',
      segments: 2,
      language: { verdict: 'allow' },
    });
    expect((await preview(id, { variables: given })).body['text']).toContain(
      'could you please ask Bo Example to contact First Example Bank when convenient?',
    );
  });

  it('refuse values that do not fit, without repeating them', async () => {
    const id = await one('channel=sms&purpose=relay&locale=en');
    const { status, body } = await preview(id, {
      variables: { borrower_name: null, addressee_name: 'x'.repeat(201) },
    });

    expect(status).toBe(400);
    expect(body['errors']).toEqual([
      { pointer: '/variables/borrower_name', detail: expect.stringContaining('is missing') },
      { pointer: '/variables/addressee_name', detail: expect.stringContaining('at most 200') },
    ]);
    expect(JSON.stringify(body)).not.toContain('xxx');
  });

  it.each([
    ['GET', 'tpl_00000000000000000000000000000000', 404],
    ['GET', 'nonsense', 404],
  ])('answer %s %s with %i', async (method, id, status) => {
    expect((await app.ask(method, `/v1/templates/${id}`)).status).toBe(status);
  });

  it('say that a version does not exist, and ask for the right scope', async () => {
    const id = await one('channel=sms');
    const key = await app.keyWith(['contacts:read']);

    expect((await preview(id, { version: 2 })).status).toBe(404);
    expect((await app.ask('GET', '/v1/templates', { key })).status).toBe(403);
  });
});
