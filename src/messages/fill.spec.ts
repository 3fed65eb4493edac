import fc from 'fast-check';
import Handlebars from 'handlebars';
import { fillOf } from './fill.js';
import { shippedTemplates } from './shipped.js';
import type { VariableValue } from './template.js';

const fill = (source: string, values: Record<string, VariableValue>, isHtml = false) =>
  fillOf(Handlebars.parse(source), isHtml)(values);

/** What Handlebars itself makes of it. */
const original = (source: string, values: Record<string, VariableValue>, isHtml: boolean) =>
  Handlebars.compile(source, { noEscape: !isHtml })(values);

describe('filling', () => {
  it.each([
    ['a text', '{{a}}', { a: 'x' }],
    ['zero', '{{a}} {{#if a}}yes{{else}}no{{/if}}', { a: 0 }],
    ['an empty text', '{{#if a}}yes{{else}}no{{/if}}', { a: '' }],
    ['the text 0', '{{#if a}}yes{{else}}no{{/if}}', { a: '0' }],
    ['a flag', '{{#unless a}}yes{{else}}no{{/unless}}', { a: false }],
    ['a missing value', '[{{a}}]{{#if a}}yes{{/if}}{{#unless a}}no{{/unless}}', {}],
    ['a chain', '{{#if a}}1{{else if b}}2{{else}}3{{/if}}', { a: false, b: true }],
    ['a list', '{{#each a}}<{{this}}>{{else}}none{{/each}}', { a: ['x', '&'] }],
    ['an empty list', '{{#each a}}{{this}}{{else}}none{{/each}}', { a: [] }],
    ['tags on lines of their own', 'a\n  {{#if a}}\n  b\n  {{else}}\n  c\n  {{/if}}\nd', { a: 1 }],
    ['white-space control', 'a {{~#if a~}} b {{~/if~}} c', { a: 1 }],
    ['braces in a value', '{{a}}', { a: '{{b}}' }],
    ['an escaped tag', '\\{{a}} {{a}}', { a: 'x' }],
  ])('gives what Handlebars gives for %s', (_, source, values) => {
    for (const isHtml of [false, true]) {
      expect(fill(source, values, isHtml)).toBe(original(source, values, isHtml));
    }
  });

  it('escapes in HTML whatever could end a text or an attribute', () => {
    expect(fill('{{a}}', { a: `<&>"'\`=` }, true)).toBe('&lt;&amp;&gt;&quot;&#x27;&#x60;&#x3D;');
  });

  it('finds nothing behind a value that is not its own', () => {
    const values = Object.create(null) as Record<string, VariableValue>;

    expect(fill('[{{constructor}}{{toString}}{{__proto__}}]', values)).toBe('[]');
  });

  it('refuses a tree that was not inspected', () => {
    expect(() => fill('{{> other}}', {})).toThrow('the template was not inspected');
  });
});

describe('every shipped template', () => {
  const sources = shippedTemplates().flatMap(({ content: { subject, text, html, variables } }) =>
    [
      { source: subject, isHtml: false, variables },
      { source: text, isHtml: false, variables },
      { source: html, isHtml: true, variables },
    ].flatMap(({ source, ...rest }) => (source === undefined ? [] : [{ source, ...rest }])),
  );

  it('is filled as Handlebars would fill it, whatever is given or missing', () => {
    const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(undefined));
    const source = fc.constantFrom(...sources);
    const named = source.chain(({ variables, ...rest }) =>
      fc.record({
        rest: fc.constant(rest),
        values: fc.record(Object.fromEntries(Object.keys(variables).map((name) => [name, value]))),
      }),
    );
    fc.assert(
      fc.property(named, ({ rest, values }) => {
        const given = Object.fromEntries(
          Object.entries(values).filter(
            (entry): entry is [string, string] => entry[1] !== undefined,
          ),
        );
        expect(fill(rest.source, given, rest.isHtml)).toBe(
          original(rest.source, given, rest.isHtml),
        );
      }),
      { numRuns: 300 },
    );
  });
});
