import { bind, RenderError } from './variables.js';
import type { Declarations, Variables } from './template.js';

const declared: Declarations = {
  name: { type: 'text', required: true, max_length: 20, description: '' },
  note: { type: 'text', required: false, max_length: 40, description: '' },
  url: { type: 'link', required: false, max_length: 60, description: '' },
  days: { type: 'whole_number', required: false, description: '' },
  is_late: { type: 'flag', required: false, description: '' },
  parts: { type: 'list', required: false, max_items: 2, max_length: 5, description: '' },
};

const bound = (given: Variables) => ({ ...bind(declared, { name: 'Ada', ...given }) });

function refusal(given: Variables): RenderError {
  try {
    bind(declared, given);
  } catch (error) {
    if (error instanceof RenderError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('the values of a message', () => {
  it('are the declared ones and no others', () => {
    expect(bound({ days: 3, is_late: false, parts: ['a'], extra: 'x' })).toEqual({
      name: 'Ada',
      days: 3,
      is_late: false,
      parts: ['a'],
    });
  });

  it('have no prototype to reach into', () => {
    expect(Object.getPrototypeOf(bind(declared, { name: 'Ada' }))).toBeNull();
  });

  it('are not taken from the prototype of what is given', () => {
    const given = Object.create({ name: 'Eve' }) as Variables;

    expect(refusal(given).variables).toEqual(['name']);
  });

  it('may be null where they may be missing', () => {
    expect(bound({ note: null, days: undefined })).toEqual({ name: 'Ada' });
  });

  it('are all named when they are missing or wrong, without what they hold', () => {
    const { message, variables } = refusal({ note: 'secret '.repeat(10), days: 1.5 });

    expect(variables).toEqual(['name', 'note', 'days']);
    expect(message).toBe(
      'the variable `name` is missing: give it a value; ' +
        'the variable `note` must have at most 40 characters; ' +
        'the variable `days` must be a whole number',
    );
  });

  it.each([
    ['a text that is a number', { note: 5 }, 'must be text'],
    ['a text that is a list', { note: ['x'] }, 'must be text'],
    ['a flag that is a text', { is_late: 'false' }, 'must be true or false'],
    ['a number that is a text', { days: '3' }, 'must be a whole number'],
    ['too large a number', { days: 2 ** 53 }, 'must be a whole number'],
    ['a list too long', { parts: ['a', 'b', 'c'] }, 'must be a list of at most 2 texts'],
    ['an item too long', { parts: ['abcdef'] }, 'of at most 5 characters'],
    ['a script for an address', { url: 'javascript:alert(1)' }, 'must be a web address'],
    ['an address with a quote', { url: 'https://x.example/"onclick' }, 'must be a web address'],
    ['an address with a space', { url: 'https://x.example/ a' }, 'must be a web address'],
    ['an address with a line break', { url: 'https://x.example/\nBcc:' }, 'must be a web address'],
    ['no address at all', { url: 'https://' }, 'must be a web address'],
  ])('are refused for %s', (_, given, problem) => {
    expect(refusal({ name: 'Ada', ...given }).message).toContain(problem);
  });

  it.each([
    ['line feed', 'a\nb', 'a b'],
    ['carriage return and line feed', 'a\r\nBcc: x@example.com', 'a Bcc: x@example.com'],
    ['tab', 'a\tb', 'a b'],
    ['zero byte', 'a\u0000b', 'a b'],
    ['escape', 'a\u001b[31mb', 'a [31mb'],
    ['next line', 'a\u0085b', 'a b'],
    ['line separator', 'a\u2028b', 'a b'],
    ['paragraph separator', 'a\u2029b', 'a b'],
    ['right-to-left override', 'a\u202eb', 'ab'],
    ['isolate', 'a\u2066b\u2069', 'ab'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['spaces around', '  a b  ', 'a b'],
    ['emoji', 'a👨‍👩‍👧b', 'a👨‍👩‍👧b'],
    ['Chinese', '欧阳明慧', '欧阳明慧'],
    ['braces', '{{name}}', '{{name}}'],
  ])('are one line of visible text: %s', (_, note, expected) => {
    expect(bound({ note })['note']).toBe(expected);
    expect(bound({ parts: ['a\n', '\u202e'] })['parts']).toEqual(['a', '']);
  });
});
