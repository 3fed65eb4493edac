/** House policy: settings and caps that a tenant adds as data. They bind for every residence. */
import type { Channel } from './attempt.js';
import type { Settings } from './facts.js';
import { cap } from './kinds/cap.js';
import { isOutbound, isToParty } from './kinds/contacts.js';
import type { Dated, Question } from './question.js';
import type { Rule } from './rule.js';

export interface HouseCap {
  /** Shown in findings, such as `HOUSE-CAP-DAY`. */
  readonly code: string;
  readonly max: number;
  /** Calendar days that end on the day of the attempt. */
  readonly days: number;
  /** Which channels count and are limited; absent means all of them together. */
  readonly channels?: readonly Channel[];
  readonly per: 'person';
  readonly says: string;
}

export interface HousePolicy {
  readonly version: string;
  /** Merged into `facts.settings` by the caller. */
  readonly settings: Settings;
  readonly caps: readonly HouseCap[];
}

/** The caps of a policy as rules, to stand behind the law in the list given to `decide`. */
export function houseRules(policy: HousePolicy): Rule[] {
  return policy.caps.map((house) => houseCap(house, policy.version));
}

function houseCap({ code, max, days, channels, says }: HouseCap, version: string): Rule {
  return cap({
    code,
    id: `house/${code.toLowerCase()}`,
    packs: ['everywhere'],
    citation: { source: `house policy ${version}`, says, confidence: 'product_policy' },
    appliesTo: ({ attempt }) => channels === undefined || channels.includes(attempt.channel),
    limits: [{ max, days, noun: 'contacts', counts: (question) => contacts(question, channels) }],
  });
}

/** Everything sent or tried to reach the addressed person, whichever debt it was about. */
function contacts(
  question: Question,
  channels: readonly Channel[] | undefined,
): readonly { readonly when: number }[] {
  const counted = (channel: Channel): boolean =>
    channels === undefined || channels.includes(channel);
  const toParty = (event: { readonly party: string }): boolean => isToParty(question, event);
  return [
    ...question
      .events('call')
      .filter((call) => isOutbound(call) && toParty(call) && channelsOf(call).some(counted)),
    ...question
      .events('message')
      .filter((message) => isOutbound(message) && toParty(message) && counted(message.channel)),
    ...question
      .events('letter')
      .filter((letter) => isOutbound(letter) && toParty(letter) && counted('letter')),
    ...question.events('visit').filter((visit) => toParty(visit) && counted('visit')),
  ];
}

/** A call that ended at an answering machine is both; one still pending may become either. */
function channelsOf({ outcome, pending }: Dated<'call'>): readonly Channel[] {
  const left = outcome === 'voicemail' || outcome === 'ringless_voicemail';
  return left || pending ? ['call', 'voicemail'] : ['call'];
}
