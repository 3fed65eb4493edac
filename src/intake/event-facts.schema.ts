/** What happened to debts, persons and endpoints. */
import { z } from 'zod';
import { debts, eventOf, flag } from './event-base.schema.js';
import { instant, localDate, reference, words } from './fields.schema.js';
import { form, relation, via } from './words.schema.js';

const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,2})?$/, 'send a sum in major units such as `125.50`');
const byParty = { party: reference, debts };
const said = { form, via: z.exactOptional(via) };

export const factEvents = [
  eventOf('attorney_notice', 'An attorney represents the person for the debts.', {
    attorney: reference,
    debts,
    name_known: z.boolean(),
    address_known: z.boolean(),
  }),
  eventOf('attorney_contacted', 'The sender wrote to the attorney.', {
    attorney: reference,
    debts,
  }),
  eventOf('attorney_consent', 'The attorney agreed to direct contact.', {
    attorney: reference,
    debts,
  }),
  eventOf('dispute', 'A debt is disputed.', {
    ...byParty,
    ...said,
    portion: z.exactOptional(words).meta({ description: 'Only this part is disputed.' }),
    duplicative: flag,
    new_material: z.exactOptional(words),
  }),
  eventOf('dispute_closed', 'A dispute was settled.', {
    debts,
    outcome: z.enum(['confirmed', 'corrected', 'withdrawn']),
  }),
  eventOf('original_creditor_request', 'The name of the original creditor is asked for.', {
    ...byParty,
    ...said,
  }),
  eventOf('hold_started', 'Collection is suspended.', {
    debts,
    reason: z.enum(['natural_disaster', 'breathing_space', 'illness', 'bereavement', 'other']),
    until: instant.meta({ description: 'Exclusive.' }),
  }),
  eventOf('hold_ended', 'The suspension is over.', { debts }),
  eventOf('payment_offered', 'A party that is not the debtor clearly offered to pay.', byParty),
  eventOf('promise', 'A promise to pay.', { ...byParty, due: localDate, amount }),
  eventOf('payment', 'A part was paid.', { debts, amount }),
  eventOf('paid_off', 'The debts are fully paid.', { debts }),
  eventOf('wrong_number', 'The endpoint does not belong to the party.', {
    endpoint: reference,
    party: reference,
  }),
  eventOf('third_party_disclosure', 'A message reached somebody else.', {
    endpoint: reference,
    reported_by: relation,
  }),
  eventOf('reassigned_number_check', 'A database of reassigned numbers was asked.', {
    endpoint: reference,
    database: z.enum(['fcc_rnd', 'other']),
    since: localDate,
    result: z.enum(['no', 'yes', 'no_data']),
  }),
  eventOf('prior_collector_email', 'An earlier collector held the address.', {
    endpoint: reference,
    collector: reference.meta({ description: 'It need not be known here.' }),
    used: z.boolean(),
    opted_out: z.boolean(),
    obtained_lawfully: z.boolean(),
  }),
  eventOf('agency_assigned', 'The lender gave the debts to the agency.', {
    debts,
    agency: reference,
  }),
  eventOf('agency_withdrawn', 'The lender took the debts back.', { debts, agency: reference }),
] as const;
