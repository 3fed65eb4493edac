/** Every contact together with why it stands where it stands, and whom the portfolio meant. */
import { z } from 'zod';
import type { Contact as PlannedContact, Debt, Party, Portfolio } from '../portfolio/shapes.js';
import type { Api } from '../service-process.js';
import type { Contact } from './contacts.js';

const finding = z.object({
  rule: z.string(),
  verdict: z.string(),
  because: z.string(),
  citation: z.string(),
  not_before: z.string().optional(),
});

const decision = z.object({
  at: z.string(),
  verdict: z.enum(['allow', 'defer', 'review', 'block']),
  approval: z.string().nullable(),
  findings: z.array(finding),
  message: z.object({ text: z.string(), subject: z.string().optional() }).nullable(),
});

const standing = z.object({ because: z.string(), decision_id: z.string().nullable() });

export type Finding = z.infer<typeof finding>;

export interface Explanation {
  /** Where it stands, in a sentence. */
  readonly because: string;
  /** The latest; null if it was not judged yet. */
  readonly decision: z.infer<typeof decision> | null;
}

export interface Explained {
  readonly contact: Contact;
  readonly planned: PlannedContact;
  readonly explanation: Explanation;
  readonly borrower: Party;
  readonly addressee: Party;
  /** Where it was meant to arrive. */
  readonly address: string;
}

// Enough to keep two cores busy.
const AT_ONCE = 8;

/** In the order of the portfolio. */
export async function explainAll(
  api: Api,
  contacts: readonly Contact[],
  portfolio: Portfolio,
): Promise<Explained[]> {
  const byId = new Map(contacts.map((contact) => [contact.external_id, contact]));
  const who = directory(portfolio);
  const explained: Explained[] = [];
  for (let i = 0; i < portfolio.contacts.length; i += AT_ONCE) {
    const some = portfolio.contacts.slice(i, i + AT_ONCE).map(async (planned) => {
      const contact = there(byId.get(planned.external_id), planned.external_id);
      const answer = await api.get(`/v1/contacts/${contact.id}/explain`);
      return { contact, planned, explanation: read(answer), ...who(planned) };
    });
    explained.push(...(await Promise.all(some)));
  }
  return explained;
}

function read(answer: Record<string, unknown>): Explanation {
  const { because, decision_id } = standing.parse(answer);
  return { because, decision: decision_id === null ? null : decision.parse(answer) };
}

function directory({ parties, debts }: Portfolio) {
  const partyOf = new Map(parties.map((party) => [party.external_id, party]));
  const debtOf = new Map(debts.map((debt) => [debt.external_id, debt]));
  return ({ debt, to }: PlannedContact) => {
    const borrower = there(partyOf.get(borrowerOf(there(debtOf.get(debt), debt))), debt);
    const addressee = there(partyOf.get(to.party), to.party);
    const endpoint = [...addressee.endpoints, ...borrower.endpoints].find(
      ({ external_id }) => external_id === to.endpoint,
    );
    return { borrower, addressee, address: there(endpoint, to.endpoint).address };
  };
}

function borrowerOf({ parties }: Debt): string {
  return parties.find(({ relation }) => relation === 'borrower')?.party ?? '';
}

function there<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value;
  throw new Error(`\`${name}\` is not there: it is named by the portfolio, so it should be`);
}
