/** Every shipped template before the guard: in each law, from each kind of sender, with nobody's approval. */
import type { Purpose, Relation } from '../compliance/attempt.js';
import { decide } from '../compliance/decide.js';
import type { Facts, GuardInput } from '../compliance/facts.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { renderMessage } from './render.js';
import { shippedTemplates, type ShippedTemplate } from './shipped.js';

interface Case {
  readonly template: ShippedTemplate;
  readonly country: 'CN' | 'US' | 'GB';
  readonly sender: 'creditor' | 'collector';
}

interface Variant extends Case {
  readonly isFirst: boolean;
  readonly isFull: boolean;
}

const cases: Case[] = shippedTemplates().flatMap((template) =>
  (['CN', 'US', 'GB'] as const).flatMap((country) =>
    (['creditor', 'collector'] as const).map((sender) => ({ template, country, sender })),
  ),
);

/** First and later communications, with every optional variable and with none. */
function variantsOf(one: Case): Variant[] {
  return [true, false].flatMap((isFirst) =>
    [true, false].map((isFull) => ({ ...one, isFirst, isFull })),
  );
}

const ZONES = { CN: 'Asia/Shanghai', US: 'America/New_York', GB: 'Europe/London' };
// Eleven in the morning of a Tuesday.
const AT = {
  CN: '2026-11-17T11:00:00+08:00',
  US: '2026-11-17T11:00:00-05:00',
  GB: '2026-11-17T11:00:00Z',
};
const RELATIONS: Record<string, Relation> = { guarantor: 'guarantor', relay: 'emergency_contact' };
const ENDPOINTS = { sms: 'mobile', email: 'email', call: 'mobile' } as const;

function question(one: Variant): GuardInput {
  const { template, country, sender, isFirst } = one;
  const { channel, name, content } = template;
  const relation = RELATIONS[name] ?? 'borrower';
  const party = relation === 'borrower' ? 'C1' : 'P1';
  const facts: Facts = {
    sender: { kind: sender, id: 'S1', name: 'Example Servicing LLC' },
    person: {
      id: 'C1',
      residence: country,
      time_zones: [{ zone: ZONES[country], source: 'residence_address' }],
    },
    parties:
      party === 'C1'
        ? []
        : [{ id: 'P1', relation, liable: relation === 'guarantor', source: 'named_by_borrower' }],
    debts: [
      {
        id: 'D1',
        kind: 'personal_loan',
        lender: 'L1',
        days_past_due: name === 'pre-due' ? -14 : 119,
      },
    ],
    endpoints: [
      { id: 'E1', kind: ENDPOINTS[channel], owner: party, domain: 'mail.example' },
      { id: 'E2', kind: 'mobile', owner: 'C1' },
    ],
    holidays: [],
    settings: { electronic_safe_harbor: 'off' },
    validation: {
      initial_communication_done: !isFirst,
      notice_provided: true,
      period_end: '2026-12-20',
    },
  };
  return {
    facts,
    timeline: [
      ...(relation === 'emergency_contact' ? [UNREACHABLE] : []),
      ...(name === CONFIRMATION ? [optOut(one)] : []),
    ],
    attempt: {
      at: AT[country],
      channel,
      purpose: content.purposes[0] as Purpose,
      debt: 'D1',
      to: { party, relation, endpoint: 'E1' },
      content: message(one),
    },
  };
}

const UNREACHABLE: TimelineEvent = {
  id: 'e1',
  at: '2026-11-10T11:00:00Z',
  type: 'call',
  direction: 'outbound',
  outcome: 'not_in_service',
  party: 'C1',
  endpoint: 'E2',
  debts: ['D1'],
};

const CONFIRMATION = 'opt-out-confirmation';

function optOut({ template: { channel }, country }: Case): TimelineEvent {
  const at = new Date(Date.parse(AT[country]) - 60_000).toISOString();
  const whom = { party: 'C1', endpoint: 'E1' };
  return {
    id: 'e2',
    at,
    type: 'opt_out',
    channel: channel === 'sms' ? 'sms' : 'email',
    scope: 'all',
    ...whom,
  };
}

function message({ template, country, sender, isFirst, isFull }: Variant) {
  const { content, channel } = template;
  const samples = Object.entries(content.variables)
    .filter(([, { required }]) => required || isFull)
    .map(([name, { example }]) => [name, example]);
  const { subject, text } = renderMessage(content, channel, {
    ...Object.fromEntries(samples),
    is_collector: sender === 'collector',
    is_first_communication: isFirst,
    in_cn: country === 'CN',
    in_us: country === 'US',
  });
  return subject === undefined ? { text } : { subject, text };
}

/** What is not about the words: who may be contacted at all. */
function isAboutTheAddressee({ template, country, sender }: Case): boolean {
  // Only the law of the United States lets a refusal be confirmed.
  if (template.name === CONFIRMATION) return country !== 'US';
  if (template.name !== 'relay') return false;
  return country === 'GB' || (country === 'US' && sender === 'collector');
}

function objectionTo({ template, country }: Case): string {
  if (template.name === CONFIRMATION) return country === 'GB' ? 'STOP-OPT-OUT' : 'CN-SMS-03';
  return country === 'GB' ? 'GB-TP-01' : 'REGF-3P';
}

const objections = (asked: GuardInput) =>
  decide(asked).findings.filter(({ verdict }) => /block|review|defer/.test(verdict));

const named = (one: Case): [string, Case] => {
  const { channel, name, locale } = one.template;
  return [`${channel}/${name}.${locale} in ${one.country} from a ${one.sender}`, one];
};

describe('the guard', () => {
  it.each(cases.filter((one) => !isAboutTheAddressee(one)).map(named))('lets %s pass', (_, one) => {
    expect(variantsOf(one).map(question).flatMap(objections)).toEqual([]);
  });

  it.each(cases.filter(isAboutTheAddressee).map(named))(
    'objects to the addressee and not to the words of %s',
    (_, one) => {
      const codes = variantsOf(one)
        .map(question)
        .flatMap(objections)
        .map(({ rule }) => rule);

      expect(new Set(codes)).toEqual(new Set([objectionTo(one)]));
    },
  );

  it.each([
    ['sms/overdue.en', 'US', / Reply STOP to opt out\./, 'REGF-OPTOUT-NOTICE'],
    ['sms/overdue.en', 'US', / This is an attempt to collect a debt.*purpose\./, 'REGF-ID'],
    ['email/promise.en', 'US', /You have the right to dispute this debt\./, 'REGF-OVERSHADOW'],
    ['sms/overdue.zh-CN', 'CN', /^【[^】]+】/, 'CN-SMS-01'],
    ['sms/relay.zh-CN', 'CN', /烦请转告/, 'CN-THIRD-02'],
  ])('would object to %s in %s without %p', (name, country, words, code) => {
    const [one] = cases.filter(
      (each) => named(each)[0] === `${name} in ${country} from a collector`,
    );
    const [first] = one === undefined ? [] : variantsOf(one).map(question);
    const content = first?.attempt.content ?? { text: '' };
    const text = content.text.replace(words, name.includes('relay') ? '有欠款未还' : '');
    const changed = first && {
      ...first,
      attempt: { ...first.attempt, content: { ...content, text } },
    };

    expect((changed ? objections(changed) : []).map(({ rule }) => rule)).toContain(code);
  });
});
