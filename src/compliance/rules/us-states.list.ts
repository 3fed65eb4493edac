/** States and cities of the United States. */
import type { Rule } from '../rule.js';
import { dcCalls } from './us-dc/calls.rule.js';
import { dcElectronic } from './us-dc/electronic.rule.js';
import { dcElectronicConsent } from './us-dc/electronic-consent.rule.js';
import { dcThirdParties } from './us-dc/third-parties.rule.js';
import { flHours } from './us-fl/hours.rule.js';
import { maContactFrequency } from './us-ma/contact-frequency.rule.js';
import { maHours } from './us-ma/hours.rule.js';
import { maHousehold } from './us-ma/household.rule.js';
import { nvMedicalDebt } from './us-nv/medical-debt.rule.js';
import { nycContactFrequency } from './us-nyc/contact-frequency.rule.js';
import { nycContactFrequency2026 } from './us-nyc/contact-frequency-2026.rule.js';
import { nycElectronicConsent } from './us-nyc/electronic-consent.rule.js';
import { waAttorney } from './us-wa/attorney.rule.js';
import { waCommunicationFrequency } from './us-wa/communication-frequency.rule.js';
import { waHours } from './us-wa/hours.rule.js';
import { waMobilePerDay } from './us-wa/mobile-per-day.rule.js';
import { waWork } from './us-wa/work.rule.js';
import { wvAttorney } from './us-wv/attorney.rule.js';
import { wvCalls } from './us-wv/calls.rule.js';
import { wvHours } from './us-wv/hours.rule.js';

export const US_STATE_RULES: readonly Rule[] = [
  maHours,
  waHours,
  flHours,
  wvHours,
  maContactFrequency,
  maHousehold,
  waCommunicationFrequency,
  waWork,
  waMobilePerDay,
  waAttorney,
  nycContactFrequency2026,
  nycContactFrequency,
  nycElectronicConsent,
  dcCalls,
  dcElectronic,
  dcElectronicConsent,
  dcThirdParties,
  wvCalls,
  wvAttorney,
  nvMedicalDebt,
];
