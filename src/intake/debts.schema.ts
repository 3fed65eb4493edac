/** What the API takes and answers about debts. */
import { z } from 'zod';
import { bulkItems } from './bulk.js';
import {
  EMPTY_CHANGE,
  externalId,
  instant,
  line,
  localDate,
  metaOfList,
  notEmpty,
  pageFields,
  reference,
} from './fields.schema.js';
import { RELATIONS } from './words.schema.js';

const minor = z.int().min(0).meta({ description: 'Minor units of the currency, such as cents.' });

const balanceFields = {
  amounts: z.strictObject({ outstanding: minor, overdue: minor, fees: z.exactOptional(minor) }),
  days_past_due: z.int().min(-36_500).max(36_500).meta({
    description:
      'As of `balance_as_of`; negative before the due date. With `due_on` it is counted from there.',
  }),
  due_on: z
    .exactOptional(localDate)
    .meta({ description: 'When the oldest unpaid instalment fell or falls due.' }),
  balance_as_of: instant,
};

export const balance = z.strictObject(balanceFields).meta({
  id: 'Balance',
  description: 'Replaces the whole balance; an older one than the known one is refused.',
  examples: [
    {
      amounts: { outstanding: 125000, overdue: 12500 },
      days_past_due: 12,
      due_on: '2026-04-19',
      balance_as_of: '2026-05-01T02:00:00Z',
    },
  ],
});
export type Balance = z.infer<typeof balance>;

const relationFields = {
  relation: z.enum(RELATIONS),
  liable: z.exactOptional(z.boolean()).meta({ description: 'Bound by contract to pay.' }),
  liability_ended_on: z.exactOptional(localDate),
  source: z
    .exactOptional(
      z.enum(['named_by_borrower', 'device_address_book', 'public_record', 'contract', 'other']),
    )
    .meta({ description: 'Where the contact data come from.' }),
};

export const relation = z.strictObject(relationFields).meta({
  id: 'Relation',
  examples: [{ relation: 'guarantor', liable: true, source: 'contract' }],
});
export type Relation = z.infer<typeof relation>;

const terms = {
  kind: z.enum([
    'personal_loan',
    'credit_card',
    'mortgage',
    'medical',
    'student_loan',
    'auto_loan',
    'other',
  ]),
  account_tail: z.exactOptional(
    z.string().regex(/^[0-9A-Za-z]{1,6}$/, 'send up to 6 letters or digits'),
  ),
  servicing_group: z
    .exactOptional(line(100))
    .meta({ description: 'Student loans under one servicing account.' }),
  lawful: z.exactOptional(z.boolean()),
  time_barred: z.exactOptional(z.boolean()),
  legal_action_intended: z.exactOptional(z.boolean()),
  prior_collectors: z
    .exactOptional(z.array(reference).max(50))
    .meta({ description: 'Oldest first.' }),
  validation: z.exactOptional(
    z.strictObject({
      initial_communication_done: z.boolean(),
      notice_provided: z.boolean(),
      notice_provided_on: z.exactOptional(localDate),
      period_end: z.exactOptional(localDate).meta({ description: 'Last day, inclusive.' }),
    }),
  ),
};

const example = {
  external_id: 'LN-2024-0017',
  kind: 'personal_loan',
  lender: 'harbour-bank',
  currency: 'USD',
  amounts: { outstanding: 125000, overdue: 12500 },
  days_past_due: 12,
  due_on: '2026-04-19',
  balance_as_of: '2026-05-01T02:00:00Z',
  account_tail: '4821',
  parties: [{ party: 'P-77', relation: 'borrower' }],
};

const relatedParties = z
  .array(z.strictObject({ party: reference, ...relationFields }))
  .min(1)
  .max(50)
  .refine((all) => all.filter((one) => one.relation === 'borrower').length === 1, {
    message: 'do not name exactly one borrower',
    params: {
      remedy: 'send exactly one party with the relation `borrower`; others may be `co_borrower`',
    },
  })
  .refine((all) => new Set(all.map((one) => one.party)).size === all.length, {
    message: 'name a party twice',
    params: { remedy: 'send each party once, with its closest relation' },
  });

export const newDebt = z
  .strictObject({
    external_id: externalId,
    lender: reference,
    currency: z.string().regex(/^[A-Z]{3}$/, 'send ISO 4217 such as `USD`'),
    ...terms,
    ...balanceFields,
    parties: relatedParties,
  })
  .meta({
    id: 'NewDebt',
    description: 'An obligation: a loan, a card, a fee.',
    examples: [example],
  });
export type NewDebt = z.infer<typeof newDebt>;

export const debtBulk = z
  .strictObject({ debts: bulkItems('NewDebt') })
  .meta({ id: 'DebtBulk', examples: [{ debts: [example] }] });
export type DebtBulk = z.infer<typeof debtBulk>;

export const debtChange = z
  .strictObject({
    kind: z.exactOptional(terms.kind),
    account_tail: terms.account_tail.nullable(),
    servicing_group: terms.servicing_group.nullable(),
    lawful: terms.lawful.nullable(),
    time_barred: terms.time_barred.nullable(),
    legal_action_intended: terms.legal_action_intended.nullable(),
    prior_collectors: terms.prior_collectors.nullable(),
    validation: terms.validation.nullable(),
  })
  .refine(notEmpty, EMPTY_CHANGE)
  .meta({
    id: 'DebtChange',
    description: 'Absent keeps, null removes.',
    examples: [{ time_barred: true }],
  });
export type DebtChange = z.infer<typeof debtChange>;

export const debtQuery = z.strictObject({
  ...pageFields('deb'),
  borrower: z.exactOptional(reference).meta({ description: 'Only the debts of this party.' }),
});
export type DebtQuery = z.infer<typeof debtQuery>;

export const debt = z
  .object({
    object: z.literal('debt'),
    id: z.string(),
    external_id: z.string(),
    borrower: z.string(),
    lender: z.string(),
    currency: z.string(),
    ...terms,
    ...balanceFields,
    parties: z.array(z.object({ party: z.string(), ...relationFields })),
    retained: z.strictObject({ until: instant, rule: z.string() }).nullable().meta({
      description:
        'Until when the law wants its evidence kept: the longest rule of where its parties live, from the last attempt or contact. Null: no rule, or nothing happened yet.',
    }),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'Debt' });

export const debtList = z.object({ ...metaOfList, data: z.array(debt) }).meta({ id: 'DebtList' });
