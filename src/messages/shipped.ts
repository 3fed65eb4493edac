/**
 * The templates that come with the product, and their one import into a tenant's own.
 *
 * `templates/<channel>/<name>.<locale>.hbs` holds the words, `templates/<channel>/<name>.json` the schema
 * of their variables. What a tenant already has under a name is theirs and is never touched.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { EvidenceLog } from '../evidence/record.js';
import type { Tx } from '../platform/database.js';
import { checkContent } from './compile.js';
import { htmlSource } from './paragraphs.js';
import { readSchema } from './schema.js';
import {
  LOCALES,
  TEMPLATE_CHANNELS,
  TemplateError,
  type Locale,
  type TemplateChannel,
  type TemplateContent,
} from './template.js';
import { publishNew } from './publish.js';

export interface ShippedTemplate {
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: Locale;
  readonly content: TemplateContent;
}

// `src/messages` and `dist/messages` are equally deep, so both find the folder at the top.
const FOLDER = new URL('../../templates/', import.meta.url);

/** Every shipped template, checked, in a fixed order. */
export function shippedTemplates(): ShippedTemplate[] {
  return TEMPLATE_CHANNELS.flatMap((channel) => {
    const folder = new URL(`${channel}/`, FOLDER);
    const names = readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .toSorted();
    return names.flatMap((name) => LOCALES.map((locale) => read(folder, channel, name, locale)));
  });
}

function read(
  folder: URL,
  channel: TemplateChannel,
  name: string,
  locale: Locale,
): ShippedTemplate {
  const full = `${channel}/${name}.${locale}`;
  const schema = readFileSync(new URL(`${name}.json`, folder), 'utf8');
  const source = readFileSync(new URL(`${name}.${locale}.hbs`, folder), 'utf8');
  const { purposes, variables } = readSchema(`${channel}/${name}`, schema, locale);
  const content: TemplateContent =
    channel === 'email'
      ? {
          ...mailParts(full, source, (text) => htmlSource(text, variables, locale)),
          purposes,
          variables,
        }
      : { text: source, purposes, variables };
  checkContent(full, channel, locale, content);
  return { channel, name, locale, content };
}

/** A mail's file begins with its subject, then an empty line, then the text. */
function mailParts(name: string, source: string, toHtml: (text: string) => string) {
  const [, subject, text] = /^subject: (.+)\n\n([^]+)$/.exec(source) ?? [];
  if (subject === undefined || text === undefined) {
    throw new TemplateError(`the template \`${name}\``, [
      'an e-mail must begin with a line `subject: …` and an empty line: write them',
    ]);
  }
  return { subject, text, html: toHtml(text) };
}

/**
 * Gives the tenant the shipped templates it does not have, as approved version 1. Harmless to repeat, and
 * to run in two processes at once: the second waits for the first and then finds nothing to do.
 */
export async function importShippedTemplates(tx: Tx, evidence: EvidenceLog): Promise<number> {
  return publishNew(tx, evidence, shippedTemplates());
}
