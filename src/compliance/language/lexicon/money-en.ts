/** False consequences, private payment, and pushing to borrow, in English. */
import { entries } from './entry.js';

export const creditEn = entries('CRE', 'en', [
  {
    id: 'CRE-E1',
    pattern: /\bblacklist(ed)?\b.{0,14}\b(life|forever|good|everywhere|every bank)\b/u,
    hit: [
      'blacklisted forever, remember that',
      'you will be blacklisted for life and so will your children',
    ],
    pass: [
      "add nuisance numbers to your phone's blacklist",
      'We noticed that your May payment has not arrived. Is everything all right?',
    ],
  },
  {
    id: 'CRE-E2',
    pattern:
      /\b(?:ruin|destroy|wreck|trash|kill|tank)(?:ed|ing)?\b[^.!?;]{0,12}\b(?:your|ur) (?:credit|life|reputation|name|career|future|business|marriage)\b|\b(?:your|ur) (?:credit|life|reputation|career) (?:will be|is going to be|is) (?:ruined|destroyed|over|finished|wrecked)\b|\byou(?:'ll| will| are going to|'re going to) lose your (?:job|kids|children|licen[cs]e|passport|benefits|visa|citizenship)\b|\b(?:revoke|suspend|cancel|take away) your (?:licen[cs]e|passport|visa|benefits|social security|green card|citizenship)\b|\bdeport(?:ed|ation)\b|\breport you to immigration\b/u,
    hit: ['we will destroy your credit', 'you will lose your job over this'],
    pass: [
      'if you lose your job, tell us and we will pause the plan',
      'Your credit limit is unchanged.',
    ],
  },
  {
    id: 'CRE-E3',
    pattern:
      /\bnever\b[^.!?;]{0,16}\b(?:get|find|have|borrow|rent|buy|own|qualify)\b[^.!?;]{0,16}\b(?:again|anywhere|as long as you live)\b/u,
    neverLowered: true,
    hit: ['you will never rent a flat again', 'You will never get credit again.'],
    pass: ['never share your code with anyone', 'We will never ask you to pay with gift cards.'],
  },
]);

export const paymentEn = entries('PAY', 'en', [
  {
    id: 'PAY-E1',
    pattern:
      /\b(?:send|pay|transfer|wire|deposit|remit|venmo|zelle|put|drop)\b[^.!?;]{0,30}\b(?:to|into|via|through|on|in) (?:my|a personal|my personal|the agent's|his|her) (?:personal |private |own |bank )?(?:cash ?app|venmo|zelle|paypal|account|gcash|m-?pesa|wallet|card|upi)\b|\bmy (?:personal )?(?:cash ?app|venmo|zelle|gcash|m-?pesa)\b|\bpersonal (?:cash ?app|venmo|zelle|paypal|gcash|m-?pesa|wallet)\b|\bpay\b.{0,12}\bgift cards?\b/u,
    hit: ['send it to my venmo', 'transfer the money into my personal account'],
    pass: [
      'paypal is listed on our website as a payment method',
      'open my account on our site to see the plan',
    ],
  },
  {
    id: 'PAY-E2',
    pattern:
      /\b(?:gift ?cards?|prepaid cards?|bitcoin|usdt|crypto(?:currency)?|itunes cards?|google play cards?)\b[^.!?;]{0,24}\b(?:pay|send|only|to me|number|code)\b|\b(?:pay|send|buy|settle|purchase)\b[^.!?;]{0,24}\b(?:gift ?cards?|bitcoin|usdt|crypto|itunes cards?)\b|\b(?:pay|send|give|hand|transfer|wire|bring)\b[^.!?;]{0,16}\bme\b[^.!?;]{0,16}\b(?:directly|personally|in cash|cash|privately)\b|\bunder the table\b|\b(?:visit|field|agent'?s?|closing|release) fee\b[^.!?;]{0,24}\b(?:to (?:me|close|clear|stop|remove|unlock)|or we|in cash)\b|\bmake (?:it|this|the (?:case|debt|record)) (?:go away|disappear)\b/u,
    hit: ['buy itunes cards and send me the code', 'pay me directly in cash'],
    pass: [
      'use a gift card at our partner shops',
      'Ignoring the debt will not make it go away, but we can help you to deal with it.',
    ],
  },
]);

export const borrowingEn = entries('BOR', 'en', [
  {
    id: 'BOR-E1',
    pattern: /\b(take out|get|grab|borrow)\b.{0,12}\b(another|a new|one more)\b.{0,14}\bloan\b/u,
    hit: ['get one more loan and clear us', 'take out another payday loan and pay us with it'],
    pass: ['please do not borrow to pay us', 'A new card is being sent to your address.'],
  },
  {
    id: 'BOR-E2',
    pattern:
      /\b(?:borrow|beg|get (?:the|some) (?:money|cash)|get it)\b[^.!?;]{0,16}\b(?:from|off)\b[^.!?;]{0,10}\b(?:friends?|family|relatives?|parents?|mother|neighbou?rs?|co-?workers?|someone|anyone|church|employer|another (?:app|lender))\b|\b(?:take|get|grab)(?: out)? (?:a|another|one) (?:payday|title|quick|cash) (?:loan|advance)\b[^.!?;]{0,24}\b(?:pay|clear|settle|now|today)\b|\bmax out\b|(?<!\b(?:if|when|before|to|want|after|once|can|may|could) (?:you )?)\b(?:go )?sell your (?:kidney|blood|plasma|body|car|house|wedding ring|ring|furniture|phone|tv|things|stuff)\b|\bpawn your\b/u,
    hit: ['borrow it from your friends then', 'go sell your car and pay us'],
    pass: [
      'if you sell your house, the loan ends early',
      'You can sell your car through our partner, but there is no need to do so.',
    ],
  },
]);
