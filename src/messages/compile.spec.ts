import { checkContent } from './compile.js';
import { htmlSource } from './paragraphs.js';
import { TemplateError, type Declarations, type TemplateContent } from './template.js';

const variables: Declarations = {
  name: { type: 'text', required: true, max_length: 20, description: '' },
};

const sms: TemplateContent = { text: 'Dear {{name}}', purposes: ['collection'], variables };
const mail: TemplateContent = {
  ...sms,
  subject: 'For {{name}}',
  html: htmlSource(sms.text, variables, 'en'),
};

function problems(channel: 'sms' | 'email' | 'call', content: TemplateContent): readonly string[] {
  try {
    checkContent('x', channel, 'en', content);
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
}

describe('a content', () => {
  it('may be saved as it should be', () => {
    expect(problems('sms', sms)).toEqual([]);
    expect(problems('call', sms)).toEqual([]);
    expect(problems('email', mail)).toEqual([]);
  });

  it.each(['if', 'each', 'this', 'constructor', 'valueOf', '__proto__', 'Name', 'a-b', '1a', ''])(
    'may not declare the variable `%s`',
    (name) => {
      const declared = Object.fromEntries([[name, variables['name'] ?? []]]) as Declarations;

      expect(problems('sms', { ...sms, text: 'Hello', variables: declared })).toEqual([
        `the variable name \`${name}\` is not available: use other lower-case words`,
      ]);
    },
  );

  it.each([
    ['an empty text', { ...sms, text: ' \n' }, 'the text is empty: write one'],
    ['a text too long', { ...sms, text: 'x'.repeat(20_001) }, 'the text is longer than 20000'],
    ['a subject on an SMS', { ...sms, subject: 'x' }, '`sms` has no subject and no html'],
    ['html on an SMS', { ...sms, html: '<p>' }, '`sms` has no subject and no html'],
    ['a text that does not parse', { ...sms, text: '{{#if' }, 'the template does not parse'],
  ])('may not be an SMS with %s', (_, content, problem) => {
    expect(problems('sms', content).join()).toContain(problem);
  });

  it.each([
    ['no subject', { ...sms, html: mail.html ?? '' }, 'the subject is empty: write one'],
    ['a subject of two lines', { ...mail, subject: 'a\nBcc: b' }, 'the subject has a line break'],
    ['a subject too long', { ...mail, subject: 'x'.repeat(301) }, 'the subject is longer than 300'],
    ['a bad subject', { ...mail, subject: '{{x}}' }, 'subject, line 1: the variable `x` is not'],
    ['html that says something else', { ...mail, html: '<p>Pay now</p>' }, 'the html is not that'],
    ['no html', { ...sms, subject: 'x' }, 'the html is not that of the text'],
  ])('may not be a mail with %s', (_, content, problem) => {
    expect(problems('email', content).join()).toContain(problem);
  });
});
