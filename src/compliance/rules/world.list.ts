/** The rules outside the United States and mainland China. */
import type { Rule } from '../rule.js';
import { auContactFrequency } from './au/contact-frequency.rule.js';
import { auHours } from './au/hours.rule.js';
import { auVisits } from './au/visits.rule.js';
import { brspHours } from './br-sp/hours.rule.js';
import { caonContactFrequency } from './ca-on/contact-frequency.rule.js';
import { caonHours } from './ca-on/hours.rule.js';
import { caonWrittenNotice } from './ca-on/written-notice.rule.js';
import { caqcHours } from './ca-qc/hours.rule.js';
import { clCallsAndVisits } from './cl/calls-and-visits.rule.js';
import { clHours } from './cl/hours.rule.js';
import { clMessages } from './cl/messages.rule.js';
import { coChannels } from './co/channels.rule.js';
import { coHours } from './co/hours.rule.js';
import { coThirdParties } from './co/third-parties.rule.js';
import { gbAgreedHours } from './gb/agreed-hours.rule.js';
import { gbBreathingSpace } from './gb/breathing-space.rule.js';
import { gbHours } from './gb/hours.rule.js';
import { gbThirdParties } from './gb/third-parties.rule.js';
import { hkThirdParties } from './hk/third-parties.rule.js';
import { idHours } from './id/hours.rule.js';
import { idThirdParties } from './id/third-parties.rule.js';
import { inHours } from './in/hours.rule.js';
import { inSensitiveTimes } from './in/sensitive-times.rule.js';
import { inThirdParties } from './in/third-parties.rule.js';
import { jpHours } from './jp/hours.rule.js';
import { jpThirdParties } from './jp/third-parties.rule.js';
import { jpWork } from './jp/work.rule.js';
import { keThirdParties } from './ke/third-parties.rule.js';
import { krContactFrequency } from './kr/contact-frequency.rule.js';
import { krHold } from './kr/hold.rule.js';
import { krHours } from './kr/hours.rule.js';
import { mxHours } from './mx/hours.rule.js';
import { ngThirdParties } from './ng/third-parties.rule.js';
import { phHours } from './ph/hours.rule.js';
import { phThirdParties } from './ph/third-parties.rule.js';
import { ruContactFrequency } from './ru/contact-frequency.rule.js';
import { ruHours } from './ru/hours.rule.js';
import { thContactPerDay } from './th/contact-per-day.rule.js';
import { thHours } from './th/hours.rule.js';
import { twThirdParties } from './tw/third-parties.rule.js';
import { vnHours } from './vn/hours.rule.js';
import { vnRemindersPerDay } from './vn/reminders-per-day.rule.js';
import { vnThirdParties } from './vn/third-parties.rule.js';
import { zaHours } from './za/hours.rule.js';

export const WORLD_RULES: readonly Rule[] = [
  auHours,
  auContactFrequency,
  auVisits,
  gbHours,
  gbAgreedHours,
  gbThirdParties,
  gbBreathingSpace,
  inHours,
  inThirdParties,
  inSensitiveTimes,
  hkThirdParties,
  twThirdParties,
  jpHours,
  jpWork,
  jpThirdParties,
  krHours,
  krContactFrequency,
  krHold,
  phHours,
  phThirdParties,
  idHours,
  idThirdParties,
  vnHours,
  vnRemindersPerDay,
  vnThirdParties,
  thHours,
  thContactPerDay,
  caonHours,
  caonContactFrequency,
  caonWrittenNotice,
  caqcHours,
  brspHours,
  mxHours,
  coHours,
  coChannels,
  coThirdParties,
  clHours,
  clCallsAndVisits,
  clMessages,
  zaHours,
  keThirdParties,
  ngThirdParties,
  ruHours,
  ruContactFrequency,
];
