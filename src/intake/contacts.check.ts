/**
 * Whether the parts of a new contact exist and fit together: every trouble, each with its remedy.
 *
 * Left out: whether the contact may be made. That is the guard's to say, when it would leave.
 */
import { chooseTemplate, type ActiveTemplate } from '../messages/template.repository.js';
import { bind, RenderError } from '../messages/variables.js';
import type { FieldError } from '../platform/problem.js';
import { unknownReference, type Found } from '../portfolio/reference.js';
import type { Channel } from '../compliance/attempt.js';
import type {
  KnownDebt,
  KnownEndpoint,
  KnownEvent,
  KnownParty,
  Naming,
  References,
} from './contacts.references.js';
import type { ContactInput } from './contacts.schema.js';

/** A contact, or a question about one, whose every reference leads somewhere. */
export interface Resolved<Input extends Naming = ContactInput> {
  readonly input: Input;
  readonly sender: Found;
  readonly debt: KnownDebt;
  readonly party: KnownParty;
  readonly endpoint: KnownEndpoint;
  readonly in_reply_to: KnownEvent | null;
}

export function resolved<Input extends Naming>(
  input: Input,
  known: References,
): Resolved<Input> | FieldError[] {
  const sender = known.senders.get(input.sender);
  const debt = known.debts.get(input.debt);
  const party = known.parties.get(input.to.party);
  const endpoint = known.endpoints.get(input.to.endpoint);
  const answered = input.in_reply_to;
  const in_reply_to = answered === undefined ? null : known.events.get(answered);
  if (sender && debt && party && endpoint && in_reply_to !== undefined) {
    return { input, sender, debt, party, endpoint, in_reply_to };
  }
  return [
    ...(sender ? [] : [unknownReference('/sender', 'organisation', input.sender)]),
    ...(debt ? [] : [unknownReference('/debt', 'debt', input.debt)]),
    ...(party ? [] : [unknownReference('/to/party', 'party', input.to.party)]),
    ...(endpoint ? [] : [unknownReference('/to/endpoint', 'endpoint', input.to.endpoint)]),
    ...(in_reply_to === undefined
      ? [unknownReference('/in_reply_to', 'event', answered ?? '')]
      : []),
  ];
}

/** Which kinds of endpoint a channel reaches. */
export const REACHES: Readonly<Record<Channel, readonly string[]>> = {
  sms: ['mobile'],
  email: ['email'],
  call: ['mobile', 'landline'],
  voicemail: ['mobile', 'landline'],
  letter: ['postal', 'address'],
  visit: ['address', 'postal'],
  // Some chats know people by their number.
  im: ['im', 'im_group', 'mobile'],
  social: ['social'],
};

export function misfits({
  input,
  debt,
  party,
  endpoint,
  in_reply_to,
}: Resolved<Naming & { readonly channel: Channel }>): FieldError[] {
  const errors: FieldError[] = [];
  const isDebtor = party.id === debt.debtor_id;
  if (!isDebtor && !debt.parties.includes(party.id)) {
    errors.push({
      pointer: '/to/party',
      detail: 'has no relation to this debt',
      remedy: 'add the relation first, with `PUT /v1/debts/{id}/parties/{party}`',
    });
  }
  if (endpoint.party_id !== party.id && endpoint.party_id !== debt.debtor_id) {
    errors.push({
      pointer: '/to/endpoint',
      detail: 'belongs neither to this party nor to the debtor',
      remedy: 'name an endpoint of the party, or add it to the party first',
    });
  }
  const reached = REACHES[input.channel];
  if (!reached.includes(endpoint.kind)) {
    errors.push({
      pointer: '/to/endpoint',
      detail: `is of kind \`${endpoint.kind}\`, which \`${input.channel}\` does not reach`,
      remedy: `name an endpoint of kind ${reached.map((kind) => `\`${kind}\``).join(' or ')}`,
    });
  }
  if (in_reply_to !== null && !concerns(in_reply_to, [debt.debtor_id, party.id])) {
    errors.push({
      pointer: '/in_reply_to',
      detail: 'is an event of somebody else',
      remedy: 'name an event of the debtor or of the addressed party, or leave it out',
    });
  }
  return errors;
}

function concerns({ person_id, party_id }: KnownEvent, persons: readonly string[]): boolean {
  return persons.some((id) => id === person_id || id === party_id);
}

/** The template's trouble with this contact, or the template. */
export function templateFor(
  { input, party }: Pick<Resolved, 'input' | 'party'>,
  templates: ReadonlyMap<string, ActiveTemplate>,
): ActiveTemplate | FieldError[] {
  const { channel, template: name, variables } = input;
  const template = chooseTemplate(templates, channel, name, input.locale ?? party.language);
  if (template === undefined) {
    return [
      {
        pointer: '/template',
        detail: `names \`${channel}/${name}\`, which does not exist or has no active version`,
        remedy: 'name an active template of this channel',
      },
    ];
  }
  const errors = variables === undefined ? [] : unfitValues(template, variables);
  const { purposes } = template.content;
  if (purposes.length > 0 && !purposes.includes(input.purpose)) {
    errors.push({
      pointer: '/purpose',
      detail: `is not what the template \`${channel}/${name}\` was written for`,
      remedy: `send ${purposes.map((purpose) => `\`${purpose}\``).join(' or ')}, or name another template`,
    });
  }
  return errors.length > 0 ? errors : template;
}

/** Only what was given is looked at: what is missing may be known by the time the words are made. */
function unfitValues(
  { content, channel, name }: ActiveTemplate,
  given: NonNullable<ContactInput['variables']>,
): FieldError[] {
  const names = Object.keys(given);
  const declared = Object.fromEntries(
    names.flatMap((key) => {
      const declaration = Object.hasOwn(content.variables, key)
        ? content.variables[key]
        : undefined;
      return declaration === undefined ? [] : [[key, declaration] as const];
    }),
  );
  const unknown = names.filter((key) => !Object.hasOwn(declared, key));
  const remedy = `see the variables of the template \`${channel}/${name}\``;
  const at = (key: string, detail: string) => ({ pointer: `/variables/${key}`, detail, remedy });
  return [
    ...unknown.map((key) => at(key, 'is not a variable of this template')),
    ...unbound(declared, given).map((key) => at(key, 'does not fit its declaration')),
  ];
}

function unbound(...[declared, given]: Parameters<typeof bind>): readonly string[] {
  try {
    bind(declared, given);
    return [];
  } catch (error) {
    if (error instanceof RenderError) return error.variables;
    throw error;
  }
}

/** Whether the words name a promised day, and so claim something until that day has passed. */
export function namesPromise({ content }: ActiveTemplate): boolean {
  return content.variables['promise_date']?.required === true;
}
