import { inspect } from './inspect.js';
import type { Declaration, Declarations } from './template.js';

const declared = (more: Partial<Declaration>): Declaration => ({
  type: 'text',
  required: true,
  max_length: 50,
  description: '',
  ...more,
});

const variables: Declarations = {
  name: declared({}),
  note: declared({ required: false }),
  days: declared({ type: 'whole_number' }),
  is_late: declared({ type: 'flag' }),
  parts: declared({ type: 'list', max_items: 3 }),
};

const problems = (source: string) => inspect(source, variables).problems;

describe('a template', () => {
  it.each([
    ['words alone', 'Hello'],
    ['a variable', 'Hello {{name}}, {{days}} days'],
    ['a comment', '{{! for authors }}{{!-- and this --}}Hello'],
    ['a choice', '{{#if is_late}}late{{else if name}}{{name}}{{else}}in time{{/if}}'],
    ['its opposite', '{{#unless is_late}}in time{{/unless}}'],
    ['a list', '{{#each parts}}{{this}};{{else}}none{{/each}}'],
    ['an optional variable behind its test', '{{#if note}}{{note}}{{/if}}'],
    ['the same the other way round', '{{#unless note}}-{{else}}{{note}}{{/unless}}'],
    ['a name in brackets', '{{[name]}}'],
    ['white-space control', 'a {{~name~}} b'],
  ])('may hold %s', (_, source) => {
    expect(problems(source)).toEqual([]);
  });

  it.each([
    ['an undeclared variable', '{{nmae}}', 'line 1: the variable `nmae` is not declared'],
    ['an undeclared condition', 'a\n{{#if nmae}}x{{/if}}', 'line 2: the variable `nmae` is not'],
    ['a prototype', '{{__proto__}}', '`__proto__` is not declared'],
    ['a constructor', '{{constructor}}', '`constructor` is not declared'],
    [
      'a constructor behind a variable',
      '{{name.constructor}}',
      '`name.constructor` is not declared',
    ],
    ['a constructor in brackets', '{{[constructor]}}', 'is not declared'],
    ['a method of a variable', '{{#if name.toString}}x{{/if}}', '`name.toString` is not declared'],
    ['the whole context', '{{this}}', '`this` is not declared'],
    ['a part of the context', '{{this.name}}', '`this.name` is not declared'],
    ['the parent context', '{{../name}}', '`../name` is not declared'],
    ['private data', '{{@root.name}}', '`@root.name` is not declared'],
    ['a literal', '{{"name"}}', '`a literal` is not declared'],
    ['a number', '{{5}}', 'is not declared'],
    ['lookup', '{{lookup name "constructor"}}', 'the helper `lookup` does not exist'],
    ['log', '{{log name}}', 'the helper `log` does not exist'],
    ['a helper of its own', '{{shout name}}', 'the helper `shout` does not exist'],
    ['a helper with pairs', '{{name size=5}}', 'the helper `name` does not exist'],
    ['a call inside a call', '{{#if (lookup name "x")}}x{{/if}}', 'is not declared'],
    ['with', '{{#with name}}x{{/with}}', 'the block `with` is not available'],
    ['a block of its own', '{{#loop parts}}x{{/loop}}', 'the block `loop` is not available'],
    ['a variable as a block', '{{#name}}x{{/name}}', 'the block `name` is not available'],
    ['an inverted block', '{{^name}}x{{/name}}', 'the block `name` is not available'],
    ['two conditions', '{{#if name note}}x{{/if}}', 'the block `if` is not available'],
    ['an option', '{{#if days includeZero=true}}x{{/if}}', 'the block `if` is not available'],
    ['block parameters', '{{#each parts as |p|}}{{p}}{{/each}}', '`each` is not available'],
    ['brackets for the item', '{{#each parts}}{{[this]}}{{/each}}', 'in `each` write `{{this}}`'],
    ['a partial', '{{> other}}', '`PartialStatement` is not available'],
    ['a partial with a block', '{{#> other}}x{{/other}}', '`PartialBlockStatement` is not'],
    ['a decorator', '{{* other}}', '`Decorator` is not available'],
    ['an inline partial', '{{#*inline "x"}}y{{/inline}}', '`DecoratorBlock` is not available'],
    ['three braces', '{{{name}}}', 'raw output is not available'],
    ['an ampersand', '{{& name}}', 'raw output is not available'],
    ['each in each', '{{#each parts}}{{#each parts}}x{{/each}}{{/each}}', 'may not stand inside'],
    ['if in each', '{{#each parts}}{{#if name}}x{{/if}}{{/each}}', 'may not stand inside `each`'],
    ['another variable in each', '{{#each parts}}{{name}}{{/each}}', 'in `each` write `{{this}}`'],
    ['an index in each', '{{#each parts}}{{@index}}{{/each}}', 'write `{{this}}`, not `@index`'],
    [
      'the parent in each',
      '{{#each parts}}{{../name}}{{/each}}',
      'write `{{this}}`, not `../name`',
    ],
    ['each over a text', '{{#each name}}x{{/each}}', '`name` is a text and cannot stand in `each`'],
    [
      'a list as a condition',
      '{{#if parts}}x{{/if}}',
      '`parts` is a list and cannot stand in `if`',
    ],
    ['a list as words', '{{parts}}', '`parts` is a list and cannot be written out'],
    ['a flag as words', '{{is_late}}', '`is_late` is a flag and cannot be written out'],
    [
      'an optional variable alone',
      '{{note}}',
      '`note` is optional: write it inside `{{#if note}}`',
    ],
    ['one behind another test', '{{#if name}}{{note}}{{/if}}', '`note` is optional'],
    ['one where it is missing', '{{#if note}}{{else}}{{note}}{{/if}}', '`note` is optional'],
    [
      'an open block',
      '{{#if name}}',
      'line 1: the template does not parse: this block is not closed',
    ],
    ['a raw block', '{{{{raw}}}} {{x}} {{{{/raw}}}}', 'the block `raw` is not available'],
  ])('may not hold %s', (_, source, problem) => {
    expect(problems(source).join('\n')).toContain(problem);
  });

  it.each([
    ['an open tag', 'a\nb {{name\nc', 'unclosed_tag', '{{name'],
    ['an open tag before another', '{{name {{days}}', 'unclosed_tag', '{{name '],
    ['an empty tag', 'a {{}} b', 'empty_tag', '{{}}'],
    ['an open block', 'a {{#if is_late}}b', 'unclosed_block', '{{#if is_late}}'],
    ['the end of another block', '{{#if is_late}}b{{/each}}', 'wrong_end', '{{/each}}'],
    ['an end without a block', 'a {{/if}}', 'stray_end', '{{/if}}'],
    ['an `else` without a block', 'a\nb {{else}} c', 'unreadable', 'b {{else}} c'],
    ['an undeclared variable', 'a\r\nb {{nmae}}', 'undeclared', '{{nmae}}'],
    ['a prototype', '{{constructor.constructor}}', 'undeclared', '{{constructor.constructor}}'],
    ['a loop', 'x {{#while name}}y{{/while}}', 'no_such_block', '{{#while name}}'],
    ['a loop in a loop', '{{#each parts}}{{#each parts}}{{/each}}{{/each}}', 'block_in_each'],
    ['an optional variable', 'a {{note}}', 'optional_outside_if', '{{note}}'],
  ])('is shown %s at its place', (_, source, code, place = '{{#each parts}}') => {
    const { faults } = inspect(source, variables);

    expect(faults.map((one) => [one.code, source.slice(...one.span)])).toEqual([[code, place]]);
  });

  it('is told all its problems at once', () => {
    expect(problems('{{a}}\n{{{name}}}\n{{> b}}')).toHaveLength(3);
  });

  it.each([
    [6, []],
    [7, ['line 1: blocks are nested deeper than 6: use fewer conditions']],
  ])('nested %i deep is judged', (depth, expected) => {
    expect(problems('{{#if name}}'.repeat(depth) + '{{/if}}'.repeat(depth))).toEqual(expected);
  });

  it.each([
    [599, []],
    [600, ['line 1: the template has more than 600 parts: shorten it']],
    [5000, ['line 1: the template has more than 600 parts: shorten it']],
  ])('of %i parts is judged', (parts, expected) => {
    expect(problems('{{name}}'.repeat(parts))).toEqual(expected);
  });

  it.each(['{{#if name}}', '{{{{{{', '('])(
    'of nothing but `%s` is refused, not a crash',
    (part) => {
      expect(problems(`{{${part.repeat(20_000)}}}`)).toHaveLength(1);
    },
  );
});
