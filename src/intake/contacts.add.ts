/**
 * Takes contacts in, many at a time: one statement for each table, and one answer for each item.
 *
 * An item that is refused leaves nothing behind and disturbs no other.
 */
import { lockKnown } from '../dispatch/persons.js';
import type { Person } from '../evidence/person.js';
import { activeTemplates, type ActiveTemplate } from '../messages/template.repository.js';
import { uuid7 } from '../platform/ids.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { racing, refused, type Outcome, type Scribe } from '../portfolio/scribe.js';
import { acceptContacts } from '../schedule/accept.js';
import type { NewContact } from '../schedule/contact.js';
import { misfits, namesPromise, resolved, templateFor, type Resolved } from './contacts.check.js';
import { contactOf, contentHash, lifetimeTrouble } from './contacts.content.js';
import { promisedDays, readReferences } from './contacts.references.js';
import type { ContactInput } from './contacts.schema.js';
import { idsByExternalId, type KnownContact } from './contacts.repository.js';

type Checked = Resolved & { readonly template: ActiveTemplate | FieldError[] };

/** Answers in the order of `inputs`. @param batchId whose contacts they become; null for a single one */
export async function addContacts(
  scribe: Scribe,
  inputs: readonly ContactInput[],
  batchId: string | null,
): Promise<Outcome[]> {
  const { tx, keys } = scribe;
  const [references, templates] = await Promise.all([
    readReferences(tx, inputs),
    activeTemplates(tx),
  ]);
  const read = inputs.map((input): Checked | FieldError[] => {
    const one = resolved(input, references);
    return Array.isArray(one) ? one : { ...one, template: templateFor(one, templates) };
  });
  const found = read.flatMap((one) => (Array.isArray(one) ? [] : [one]));
  const persons = await lockKnown(
    tx,
    keys,
    found.flatMap(({ debt, party }) => [debt.debtor_id, party.id]),
  );
  // Only now, under the locks: whoever posted the same contact a moment ago has committed.
  const [stored, promised] = await Promise.all([
    idsByExternalId(
      tx,
      found.map(({ input }) => input.external_id),
    ),
    promisedDays(
      tx,
      found.filter(needsPromise).map(({ debt }) => debt),
    ),
  ]);
  const accepting = new Accepting(scribe, { persons, stored, promised, batchId });
  const outcomes = read.map((one) =>
    Array.isArray(one) ? refused(unknown(one)) : accepting.outcome(one),
  );
  await racing(acceptContacts(tx, scribe.evidence, accepting.fresh, persons));
  return outcomes;
}

function needsPromise({ input, template }: Checked): boolean {
  return input.not_after === undefined && !Array.isArray(template) && namesPromise(template);
}

interface Ground {
  readonly persons: ReadonlyMap<string, Person>;
  readonly stored: Map<string, KnownContact>;
  readonly promised: ReadonlyMap<string, string>;
  readonly batchId: string | null;
}

/** Goes through the items in order; a later one sees what became of an earlier one. */
class Accepting {
  readonly fresh: NewContact[] = [];

  constructor(
    private readonly scribe: Scribe,
    private readonly ground: Ground,
  ) {}

  outcome(one: Checked): Outcome {
    const { tx, keys, by } = this.scribe;
    const { persons, stored, promised, batchId } = this.ground;
    const { external_id } = one.input;
    const request_hash = contentHash(keys, one);
    const known = stored.get(external_id);
    if (known !== undefined) {
      return known.request_hash.equals(request_hash)
        ? { status: 'exists', id: known.id }
        : refused(conflict());
    }
    const debtor = persons.get(one.debt.debtor_id);
    const addressee = persons.get(one.party.id);
    if (debtor === undefined || addressee === undefined) return refused(erased());
    const errors = [...misfits(one), ...(Array.isArray(one.template) ? one.template : [])];
    const id = uuid7(tx.at);
    // A promise ends a contact only if its words name one.
    const promised_for = needsPromise(one) ? (promised.get(one.debt.id) ?? null) : null;
    const contact = contactOf(one, {
      id,
      batchId,
      by,
      at: tx.at,
      promised_for,
      request_hash,
      addressee,
    });
    errors.push(...lifetimeTrouble(one, contact));
    if (errors.length > 0) return refused(unfit(errors));
    this.fresh.push(contact);
    stored.set(external_id, { id, request_hash });
    return { status: 'created', id };
  }
}

function unknown(errors: FieldError[]): Problem {
  return new Problem('unknown-reference', listed(errors), { errors });
}

function unfit(errors: FieldError[]): Problem {
  const isUnknown = errors.some(({ pointer }) => pointer === '/template');
  return new Problem(isUnknown ? 'unknown-reference' : 'inconsistent-request', listed(errors), {
    errors,
  });
}

function listed(errors: readonly FieldError[]): string {
  return errors.map(({ pointer, detail }) => `\`${pointer}\` ${detail}`).join('; ');
}

function conflict(): Problem {
  return new Problem(
    'external-id-conflict',
    'a contact with this `external_id` and other content is stored already',
    {
      errors: [
        {
          pointer: '/external_id',
          detail: 'belongs to a contact with other content',
          remedy:
            'choose another `external_id`; to change a planned contact, cancel it and post a new one',
        },
      ],
    },
  );
}

function erased(): Problem {
  return new Problem('erased', 'the personal data of a person named here was erased');
}
