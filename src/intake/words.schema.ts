/** Closed lists of the case format that requests use; the compiler checks that no word is foreign. */
import { z } from 'zod';
import type { Channel, Purpose, Relation } from '../compliance/attempt.js';
import type { CallOutcome, Form, MessageChannel, Via } from '../compliance/contact-events.js';
import type { ConsentScope, Weekday } from '../compliance/timeline.js';

export const RELATIONS = [
  'borrower',
  'co_borrower',
  'guarantor',
  'spouse',
  'parent_of_minor',
  'guardian',
  'executor',
  'successor',
  'attorney',
  'employer',
  'colleague',
  'emergency_contact',
  'relative',
  'friend',
  'referee',
  'minor_child',
  'credit_bureau',
  'other_third_party',
] as const satisfies readonly Relation[];

export const PURPOSES = [
  'collection',
  'settlement_offer',
  'pre_due_reminder',
  'relay',
  'location',
  'required_disclosure',
  'legal_notice',
  'opt_out_confirmation',
  'efforts_ending',
  'remedy_may_be_invoked',
  'remedy_will_be_invoked',
  'commercial',
] as const satisfies readonly Purpose[];

export const CHANNELS = [
  'call',
  'voicemail',
  'sms',
  'email',
  'letter',
  'visit',
  'im',
  'social',
] as const satisfies readonly Channel[];

export const CALL_OUTCOMES = [
  'no_answer',
  'busy',
  'not_in_service',
  'answered',
  'dropped',
  'voicemail',
  'voicemail_full',
  'ringless_voicemail',
  'conversation',
  'notice_played',
] as const satisfies readonly CallOutcome[];

export const relation = z.enum(RELATIONS);
export const purpose = z.enum(PURPOSES);
export const callOutcome = z.enum(CALL_OUTCOMES);
export const direction = z.enum(['outbound', 'inbound']);
export const place = z.enum(['home', 'work', 'other']);
export const form = z.enum(['written', 'electronic', 'oral'] as const satisfies readonly Form[]);
export const via = z.enum([
  'letter',
  'email',
  'sms',
  'call',
  'portal',
] as const satisfies readonly Via[]);

export const messageChannel = z.enum([
  'sms',
  'email',
  'im',
  'social',
] as const satisfies readonly MessageChannel[]);

/** Media that can be refused as a whole; `call` includes voicemail. */
export const medium = z.enum([
  'call',
  'sms',
  'email',
  'letter',
  'visit',
  'im',
  'social',
] as const satisfies readonly Channel[]);

export const consentScope = z.enum([
  'sms',
  'email',
  'call',
  'artificial_voice',
  'contact_time',
  'commercial',
] as const satisfies readonly ConsentScope[]);

export const weekday = z.enum([
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[]);
