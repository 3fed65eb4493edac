/**
 * Fills a template: the same content and values always give the same message.
 *
 * Left out: choosing the template, formatting values (`format.ts`), judging the words (the guard).
 */
import { compiled } from './compile.js';
import type { TemplateChannel, TemplateContent, Variables } from './template.js';
import { bind, RenderError } from './variables.js';

export interface RenderedMessage {
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
}

// An SMS of more than 1,600 characters is refused by vendors; a header line ends at 998 bytes (RFC 5322).
const TEXT_MAX = { sms: 1600, email: 100_000, call: 100_000 } as const;
const SUBJECT_MAX = 240;

export function renderMessage(
  content: TemplateContent,
  channel: TemplateChannel,
  variables: Variables,
): RenderedMessage {
  const values = bind(content.variables, variables);
  try {
    const fill = compiled(content);
    const text = channel === 'sms' ? oneLine(fill.text(values)) : paragraphs(fill.text(values));
    bounded('text', text, TEXT_MAX[channel]);
    if (fill.subject === undefined || fill.html === undefined) return { text };
    const subject = oneLine(fill.subject(values));
    bounded('subject', subject, SUBJECT_MAX);
    return { subject, text, html: fill.html(values) };
  } catch (cause) {
    if (cause instanceof RenderError) throw cause;
    throw new RenderError(['the template cannot be filled: check its variables'], [], { cause });
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]\s*/g, ' ').trim();
}

function paragraphs(text: string): string {
  return `${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`;
}

function bounded(part: string, text: string, max: number): void {
  if (text.length > max) {
    throw new RenderError(
      [`the ${part} is longer than ${max} characters: shorten the template or its variables`],
      [],
    );
  }
}
