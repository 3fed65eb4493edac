/** The general stops and the tenant policies, whatever the residence. */
import type { Rule } from '../rule.js';
import { borrowerStatus } from './general/borrower-status.rule.js';
import { ceased } from './general/ceased.rule.js';
import { contactRefused } from './general/contact-refused.rule.js';
import { inconvenientTime } from './general/inconvenient-time.rule.js';
import { openDispute } from './general/open-dispute.rule.js';
import { optedOut } from './general/opt-out.rule.js';
import { paidOff } from './general/paid-off.rule.js';
import { privateEndpoint } from './general/private-endpoint.rule.js';
import { refusedMedium } from './general/refused-medium.rule.js';
import { thirdParties } from './general/third-parties.rule.js';
import { unlawfulDebt } from './general/unlawful-debt.rule.js';
import { wrongNumber } from './general/wrong-number.rule.js';
import { amounts } from './policy/amounts.rule.js';
import { contactWindow } from './policy/contact-window.rule.js';
import { policyHold } from './policy/hold.rule.js';
import { holiday } from './policy/holiday.rule.js';
import { linkDomain } from './policy/link-domain.rule.js';
import { messageVolumeCap } from './policy/message-volume.rule.js';
import { promise } from './policy/promise.rule.js';
import { reminderHours } from './policy/reminder-hours.rule.js';
import { restricted } from './general/restricted.rule.js';
import { smsPerDay } from './policy/sms-per-day.rule.js';

export const GENERAL_RULES: readonly Rule[] = [
  paidOff,
  unlawfulDebt,
  openDispute,
  privateEndpoint,
  wrongNumber,
  borrowerStatus,
  contactRefused,
  ceased,
  restricted,
  optedOut,
  refusedMedium,
  inconvenientTime,
  policyHold,
  promise,
  holiday,
  smsPerDay,
  messageVolumeCap,
  contactWindow,
  linkDomain,
  amounts,
  reminderHours,
  thirdParties,
];
