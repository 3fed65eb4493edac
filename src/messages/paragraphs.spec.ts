import { htmlSource } from './paragraphs.js';
import type { Declarations } from './template.js';

const variables: Declarations = {
  name: { type: 'text', required: true, max_length: 9, description: '' },
  url: { type: 'link', required: true, max_length: 99, description: '' },
};

/** What stands between the body tags. */
function body(text: string): string {
  const [, inside = ''] =
    /<body[^>]*>\n([^]*)\n<\/body>/.exec(htmlSource(text, variables, 'en')) ?? [];
  return inside;
}

describe('the HTML of a mail', () => {
  it.each([
    ['one paragraph', 'Hello', '<p>Hello</p>'],
    ['two paragraphs', 'a\n\nb\n', '<p>a</p>\n<p>b</p>'],
    ['two lines', 'a\nb', '<p>a<br>\nb</p>'],
    ['signs of HTML', 'a < b & c > d', '<p>a &lt; b &amp; c &gt; d</p>'],
    ['a variable', 'a & {{name}}', '<p>a &amp; {{name}}</p>'],
    ['a link', 'open {{url}} now', '<p>open <a href="{{url}}">{{url}}</a> now</p>'],
    [
      'a block around a paragraph',
      'a\n\n{{#if name}}\nb\n\n{{else}}\nc\n{{/if}}\nd',
      '<p>a</p>\n{{#if name}}\n<p>b</p>\n{{else}}\n<p>c</p>\n{{/if}}\n<p>d</p>',
    ],
    ['a block inside a line', 'a {{#if name}}b{{/if}} c', '<p>a {{#if name}}b{{/if}} c</p>'],
  ])('is made from %s', (_, text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it('names its language', () => {
    expect(htmlSource('a', variables, 'zh-CN')).toContain('<html lang="zh-CN">');
  });
});
