/** Contacts that cannot even be judged: they end or wait for a person with a plain code, never silently. */
import { InvalidFactsError } from '../compliance/invalid-facts.js';
import { RenderError } from '../messages/variables.js';
import { UnreadableError } from '../platform/keys.js';
import type { ContactRow } from './rows.js';
import { NoTemplateError } from './message.js';
import type { Ended } from './ruling.repository.js';
import { MissingRowError } from './world.js';

const CODES: readonly (readonly [
  new (...args: never[]) => Error,
  NonNullable<Ended['error_code']>,
])[] = [
  [InvalidFactsError, 'facts_invalid'],
  [RenderError, 'render_failed'],
  [NoTemplateError, 'template_missing'],
  [MissingRowError, 'reference_missing'],
  [UnreadableError, 'unreadable'],
];

/** Anything unforeseen fails the whole transaction: nothing of the slice leaves. */
export function unwritable(contact: ContactRow, error: unknown): Ended {
  const known = CODES.find(([kind]) => error instanceof kind);
  if (known === undefined) throw error;
  return { contact, status: 'failed', error_code: known[1] };
}
