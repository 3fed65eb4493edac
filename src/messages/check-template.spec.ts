import { addresseeOf, checkTemplate } from './check-template.js';
import { shippedTemplates } from './shipped.js';
import type { Declarations, TemplateContent } from './template.js';

const flag = { type: 'flag', required: true, description: '' } as const;
const note = { type: 'text', required: false, max_length: 40, description: '' } as const;

function sms(text: string, variables: Declarations = {}, purpose = 'collection'): TemplateContent {
  return { text, purposes: [purpose], variables };
}

const entriesOf = ({ findings }: ReturnType<typeof checkTemplate>) =>
  findings.map(({ category }) => category);

describe('checkTemplate', () => {
  it.each([
    ['if', '{{#if a}}we will break your legs{{/if}}', ['a'], []],
    ['else', '{{#if a}}Hello{{else}}we will break your legs{{/if}}', [], ['a']],
    ['unless', '{{#unless a}}we will break your legs{{/unless}}', [], ['a']],
    ['nested', '{{#if a}}{{#if b}}Hi{{else}}we will break your legs{{/if}}{{/if}}', ['a'], ['b']],
  ])('finds a threat in `%s` and names its branch', (_, text, given, absent) => {
    const { verdict, findings } = checkTemplate(
      'sms',
      sms(`Dear you. ${text}`, { a: flag, b: flag }),
    );

    expect(verdict).toBe('block');
    expect(findings[0]?.branch).toEqual({ given, absent, samples: 'example' });
    expect(findings[0]?.rendered.slice(...(findings[0].span ?? []))).toBe('break your legs');
    expect(findings[0]?.instead).not.toBe('');
  });

  it('finds a threat that two blocks make together', () => {
    const text = 'We will {{#if a}}break {{/if}}{{#unless b}}your legs{{/unless}}';

    const { findings } = checkTemplate('sms', sms(text, { a: flag, b: flag }));

    expect(findings.find(({ entry }) => entry.startsWith('VIO-'))?.branch).toEqual({
      given: ['a'],
      absent: ['b'],
      samples: 'example',
    });
  });

  it('finds a pair of blocks among many, and a block in `each`', () => {
    const names = Array.from({ length: 10 }, (_, n) => `v${n}`);
    const others = names.map((name) => `{{#if ${name}}}Good day.{{else}}Hello.{{/if}}`).join(' ');
    const pair = '{{#if v2}}{{else}}We will break {{/if}}{{#if v7}}your legs{{/if}}';
    const flags = Object.fromEntries(names.map((name) => [name, flag]));
    const list = {
      type: 'list',
      required: true,
      max_items: 3,
      max_length: 9,
      description: '',
    } as const;

    expect(entriesOf(checkTemplate('sms', sms(`${others} ${pair}`, flags)))).toContain('VIO');
    expect(
      entriesOf(
        checkTemplate('sms', sms('{{#each l}}{{this}}: kill yourself. {{/each}}', { l: list })),
      ),
    ).toContain('SELF');
  });

  it('judges the subject, and for the addressee of the purpose', () => {
    const text = '王先生拖欠贷款,请家属代还';
    const mail = { ...sms('Hello.'), subject: 'We will break your legs', html: '<p>Hello.</p>' };

    expect(checkTemplate('email', mail).verdict).toBe('block');
    expect(addresseeOf(sms('', {}, 'relay'))).toBe('emergency_contact');
    expect(entriesOf(checkTemplate('sms', sms(text, {}, 'relay')))).toContain('DIS');
  });

  it('leaves to an approval what an approval can clear', () => {
    const content = sms('We may take legal action.');

    expect(checkTemplate('sms', content).verdict).toBe('review');
    expect(checkTemplate('sms', content, { template_approved: true }).findings).toEqual([]);
  });

  it('counts the words of the tenant', () => {
    const phrases = ['blue moon'];
    const own = { id: 'OWN-1', category: 'INS', severity: 'block', lang: 'en', phrases } as const;

    expect(checkTemplate('sms', sms('A blue moon.'), { lexicon: { add: [own] } }).verdict).toBe(
      'block',
    );
  });

  it('sees that a full card number would be sent', () => {
    const card = { type: 'text', required: true, max_length: 19, description: '' } as const;
    const text = 'Your card {{card_number}}';

    expect(checkTemplate('sms', sms(text, { card_number: card }))).toMatchObject({
      verdict: 'block',
      personal_data: [{ kind: 'bank_card', branch: { samples: 'longest' } }],
    });
    const tail = { card_number: { ...card, max_length: 4 } };
    expect(checkTemplate('sms', sms(text, tail)).personal_data).toEqual([]);
  });

  it('names branches that no message can be made of', () => {
    const long = { note: { ...note, max_length: 2000 } };

    expect(checkTemplate('sms', sms('Hi.{{#if note}} {{note}}{{/if}}', long))).toMatchObject({
      verdict: 'allow',
      problems: [
        { problem: expect.stringContaining('longer than 1600'), branch: { given: ['note'] } },
      ],
    });
  });

  it('does not allow what it could not read in a second or so', () => {
    const names = Array.from({ length: 200 }, (_, n) => `v${n}`);
    const blocks = names
      .map((name) => `{{#if ${name}}}${`Good day ${name}. `.repeat(8)}{{/if}}`)
      .join('');
    const flags = Object.fromEntries(names.map((name) => [name, flag]));
    const content = { ...sms(blocks, flags), subject: 'Hello', html: '<p></p>' };

    expect(checkTemplate('email', content)).toMatchObject({
      verdict: 'review',
      problems: [{ problem: expect.stringContaining('too many branches') }],
    });
  });

  it.each(
    shippedTemplates().map((one) => [`${one.channel}/${one.name}.${one.locale}`, one] as const),
  )('has nothing against %s', (_, { channel, content }) => {
    const { verdict, findings, problems, branches } = checkTemplate(channel, content);
    // Two names of 200 letters each do not fit into a subject.
    const others = problems.filter(({ problem }) => !problem.startsWith('the subject is longer'));

    expect({ verdict, findings, others }).toEqual({ verdict: 'allow', findings: [], others: [] });
    expect(branches).toBeGreaterThan(0);
  });
});
