/** Regulation F and the TCPA. */
import type { Rule } from '../rule.js';
import { afterConversation } from './us-reg-f/after-conversation.rule.js';
import { attorney } from './us-reg-f/attorney.rule.js';
import { callFrequency } from './us-reg-f/call-frequency.rule.js';
import { cease } from './us-reg-f/cease.rule.js';
import { delivery } from './us-reg-f/delivery.rule.js';
import { disclosure } from './us-reg-f/disclosure.rule.js';
import { dispute } from './us-reg-f/dispute.rule.js';
import { emailProcedure } from './us-reg-f/email-procedure.rule.js';
import { envelope } from './us-reg-f/envelope.rule.js';
import { falseStatements } from './us-reg-f/false-statements.rule.js';
import { inconvenientPlace } from './us-reg-f/inconvenient-place.rule.js';
import { knownTimes } from './us-reg-f/known-times.rule.js';
import { limitedContent } from './us-reg-f/limited-content.rule.js';
import { location } from './us-reg-f/location.rule.js';
import { messageVolumeCap } from './us-reg-f/message-volume.rule.js';
import { optOutLine } from './us-reg-f/opt-out-line.rule.js';
import { originalCreditor } from './us-reg-f/original-creditor.rule.js';
import { overshadow } from './us-reg-f/overshadowing.rule.js';
import { postcard } from './us-reg-f/postcard.rule.js';
import { quietHours } from './us-reg-f/quiet-hours.rule.js';
import { refusedMedium } from './us-reg-f/refused-medium.rule.js';
import { social } from './us-reg-f/social.rule.js';
import { textProcedure } from './us-reg-f/text-procedure.rule.js';
import { thirdParties } from './us-reg-f/third-parties.rule.js';
import { timeBarred } from './us-reg-f/time-barred.rule.js';
import { work } from './us-reg-f/work.rule.js';
import { workEmail } from './us-reg-f/work-email.rule.js';
import { confirmation } from './us-tcpa/confirmation.rule.js';
import { generatedVoice } from './us-tcpa/generated-voice.rule.js';
import { prerecordedVoice } from './us-tcpa/prerecorded-voice.rule.js';
import { residentialCalls } from './us-tcpa/residential-calls.rule.js';
import { revokedConsent } from './us-tcpa/revoked-consent.rule.js';
import { solicitationHours } from './us-tcpa/solicitation-hours.rule.js';

export const US_FEDERAL_RULES: readonly Rule[] = [
  quietHours,
  knownTimes,
  callFrequency,
  afterConversation,
  messageVolumeCap,
  inconvenientPlace,
  work,
  attorney,
  cease,
  thirdParties,
  location,
  textProcedure,
  emailProcedure,
  workEmail,
  refusedMedium,
  delivery,
  optOutLine,
  disclosure,
  limitedContent,
  falseStatements,
  timeBarred,
  overshadow,
  postcard,
  envelope,
  social,
  dispute,
  originalCreditor,
  prerecordedVoice,
  generatedVoice,
  residentialCalls,
  revokedConsent,
  confirmation,
  solicitationHours,
];
