/**
 * Words as a real person would get them about a real debt, without that person being named: values of ours
 * are taken from the ledger, and those that name somebody are masked where they are shown.
 */
import { readPersons } from '../evidence/person.js';
import { renderMessage, type RenderedMessage } from '../messages/render.js';
import type { Locale, TemplateChannel, TemplateContent, Variables } from '../messages/template.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { lawInForce } from '../policies/house-policy.js';
import { findingsAboutWords, type WordsFinding } from '../policies/required-content.js';
import { originOf, type DispatchContext } from './context.js';
import { storedEvent } from './decide-contacts.js';
import { readRows } from './facts.repository.js';
import { figuresFor } from './figures.js';
import { guardInput } from './guard-input.js';
import type { ContactRow } from './rows.js';
import { arrange, found } from './world.js';

export type Somebody = Pick<
  ContactRow,
  'sender_id' | 'debt_id' | 'person_id' | 'party_id' | 'endpoint_id' | 'purpose'
>;

export interface Words {
  readonly channel: TemplateChannel;
  readonly locale: Locale;
  readonly content: TemplateContent;
  readonly approved: boolean;
}

export interface SeenBy {
  /** With real values: for counting, never for showing. */
  readonly real: RenderedMessage;
  readonly shown: RenderedMessage;
  readonly required: readonly WordsFinding[];
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** @param given replaces values of ours; throws RenderError when one is missing */
export async function seenBySomebody(
  tx: Tx,
  context: DispatchContext,
  words: Words,
  somebody: Somebody,
  given: Variables,
): Promise<SeenBy> {
  const { person_id, party_id } = somebody;
  const at = await tx.now();
  const [persons, rows, law] = await Promise.all([
    readPersons(tx, context.keys, [person_id, party_id]),
    readRows(tx, [person_id, party_id], [], at),
    lawInForce(tx, context.evidence),
  ]);
  if (!persons.has(person_id) || !persons.has(party_id)) {
    throw new Problem('erased', 'the personal data of a person named here was erased');
  }
  const { channel, locale, content } = words;
  // Events that are sealed stay so: no word of a template comes from them.
  const world = arrange(
    rows,
    persons,
    (row) => storedEvent({ ...row, sealed: null }, new Map()),
    at,
  );
  const contact = contactFor(channel, somebody, at);
  const link = () => `${context.publicUrl}/v1/sample`;
  const figures = figuresFor(content.variables, {
    world,
    persons,
    optOutUrl: link,
    pageUrl: link,
    isPublic: context.isPublic,
    contact,
    addressee: found(world.parties.get(party_id), 'party'),
    locale,
    atMs: at,
  });
  const real = renderMessage(content, channel, { ...figures, ...given });
  const shown = renderMessage(content, channel, { ...masked(figures), ...given });
  const said = { ...real, approved: words.approved, origin: originOf(context) };
  const input = guardInput(world, contact, law, at, said);
  return { real, shown, required: findingsAboutWords(input, law.rules) };
}

function contactFor(channel: TemplateChannel, somebody: Somebody, at: number): ContactRow {
  return {
    ...somebody,
    id: NOBODY,
    external_id: '',
    channel,
    template: '',
    locale: null,
    in_reply_to: null,
    variables: null,
    not_after: new Date(at),
    attempt_no: 0,
    error_code: null,
  };
}

/** How many letters of what names somebody may be read: one shows where a name stands. */
const READABLE: Readonly<Record<string, number>> = {
  addressee_name: 1,
  borrower_name: 1,
  account_tail: 0,
};

function masked(figures: Variables): Variables {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => {
      const readable = READABLE[name];
      return [name, readable === undefined ? value : hidden(String(value), readable)];
    }),
  );
}

function hidden(text: string, readable: number): string {
  const letters = Array.from(text);
  return letters.map((letter, i) => (i < readable ? letter : '*')).join('');
}
