/**
 * From the source of a template to functions, and what keeps a content from being saved.
 *
 * Handlebars only reads the source; `inspect.ts` decides what may stand in it and `fill.ts` fills it.
 * Compiled templates hang on their content object, which the repository keeps once per SHA-256.
 */
import { fillOf, type Fill } from './fill.js';
import { inspect } from './inspect.js';
import { htmlSource } from './paragraphs.js';
import {
  TemplateError,
  type Declarations,
  type TemplateChannel,
  type TemplateContent,
} from './template.js';

export interface Compiled {
  readonly subject?: Fill;
  readonly text: Fill;
  readonly html?: Fill;
}

const SOURCE_MAX = { subject: 300, text: 20_000 } as const;
const VARIABLE_NAME = /^[a-z][a-z0-9_]{0,39}$/;
// What Handlebars reads as something else than a variable.
const RESERVED = new Set(
  'if unless each with lookup log this else true false null undefined as'.split(' '),
);

const known = new WeakMap<TemplateContent, Compiled>();

/** The functions of a content, made once for each content object. */
export function compiled(content: TemplateContent): Compiled {
  let found = known.get(content);
  if (found === undefined) {
    const { subject, text, html, variables } = content;
    found = {
      text: compileSource(text, variables, false),
      ...(subject === undefined ? {} : { subject: compileSource(subject, variables, false) }),
      ...(html === undefined ? {} : { html: compileSource(html, variables, true) }),
    };
    known.set(content, found);
  }
  return found;
}

/** Inspected again, because what is stored may have been saved by an earlier release. */
function compileSource(source: string, variables: Declarations, isHtml: boolean): Fill {
  const { tree, problems } = inspect(source, variables);
  if (problems.length > 0) throw new TemplateError('a stored template', problems);
  return fillOf(tree, isHtml);
}

/** Throws a TemplateError that lists everything that keeps a content from being saved. */
export function checkContent(
  name: string,
  channel: TemplateChannel,
  locale: string,
  content: TemplateContent,
): void {
  const { text, variables } = content;
  const problems = [
    ...problemsOfNames(variables),
    ...inspect(text, variables).problems,
    ...problemsOfLength('text', text, SOURCE_MAX.text),
    ...(channel === 'email' ? problemsOfMail(content, locale) : problemsOfBare(content, channel)),
  ];
  if (problems.length > 0) throw new TemplateError(`the template \`${name}\``, problems);
}

function problemsOfNames(variables: Declarations): string[] {
  return Object.keys(variables)
    .filter((name) => !VARIABLE_NAME.test(name) || RESERVED.has(name) || name in {})
    .map((name) => `the variable name \`${name}\` is not available: use other lower-case words`);
}

function problemsOfLength(part: string, source: string, max: number): string[] {
  if (source.trim() === '') return [`the ${part} is empty: write one`];
  return source.length > max ? [`the ${part} is longer than ${max} characters: shorten it`] : [];
}

function problemsOfMail({ subject = '', text, html, variables }: TemplateContent, locale: string) {
  const problems = [
    ...inspect(subject, variables).problems.map((problem) => `subject, ${problem}`),
    ...problemsOfLength('subject', subject, SOURCE_MAX.subject),
  ];
  if (/[\r\n]/.test(subject)) problems.push('the subject has a line break: write it on one line');
  if (html !== htmlSource(text, variables, locale)) {
    problems.push('the html is not that of the text: leave it to be made');
  }
  return problems;
}

function problemsOfBare({ subject, html }: TemplateContent, channel: TemplateChannel): string[] {
  const isBare = subject === undefined && html === undefined;
  return isBare ? [] : [`\`${channel}\` has no subject and no html: leave them out`];
}
