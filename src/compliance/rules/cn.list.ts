/** The rules of mainland China. */
import type { Rule } from '../rule.js';
import { agreedHours } from './cn/agreed-hours.rule.js';
import { commercialSms } from './cn/commercial-sms.rule.js';
import { connectedPerson } from './cn/connected-person.rule.js';
import { contactPerson } from './cn/contact-person.rule.js';
import { contactRefused } from './cn/contact-refused.rule.js';
import { effectiveCalls } from './cn/effective-calls.rule.js';
import { guarantor } from './cn/guarantor.rule.js';
import { inconvenientTime } from './cn/inconvenient-time.rule.js';
import { listedAgency } from './cn/listed-agency.rule.js';
import { nightRest } from './cn/night-rest.rule.js';
import { noticeCalls } from './cn/notice-calls.rule.js';
import { openDispute } from './cn/open-dispute.rule.js';
import { paidOff } from './cn/paid-off.rule.js';
import { paymentChannel } from './cn/payment-channel.rule.js';
import { privateEndpoint } from './cn/private-endpoint.rule.js';
import { recording } from './cn/recording.rule.js';
import { registeredLine } from './cn/registered-line.rule.js';
import { relayOnly } from './cn/relay-only.rule.js';
import { representative } from './cn/representative.rule.js';
import { smsRefusal } from './cn/sms-refusal.rule.js';
import { smsSignature } from './cn/sms-signature.rule.js';
import { unansweredCalls } from './cn/unanswered-calls.rule.js';
import { unlawfulDebt } from './cn/unlawful-debt.rule.js';
import { unrelatedPerson } from './cn/unrelated-person.rule.js';
import { visitEntry } from './cn/visit-entry.rule.js';
import { visitPerDay } from './cn/visit-per-day.rule.js';
import { visitStaff } from './cn/visit-staff.rule.js';

export const CN_RULES: readonly Rule[] = [
  nightRest,
  agreedHours,
  inconvenientTime,
  effectiveCalls,
  noticeCalls,
  unansweredCalls,
  visitPerDay,
  visitStaff,
  visitEntry,
  recording,
  paidOff,
  unlawfulDebt,
  openDispute,
  privateEndpoint,
  contactRefused,
  contactPerson,
  relayOnly,
  unrelatedPerson,
  guarantor,
  connectedPerson,
  representative,
  listedAgency,
  registeredLine,
  smsSignature,
  commercialSms,
  smsRefusal,
  paymentChannel,
];
