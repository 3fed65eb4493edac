import { compiled } from './compile.js';
import { htmlSource } from './paragraphs.js';
import { renderMessage } from './render.js';
import { type Declarations, type TemplateContent } from './template.js';
import { RenderError } from './variables.js';

const variables: Declarations = {
  name: { type: 'text', required: true, max_length: 2000, description: '' },
  note: { type: 'text', required: false, max_length: 2000, description: '' },
  url: { type: 'link', required: false, max_length: 100, description: '' },
  parts: { type: 'list', required: false, max_items: 50, max_length: 2000, description: '' },
};

const sms = (text: string): TemplateContent => ({ text, purposes: ['collection'], variables });

const TEXT = 'Dear {{name}},\n\n{{#if note}}\n{{note}}\n\n{{/if}}\nYours & ours\n';
const mail: TemplateContent = {
  subject: 'For {{name}}',
  text: TEXT,
  html: htmlSource(TEXT, variables, 'en'),
  purposes: ['collection'],
  variables,
};

const named = (name: string) => renderMessage(sms('{{name}}'), 'sms', { name });

describe('a rendered SMS', () => {
  it('is one line, whatever the lines of its template', () => {
    const content = sms('Dear {{name}},\n{{#if note}}\n{{note}}\n{{/if}}\nthank you. \n');

    expect(renderMessage(content, 'sms', { name: 'Ada' })).toEqual({
      text: 'Dear Ada, thank you.',
    });
    expect(renderMessage(content, 'sms', { name: 'Ada', note: 'Open\r\ntoday.' }).text).toBe(
      'Dear Ada, Open today. thank you.',
    );
  });

  it('keeps signs as they are, because nothing reads it as HTML', () => {
    expect(renderMessage(sms('{{name}}'), 'sms', { name: `O'Neil & <Sons>` }).text).toBe(
      `O'Neil & <Sons>`,
    );
  });

  it('has at most 1600 characters, which is what vendors take', () => {
    expect(named('x'.repeat(1600)).text).toHaveLength(1600);
    expect(() => named('x'.repeat(1601))).toThrow('the text is longer than 1600 characters');
  });

  it('stays bounded even if a list repeats its longest text', () => {
    const list = sms('{{#each parts}}{{this}}{{this}}{{this}}{{/each}}');
    const parts = Array.from({ length: 50 }, () => 'x'.repeat(2000));

    expect(() => renderMessage(list, 'sms', { name: 'Ada', parts })).toThrow(RenderError);
    expect(() => renderMessage(list, 'email', { name: 'Ada', parts })).toThrow(
      'the text is longer than 100000 characters',
    );
  });
});

describe('a rendered mail', () => {
  it('says the same in both parts', () => {
    const { subject, text, html } = renderMessage(mail, 'email', { name: 'Ada', note: 'Hello.' });

    expect(subject).toBe('For Ada');
    expect(text).toBe('Dear Ada,\n\nHello.\n\nYours & ours\n');
    expect(html).toContain('<p>Dear Ada,</p>\n<p>Hello.</p>\n<p>Yours &amp; ours</p>');
  });

  it('cannot be given a header by a value', () => {
    const { subject } = renderMessage(mail, 'email', { name: 'Ada\r\nBcc: eve@example.com' });

    expect(subject).toBe('For Ada Bcc: eve@example.com');
  });

  it('cannot be given markup by a value', () => {
    const { html } = renderMessage(mail, 'email', { name: '<img src=x onerror="alert(1)">' });

    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;&quot;alert(1)&quot;&gt;');
    expect(html).not.toContain('<img');
  });

  it('has no subject longer than a mail program shows', () => {
    expect(() => renderMessage(mail, 'email', { name: 'x'.repeat(300) })).toThrow(
      'the subject is longer than 240 characters',
    );
  });
});

describe('rendering', () => {
  it('gives equal messages for equal values', () => {
    const values = { name: 'Ada', note: 'Hello.' };

    expect(renderMessage(mail, 'email', values)).toEqual(renderMessage(mail, 'email', values));
  });

  it('names the variable that is missing', () => {
    expect(() => renderMessage(mail, 'email', {})).toThrow('the variable `name` is missing');
  });

  it('compiles a content once', () => {
    expect(compiled(mail)).toBe(compiled(mail));
  });

  it('refuses a stored template that may not be filled', () => {
    expect(() => renderMessage(sms('{{> other}}'), 'sms', { name: 'Ada' })).toThrow(
      'the template cannot be filled: check its variables',
    );
  });
});
