/**
 * From the source of a template to functions, and what keeps a content from being saved.
 *
 * Handlebars only reads the source; `inspect.ts` decides what may stand in it and `fill.ts` fills it.
 * Compiled templates hang on their content object, which the repository keeps once per SHA-256.
 */
import type { Fault, Place, Span } from './fault.js';
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
  const faults = [
    ...faultsOfNames(variables),
    ...faultsIn('text', text, variables),
    ...faultsOfLength('text', text),
    ...(channel === 'email' ? faultsOfMail(content, locale) : faultsOfBare(content, channel)),
  ];
  if (faults.length === 0) return;
  const problems = faults.map(({ problem }) => problem);
  throw new TemplateError(`the template \`${name}\``, problems, faults);
}

function faultsOfNames(variables: Declarations): Fault[] {
  return Object.keys(variables)
    .filter((name) => !VARIABLE_NAME.test(name) || RESERVED.has(name) || name in {})
    .map((name) => ({
      code: 'name_unavailable',
      problem: `the variable name \`${name}\` is not available: use other lower-case words`,
      name,
    }));
}

function faultsIn(part: Place['part'], source: string, variables: Declarations): Fault[] {
  return inspect(source, variables).faults.map(({ span, problem, ...fault }) => ({
    ...fault,
    problem: part === 'subject' ? `subject, ${problem}` : problem,
    at: { part, span },
  }));
}

function faultsOfLength(part: Place['part'], source: string): Fault[] {
  const max = SOURCE_MAX[part];
  const at = (span: Span) => ({ part, span });
  if (source.trim() === '') {
    return [{ code: 'empty', problem: `the ${part} is empty: write one`, at: at([0, 0]) }];
  }
  if (source.length <= max) return [];
  const problem = `the ${part} is longer than ${max} characters: shorten it`;
  return [{ code: 'too_long', problem, at: at([max, source.length]) }];
}

function faultsOfMail(content: TemplateContent, locale: string): Fault[] {
  const { subject = '', text, html, variables } = content;
  const faults = [
    ...faultsIn('subject', subject, variables),
    ...faultsOfLength('subject', subject),
  ];
  const line = subject.search(/[\r\n]/);
  if (line >= 0) {
    const problem = 'the subject has a line break: write it on one line';
    faults.push({ code: 'line_break', problem, at: { part: 'subject', span: [line, line + 1] } });
  }
  if (html !== htmlSource(text, variables, locale)) {
    const problem = 'the html is not that of the text: leave it to be made';
    faults.push({ code: 'html_differs', problem });
  }
  return faults;
}

function faultsOfBare({ subject, html }: TemplateContent, channel: TemplateChannel): Fault[] {
  if (subject === undefined && html === undefined) return [];
  return [
    { code: 'not_plain', problem: `\`${channel}\` has no subject and no html: leave them out` },
  ];
}
