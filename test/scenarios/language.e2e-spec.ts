/** What writers ask before anybody is contacted. */
import { Module } from '@nestjs/common';
import { LanguageController } from '../../src/intake/language.controller.js';
import { startApp, type TestApp } from '../support/app.js';

@Module({ controllers: [LanguageController] })
class Door {}

describe('POST /v1/language/check', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp([Door]);
  });
  afterAll(() => app.stop());

  const check = (body: unknown) => app.ask('POST', '/v1/language/check', { body });

  it('says what stands against a text, where, by which rule, and what could be said instead', async () => {
    const text = 'Pay today. We will tell your boss about the debt.';
    const { status, body } = await check({ id: 'note-7', text });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'language_check',
      id: 'note-7',
      verdict: 'block',
      category: 'FAM',
    });
    const [finding] = body['findings'] as { span: [number, number] }[];
    expect(finding).toMatchObject({
      category: 'FAM',
      severity: 'block',
      source: expect.stringContaining('1692c'),
      instead: expect.stringContaining('Could you please ask them'),
    });
    expect(text.slice(...(finding?.span ?? []))).toContain('tell your boss');
  });

  it('has nothing against a courteous one', async () => {
    expect((await check({ text: '如有困难,请致电我们。' })).body).toEqual({
      object: 'language_check',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      verdict: 'allow',
      category: 'NONE',
      findings: [],
    });
  });

  it.each([
    ['', 400],
    ['x'.repeat(100_001), 400],
    [7, 400],
  ])('refuses what is no text', async (text, status) => {
    const reply = await check({ text });

    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ errors: [{ pointer: '/text' }] });
  });

  it.each(['\u0336'.repeat(10_000), '\u202eyap', 'Здравствуйте, оплатите долг'])(
    'leaves what it cannot judge to a person',
    async (text) => {
      expect((await check({ text })).body).toMatchObject({ verdict: 'review' });
    },
  );
});

describe('POST /v1/language/inbound', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp([Door]);
  });
  afterAll(() => app.stop());

  const read = async (text: string) =>
    (await app.ask('POST', '/v1/language/inbound', { body: { text } })).body;

  it('tells a certain stop from signs that a person must read', async () => {
    expect(await read('STOP')).toMatchObject({ is_stop: true, signals: [{ signal: 'stop' }] });
    expect(await read('我失业了,别再打电话')).toMatchObject({
      is_stop: false,
      signals: [{ signal: 'stop' }, { signal: 'hardship', span: [1, 3] }],
    });
    expect(await read('Thank you.')).toMatchObject({ is_stop: false, signals: [] });
  });
});
