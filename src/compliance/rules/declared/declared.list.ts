/** What must be known of every contact and is taken from the declarations where nobody stated it. */
import type { Rule } from '../../rule.js';
import { calendar } from './calendar.rule.js';
import { declaredDebt } from './lawful-debt.rule.js';
import { declaredAgency } from './listed-agency.rule.js';
import { declaredEndpoint } from './private-endpoint.rule.js';
import { declaredRecording } from './recording.rule.js';
import { declaredLine } from './registered-line.rule.js';
import { declaredSignature } from './sms-signature.rule.js';
import { declaredTimeBarred } from './time-barred.rule.js';
import { declaredWorkplace } from './workplace.rule.js';

export const DECLARED_RULES: readonly Rule[] = [
  declaredEndpoint,
  declaredDebt,
  declaredRecording,
  declaredLine,
  declaredAgency,
  declaredSignature,
  declaredWorkplace,
  declaredTimeBarred,
  calendar,
];
