/**
 * The words of a contact, rendered at dispatch from the debt's present figures.
 *
 * Who may name what in a template is the template's variable schema; here is where the values come from.
 */
import { hash } from 'node:crypto';
import type { PersonKey } from '../evidence/person.js';
import { renderMessage, type RenderedMessage } from '../messages/render.js';
import { chooseTemplate, type ActiveTemplate } from '../messages/template.repository.js';
import { open } from '../platform/keys.js';
import { variablesUse } from '../schedule/contact.js';
import type { ContactRow } from './rows.js';
import { found, type World } from './world.js';
import { figuresFor } from './figures.js';

export interface Message extends RenderedMessage {
  readonly template: ActiveTemplate;
  /** A person approved the wording: of the template, and nothing was put in by hand. */
  readonly approved: boolean;
  /** SHA-256 over channel, subject, text and HTML: what an approval and a permit are bound to. */
  readonly hash: Buffer;
}

/** Variables that carry sentences rather than values. */
const FREE_TEXT = ['note'];

export class NoTemplateError extends Error {
  override name = 'NoTemplateError';
}

export interface Writing {
  readonly world: World;
  readonly persons: ReadonlyMap<string, PersonKey>;
  readonly templates: ReadonlyMap<string, ActiveTemplate>;
  readonly optOutUrl: (contactId: string) => string;
  readonly pageUrl: (contact: Pick<ContactRow, 'id' | 'not_after'>) => string;
  readonly isPublic: boolean;
}

/** Throws NoTemplateError if none is active, RenderError if a value is missing. */
export function writeMessage(writing: Writing, contact: ContactRow, atMs: number): Message {
  const { world, persons } = writing;
  const addressee = found(world.parties.get(contact.party_id), 'party');
  const locale = localeOf(writing, contact);
  const template = chooseTemplate(writing.templates, contact.channel, contact.template, locale);
  if (template === undefined) {
    throw new NoTemplateError(`no template \`${contact.channel}/${contact.template}\` is active`);
  }
  const own = contact.variables === null ? {} : opened(contact, persons);
  const subject = { ...writing, contact, addressee, locale: template.locale, atMs };
  const variables = { ...own, ...figuresFor(template.content.variables, subject) };
  const rendered = renderMessage(template.content, contact.channel, variables);
  // A caller's own words were in front of nobody when the template was approved.
  const approved = template.approved && !FREE_TEXT.some((name) => name in own);
  return { ...rendered, template, approved, hash: hashOf(contact.channel, rendered) };
}

export function localeOf({ world }: Pick<Writing, 'world'>, contact: ContactRow): string {
  return contact.locale ?? found(world.parties.get(contact.party_id), 'party').language;
}

export function hashOf(channel: string, { subject, text, html }: RenderedMessage): Buffer {
  const said = JSON.stringify([channel, subject ?? null, text, html ?? null]);
  return hash('sha256', said, 'buffer');
}

function opened(contact: ContactRow, persons: Writing['persons']): Record<string, string> {
  const person = found(persons.get(contact.party_id), 'party');
  return JSON.parse(
    open(person.dek, variablesUse(contact.id), contact.variables ?? Buffer.alloc(0)).toString(),
  ) as Record<string, string>;
}
