/**
 * The HTML part of a mail, made from the source of its text part, so that both always say the same.
 *
 * A line that holds nothing but a block tag stays between paragraphs; anything else is a paragraph.
 * Left out: pictures, styles of a brand, tracking.
 */
import type { Declarations } from './template.js';

const BLOCK_TAG = /^\{\{[#/][^{}]*\}\}$|^\{\{else[^{}]*\}\}$/;
const TAG = /(\{\{[^{}]*\}\})/;

const LAYOUT_STYLE =
  'max-width:36em;margin:1.5em auto;padding:0 1em;font:16px/1.6 system-ui,sans-serif;color:#222';

/** HTML source for the text source of a mail. */
export function htmlSource(text: string, variables: Declarations, locale: string): string {
  const body: string[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) body.push(`<p>${paragraph.join('<br>\n')}</p>`);
    paragraph = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line !== '' && !BLOCK_TAG.test(line)) {
      paragraph.push(markUp(line, variables));
      continue;
    }
    close();
    if (line !== '') body.push(line);
  }
  close();
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="${LAYOUT_STYLE}">
${body.join('\n')}
</body>
</html>
`;
}

function markUp(line: string, variables: Declarations): string {
  return line
    .split(TAG)
    .map((part, index) => (index % 2 === 1 ? linked(part, variables) : escape(part)))
    .join('');
}

function linked(tag: string, variables: Declarations): string {
  const isLink = variables[tag.slice(2, -2)]?.type === 'link';
  return isLink ? `<a href="${tag}">${tag}</a>` : tag;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
