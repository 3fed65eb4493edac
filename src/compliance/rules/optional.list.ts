/**
 * Rows of the rule tables that are off by default: not verified, lapsed, or of sources that disagree. A
 * tenant switches them on in its house policy, by code.
 *
 * Left out, because they name no number and no verdict: CN-CARR-01 (carriers' own limits), CN-LOCAL-01,
 * MY-FDCP-01, and the American states without a verified number.
 */
import type { Rule } from '../rule.js';
import { commercialEmail } from './cn/commercial-email.rule.js';
import { cnProcessors } from './cn/processors.rule.js';
import { cnRetention } from './cn/retention.rule.js';
import { euCreditServicers } from './eu/credit-servicers.rule.js';
import { gbAbandonedCall } from './gb/abandoned-call.rule.js';
import { gbPromotions } from './gb/promotions.rule.js';
import { ieContactFrequency } from './ie/contact-frequency.rule.js';
import { jpCallsPerDay } from './jp/calls-per-day.rule.js';
import { twHours } from './tw/hours.rule.js';
import { carrierTraffic } from './us-carriers/collection-traffic.rule.js';
import { nyContactFrequency } from './us-ny/contact-frequency.rule.js';

export const OPTIONAL_RULES: readonly Rule[] = [
  commercialEmail,
  cnRetention,
  cnProcessors,
  carrierTraffic,
  nyContactFrequency,
  gbAbandonedCall,
  gbPromotions,
  ieContactFrequency,
  euCreditServicers,
  twHours,
  jpCallsPerDay,
];
