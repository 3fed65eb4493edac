import { inspect } from './inspect.js';
import { branchesOf } from './branches.js';
import { renderMessage } from './render.js';
import { SAMPLES, samplesFor } from './samples.js';
import { shippedTemplates } from './shipped.js';
import type { Declarations, TemplateContent } from './template.js';
import { traceMessage } from './trace.js';

const text = { type: 'text', required: true, max_length: 40, description: '' } as const;
const variables: Declarations = {
  name: text,
  late: { ...text, type: 'flag' },
  parts: { ...text, type: 'list', max_items: 3 },
};
const values = { name: 'Ada Lane', late: true, parts: ['one', 'two'] };

/** What of the source stands behind the first `words` of the message. */
function sourceOf(words: string, source: string, channel: 'sms' | 'call' = 'call') {
  const content: TemplateContent = { text: source, purposes: [], variables };
  const message = traceMessage(content, channel, values);
  const at = message.text.indexOf(words);
  const span = message.placeOf([at, at + words.length])?.span ?? [0, 0];
  return source.slice(...span);
}

describe('a trace', () => {
  it.each([
    ['words', 'break', 'We break it', 'break'],
    ['words behind a variable', 'break', '{{name}}, we break it', 'break'],
    ['words inside a block', 'break', '{{#if late}}\n  we break\n{{/if}}', 'break'],
    [
      'words across a block',
      'break legs',
      'We break {{#if late}}legs{{/if}}',
      'break {{#if late}}legs',
    ],
    ['a value', 'Lane', 'Dear {{name}}.', '{{name}}'],
    ['words of a list', 'and two', '{{#each parts}}and {{this}} {{/each}}', 'and {{this}}'],
    ['words of the other side', 'break', '{{#unless late}}x{{else}}break{{/unless}}', 'break'],
    ['words behind an escaped tag', 'break', '\\{{name}} we break {{name}}', 'break'],
    ['words behind lines of a tag', 'break', 'a\r\n{{#if late}}\r\nbreak\r\n{{/if}}\r\n', 'break'],
  ])('leads back to %s', (_, words, source, found) => {
    expect(sourceOf(words, source)).toBe(found);
  });

  it('counts through lines that an SMS has joined', () => {
    expect(sourceOf('two break', 'one  \n\n two\nbreak', 'sms')).toBe('two\nbreak');
  });

  it('of a mail leads into its subject too', () => {
    const mail = { subject: 'For {{name}}', text: 'Dear {{name}}', purposes: [], variables };
    const message = traceMessage(mail, 'email', values);

    expect(message.text).toBe('For Ada Lane\nDear Ada Lane\n');
    expect(message.placeOf([4, 7])).toEqual({ part: 'subject', span: [4, 12] });
    expect(message.placeOf([13, 17])).toEqual({ part: 'text', span: [0, 4] });
  });
});

it('every shipped template is traced to the message that is sent, letter by letter', () => {
  let compared = 0;
  for (const { channel, content } of shippedTemplates()) {
    const trees = [content.subject ?? '', content.text].map(
      (source) => inspect(source, content.variables).tree,
    );
    const ways = branchesOf(trees, content.variables);
    for (const branch of [ways[0], ways.at(-1)]) {
      for (const sample of SAMPLES.filter((one) => one !== 'longest')) {
        const given = samplesFor(content.variables, branch ?? {}, sample);
        const { subject = '', text: sent } = renderMessage(content, channel, given);
        const message = traceMessage(content, channel, given);
        expect(message.text).toBe(subject === '' ? sent : `${subject}\n${sent}`);
        const wrong = Array.from({ length: message.text.length }, (_, at) => at).filter((at) => {
          const place = message.placeOf([at, at + 1]);
          // Line breaks are joined, and one is put behind a paragraph.
          if (place === undefined || /\s/.test(message.text.charAt(at))) return false;
          if (place.span[1] - place.span[0] !== 1) return false;
          compared++;
          return content[place.part]?.slice(...place.span) !== message.text[at];
        });
        expect(wrong).toEqual([]);
      }
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});
