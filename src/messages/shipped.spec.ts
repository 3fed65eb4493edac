/** The shipped words themselves: `shipped-messages.txt` shows what each template says, and its diff is the review. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { canonicalContent } from './content.repository.js';
import { renderMessage } from './render.js';
import { segmentsOf } from './segments.js';
import { shippedTemplates, type ShippedTemplate } from './shipped.js';
import type { Variables } from './template.js';

const all = shippedTemplates();
const name = ({ channel, name: own, locale }: ShippedTemplate) => `${channel}/${own}.${locale}`;
const BARE = ['overdue', 'pre-due', 'promise', 'relay', 'settlement'];
const NAMES = ['guarantor', 'hold', ...BARE];
const WRITTEN = ['guarantor', 'hold', 'opt-out-confirmation', ...BARE];

function example({ content }: ShippedTemplate): Variables {
  return Object.fromEntries(
    Object.entries(content.variables).map(([variable, declared]) => [variable, declared.example]),
  );
}

const render = (template: ShippedTemplate, change: Variables = {}) =>
  renderMessage(template.content, template.channel, { ...example(template), ...change });

describe('the shipped templates', () => {
  it('are seven for each channel, in two languages, and a confirmation for what is written', () => {
    const expected = ['sms', 'email', 'call'].flatMap((channel) =>
      (channel === 'call' ? NAMES : WRITTEN).flatMap((own) =>
        ['en', 'zh-CN'].map((locale) => `${channel}/${own}.${locale}`),
      ),
    );

    expect(all.map(name)).toEqual(expected);
  });

  it('say what is written down for review; after a change run `UPDATE=1 npm test` and read the diff', () => {
    const file = new URL('./shipped-messages.txt', import.meta.url);
    const shown = all
      .map((template) => {
        const { subject, text } = render(template);
        return `=== ${name(template)}\n${subject === undefined ? '' : `Subject: ${subject}\n\n`}${text.trim()}\n`;
      })
      .join('\n');
    if (process.env['UPDATE'] === '1') writeFileSync(file, shown);

    expect(shown).toBe(readFileSync(file, 'utf8'));
  });

  it('differ between the versions of a language and a channel in nothing but words', () => {
    const shapes = all.map(({ channel, name: own, content }) => {
      const names = Object.entries(content.variables).map(([variable, { type }]) => [
        variable,
        type,
      ]);
      return [`${channel}/${own}`, JSON.stringify([content.purposes, names])] as const;
    });

    expect(new Set(shapes.map(String)).size).toBe(23);
  });
});

describe.each(all.map((template) => [name(template), template] as const))('%s', (_, template) => {
  const { content, channel } = template;

  it('has a canonical form, so that its hash means something', () => {
    expect(canonicalContent(content)).toContain('"purposes":[');
  });

  it('declares nothing that neither language uses', () => {
    const both = all
      .filter((other) => other.channel === channel && other.name === template.name)
      .map((other) => `${other.content.subject ?? ''}${other.content.text}`)
      .join('');
    const unused = Object.keys(content.variables).filter(
      (variable) => !new RegExp(`\\{\\{(#\\w+ )?${variable}\\}\\}`).test(both),
    );

    expect(unused).toEqual([]);
  });

  it('has a schema that a validator of JSON Schema accepts, and examples that fit it', () => {
    const file = new URL(`../../templates/${channel}/${template.name}.json`, import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8'));
    const ajv = new Ajv2020({ formats: { uri: true }, keywords: ['x-purposes'] });

    expect(schema.examples.map((each: unknown) => ajv.validate(schema, each))).toEqual([
      true,
      true,
    ]);
    expect(ajv.validate(schema, { ...schema.examples[0], extra: 1 })).toBe(false);
  });

  it('is clean whatever is given or left out', () => {
    const optional = Object.entries(content.variables).filter(([, { required }]) => !required);
    const flags = Object.entries(content.variables).filter(([, { type }]) => type === 'flag');
    const given = fc.record({
      ...Object.fromEntries(
        optional.map(([variable, { example: value }]) => [
          variable,
          fc.constantFrom(value, undefined),
        ]),
      ),
      ...Object.fromEntries(flags.map(([variable]) => [variable, fc.boolean()])),
    });
    fc.assert(
      fc.property(given, (change) => {
        const { subject = '', text } = render(template, change);
        const said = `${subject}\n${text}`;

        expect(said).not.toMatch(/[{}]|undefined|true|false|\bnull\b/);
        expect(said).not.toMatch(/ {2}| [,.;?，。；？]|[，、；：][，。；]|。。|\(\)|（）|\n{3}/);
        expect(said).not.toMatch(/[\u4e00-\u9fff] [\u4e00-\u9fff]|^ | $/m);
      }),
      { numRuns: 60 },
    );
  });
});

const messages = all.filter(({ channel }) => channel === 'sms');

describe.each(messages.map((template) => [name(template), template] as const))(
  '%s',
  (_, template) => {
    const short = (change: Variables) =>
      segmentsOf(
        render(template, {
          note: null,
          is_collector: true,
          is_first_communication: false,
          ...change,
        }).text,
      );

    it('fits in two parts, and in three with everything in it', () => {
      const lawOf = { en: { in_us: true, in_cn: false }, 'zh-CN': { in_us: false, in_cn: true } };
      const encoding = template.locale === 'en' ? 'gsm-7' : 'ucs-2';
      const { note } = example(template);

      const ordinary = short(lawOf[template.locale]);

      expect(ordinary.encoding).toBe(encoding);
      expect(ordinary.segments).toBeLessThanOrEqual(2);
      expect(
        short({ ...lawOf[template.locale], note, is_first_communication: true }).segments,
      ).toBeLessThanOrEqual(3);
    });

    it('begins with its signature in mainland China', () => {
      expect(render(template, { in_cn: true, in_us: false }).text).toMatch(/^【示例[^】]+】/);
    });
  },
);
