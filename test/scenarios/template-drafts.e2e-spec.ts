/** From words to a version of a template: written by some, judged at each step, approved by somebody else. */
import { ONLY_A_CAP } from '../../src/demo/house.js';
import { authorsIn, SIGNED, smsSaying, type Authors } from '../support/authors.js';
import { startTown, type Town } from '../support/town.js';

const LEXICON = {
  add: [{ id: 'OWN-1', category: 'INS', severity: 'block', lang: 'en', phrases: ['blue moon'] }],
} as const;
const HOUSE = { ...ONLY_A_CAP, settings: { ...ONLY_A_CAP.settings, lexicon: LEXICON } };

let town: Town;
let people: Authors;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: HOUSE });
  people = await authorsIn(town);
});
afterAll(() => town.stop());

interface Finding {
  readonly severity: string;
  readonly instead: string;
  readonly excerpt: string;
  readonly span: [number, number];
  readonly at: { readonly part: 'text'; readonly span: [number, number] };
}

/** The words found, in the message and as they were typed, with what else could be said: else nothing. */
const told = (text: string) => (finding: Finding) => {
  const { severity, instead, excerpt, span, at } = finding;
  const typed = `[{{sender_name}}] ${text}`.slice(...at.span);
  return severity === 'block' && /\w/.test(instead) && excerpt.slice(...span) === typed && typed;
};

describe('a draft', () => {
  it('becomes an approved version, and the evidence names who wrote and who approved', async () => {
    const { status, body } = await people.draft('hello', smsSaying('Please call us.'));
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'draft',
        revision: 1,
        base_version: 0,
        check: { verdict: 'allow', submittable: true, findings: [], problems: [] },
      },
    });
    const { id } = body;
    expect(await people.edit(id, smsSaying('Please do call us.'), 1)).toMatchObject({
      status: 200,
    });
    expect((await people.step(id, 'submit', { revision: 2 })).body).toMatchObject({
      status: 'submitted',
    });
    const approved = await people.step(id, 'approve', { revision: 2 }, people.approver);
    expect(approved.body).toMatchObject({ status: 'approved', version: 1 });

    const [{ entry } = { entry: Buffer.alloc(0) }] = await town.rows<{ entry: Buffer }>(
      "select entry from record where kind = 'template.published' order by id desc limit 1",
    );
    const { author, editors, approved_by, submitted_by, sha256 } = approved.body;
    expect(editors).toHaveLength(2);
    expect(JSON.parse(entry.toString())).toMatchObject({
      body: {
        approved_by,
        submitted_by,
        written_by: editors,
        sha256,
        template: 'sms/hello.en',
        version: '1',
        review_entries: [],
      },
    });
    expect(editors).toContain(author);
    const { edited_by, people: named } = approved.body;
    const logins = named as Record<string, string>;
    expect([edited_by, author, approved_by].map((one) => logins[String(one)])).toEqual([
      'an-editor',
      'an-author',
      'an-approver',
    ]);
    const template = await town.ask('GET', `/v1/templates/${String(approved.body['template'])}`);
    expect(template.body).toMatchObject({
      active_version: null,
      versions: [{ version: 1, approved: true, text: '[{{sender_name}}] Please do call us.' }],
    });
  });

  it('makes the HTML of a mail from its text', async () => {
    const content = { ...smsSaying('Please call.'), subject: 'A message' };
    const { body } = await people.draft('letter', content, { channel: 'email' });

    expect(body).toMatchObject({
      check: { submittable: true },
      content: { html: expect.stringContaining('<p>[{{sender_name}}] Please call.</p>') },
    });
  });

  const card = { ...SIGNED, max_length: 19 };
  it.each([
    ['a threat in a branch', '{{#if late}}We will break your legs.{{/if}}', 'break your legs'],
    ['a word of the house', 'Once in a blue moon.', 'blue moon'],
    ['a full card number', 'Your card {{card_number}}.', undefined, '{{card_number}}'],
    ['an undeclared variable', 'Dear {{nobody}}.', undefined, '{{nobody}}'],
  ])('with %s is kept, tells a courteous wording, and cannot be submitted', async (...of) => {
    const [, text, matched, typed = matched] = of;
    const late = { type: 'flag', required: true, description: 'Late.' };
    const { status, body } = await people.draft(
      'rude',
      smsSaying(text, { late, card_number: card }),
    );
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { check: { submittable: false } },
    });
    const { findings } = body['check'] as { findings: Finding[] };
    const blocking = findings.filter(({ severity }) => severity === 'block');
    expect([...new Set(blocking.map(told(text)))]).toEqual(matched === undefined ? [] : [matched]);

    const refused = await people.step(body['id'], 'submit', { revision: 1 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-submittable' } });
    const places = refused.body['errors'] as { span: [number, number] }[];
    expect(places).not.toEqual([]);
    expect(`[{{sender_name}}] ${text}`.slice(...(places[0]?.span ?? []))).toBe(typed);
    expect(await people.read(body['id'])).toMatchObject({ status: 'draft' });
  });

  it('goes back with the reason of a refusal, and can be dropped', async () => {
    const { body } = await people.draft('again', smsSaying('Please call.'));
    const { id } = body;
    await people.step(id, 'submit', { revision: 1 });
    const why = { revision: 1, reason: 'It names no number.' };
    expect((await people.step(id, 'refuse', why, people.approver)).body).toMatchObject({
      status: 'draft',
      refusal: 'It names no number.',
      submitted_by: null,
    });
    expect((await people.step(id, 'discard', why)).body).toMatchObject({ status: 'discarded' });
    expect(await people.step(id, 'submit', { revision: 1 })).toMatchObject({
      status: 409,
      body: { code: 'not-open' },
    });
  });
});

it('a word that the house forbids after the submission stops the approval', async () => {
  const { id } = (await people.draft('late', smsSaying('A green moon.'))).body;
  await people.step(id, 'submit', { revision: 1 });
  const add = [...LEXICON.add, { ...LEXICON.add[0], id: 'OWN-2', phrases: ['green moon'] }];
  const policy = {
    ...HOUSE,
    settings: { ...HOUSE.settings, lexicon: { add } },
    version: 'greener',
  };
  const proposed = await town.ask('POST', '/v1/policies', {
    body: { ...policy, reason: 'Green.' },
  });
  const second = await town.keyWith(['policies:write'], 'another');
  await town.ask('POST', `/v1/policies/${String(proposed.body['id'])}/approve`, {
    key: second,
    body: {},
  });

  expect(await people.step(id, 'approve', { revision: 1 }, people.approver)).toMatchObject({
    status: 422,
    body: { code: 'not-submittable' },
  });
});
