/** Incitement to self-harm, sexual demands, and debt details told to others, in English. */
import { entries } from './entry.js';

export const selfHarmEn = entries('SELF', 'en', [
  {
    id: 'SELF-E1',
    pattern: /\bkill yourself\b|\bbetter off dead\b|\bend your life\b|\bgo and die\b/u,
    neverLowered: true,
    hit: ['everyone is better off dead than in debt', 'you would be better off dead'],
    pass: ['a helpline is there if life feels too hard', 'Your refund of $12 is on its way.'],
  },
  {
    id: 'SELF-E2',
    pattern:
      /\b(?:drop dead|kys|unalive|hang yourself|jump off|shoot yourself|slit your wrists|end it all|do (?:the world|everyone|us all) a favou?r|why don't you (?:just )?die|(?:just|go) die|hope you die|worth more dead)\b/u,
    neverLowered: true,
    hit: ['why dont you just go die', 'do the world a favor'],
    pass: ['in a crisis please call the helpline', 'Your dog insurance renews in June.'],
  },
]);

export const sexualEn = entries('SEX', 'en', [
  {
    id: 'SEX-E1',
    pattern:
      /\b(?:nudes|naked (?:photos?|pics?|pictures?|videos?)|nude (?:photos?|pics?|pictures?)|sex tape|sleep with (?:me|us|him)|sexual favou?rs?|with your body|your body (?:instead|as payment)|intimate (?:photos?|pictures?|videos?)|prostitut\w{1,20}|sexy (?:photo|pic|video)s?|have sex|sex with|blow ?job|strip for)\b/u,
    neverLowered: true,
    hit: ['send me nudes and we will wait', 'pay with your body then'],
    pass: ['essex and sussex branches are open', 'Would a payment on the 20th suit you better?'],
  },
]);

export const disclosureEn = entries('DIS', 'en', [
  {
    id: 'DIS-E1',
    pattern:
      /\byour (colleague|friend|brother|sister|son|daughter|employee|neighbou?r|husband|wife)\b.{0,16}\b(owes?|is \d{1,9} days|is (late|overdue|behind))\b/u,
    hit: ['your brother owes us 400', 'Your daughter owes us money.'],
    pass: [
      'your friend may join the referral offer',
      'We cannot discuss your account with your wife without your consent.',
    ],
  },
  {
    id: 'DIS-E2',
    pattern:
      /\b(?:tell|inform|remind|ask|urge|advise|get) (?:him|her|them|mr\.?|mrs\.?|ms\.?|miss|dr\.?|your (?:\w{1,20} )?(?:colleague|friend|brother|sister|son|daughter|employee|neighbou?r|husband|wife|mother|father|partner|boss|cousin|tenant))\b[^.!?;]{0,30}\b(?:owes?|loan|debt|overdue|past due|arrears|repay|settle|pay (?:us|back|his|her|their|the))\b/u,
    hit: [
      'please remind your brother to repay his loan',
      'Tell your son he needs to pay his loan.',
    ],
    pass: [
      'please ask mr king to call example bank',
      'Arrears on the account are $77.10 as of today.',
    ],
  },
]);
