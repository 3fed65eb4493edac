/** Threats bound to a condition, and further hints, in English. */
import { entries } from './entry.js';

export const threatsViolenceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E11',
    pattern:
      /\b(?:my|our) (?:crew|gang|thugs|goons|associates|soldiers|enforcer)\b|\bpay (?:you|your (?:family|wife|kids|parents|house))[^.!?;]{0,4}\b(?:a|another) (?:little |friendly )?visit\b|\bfound (?:dead|floating|in (?:a|the) (?:river|ditch|trunk|lake))\b|\bfloating in\b|\bknow (?:what|which) (?:car|bus|school|gym|church|shift)\b|\bwhere your (?:daughter|son|kids|children|wife|husband|mother) (?:goes|go|works?|lives?|stud(?:y|ies)|plays?|shops?)\b|\bsleep(?:ing)? with the fishes\b|\bmake you (?:sick|bleed|scream|beg|cry|suffer|disappear)\b/u,
    hit: ['my crew is on its way', 'i know which school your son goes to'],
    pass: [
      'the crew of our bank wishes you well',
      'The loan helps small shops to stay open in winter.',
    ],
  },
]);

export const threatsLawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E12',
    pattern:
      /\b(?:issued|issuing|signed|got|have|obtained) (?:a|an|the) (?:arrest )?warrant\b|\b(?:officers?|agents?) will be (?:at|outside) your (?:work|workplace|home|house|door|office|job)\b|\b(?:weekend|night|nights|days|weeks|months|years|christmas|holidays) in (?:a |the )?(?:cell|jail|prison|lock-?up|custody)\b/u,
    hit: ["we've issued a warrant", "you'll be spending the weekend in a cell"],
    pass: [
      'we issued a new card to you',
      'The payment you planned for Friday has been cancelled as requested.',
    ],
  },
]);

export const threatsNamesEn = entries('IMP', 'en', [
  {
    id: 'IMP-E7',
    pattern:
      /\b(?:captain|sergeant|lieutenant|officer|agent|judge|marshal|deputy|detective) [a-z]{1,20} (?:from|of|with|at) the[^.!?;]{0,20}\b(?:court|police|sheriff|county|fbi|irs|district|department)\b/u,
    hit: [
      'this is captain davis from the county criminal court',
      'This is Agent Miller with the FBI.',
    ],
    pass: [
      'agent anna from the call desk',
      'We can call you at a better time. Reply with the hours that suit you.',
    ],
  },
]);

export const threatsShameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E6',
    pattern:
      /\b(?:our|the|a) (?:defaulters?|debtors?|deadbeats?|non-?payers?) (?:page|list|board|website|wall|group)\b|\byour (?:photo|picture|face|name)[^.!?;]{0,10}\bgoes (?:up|online|live|public|viral)\b/u,
    hit: [
      'your photo goes up on our defaulters page',
      'Tomorrow your photo goes up on our defaulters page.',
    ],
    pass: [
      'your name goes first on the form',
      'Share your feedback about our service on Facebook or on our website.',
    ],
  },
]);

export const threatsCreditEn = entries('CRE', 'en', [
  {
    id: 'CRE-E6',
    pattern:
      /\b(?:national|global|federal|permanent|international|credit|industry) blacklist\b|\bno one will (?:ever )?(?:hire|lend to|rent to|employ|trust) you\b|\bdelete your (?:record|debt|file|history)\b/u,
    hit: ["you'll be on a national blacklist", 'no one will ever hire you'],
    pass: ['no one will see your code', 'Your credit limit was lowered at your request.'],
  },
]);

export const threatsBorrowEn = entries('BOR', 'en', [
  {
    id: 'BOR-E4',
    pattern:
      /\b(?:ask|tell|get|make) your \w{1,20} to (?:sell|pawn|borrow|lend|take (?:out )?a loan)\b|\bsell (?:her|his|their) (?:jewel\w{1,20}|ring|car|house|gold|things)\b/u,
    hit: [
      'ask your grandmother to sell her jewelry',
      'Ask your grandmother to sell her jewelry if you must.',
    ],
    pass: [
      'ask your adviser to set a date',
      'You can make your payment online, by phone, by post or at any branch.',
    ],
  },
]);

export const conditionsEn = entries('REV', 'en', [
  {
    id: 'REV-E30',
    pattern:
      /\b(?:pay|settle)\b[^.!?;]{0,24}\bor (?:we|i|my|our|you|your)(?:'ll| will| crew| guys| boys| are going to)\b|\bunless you pay\b[^.!?;]{0,20}\b(?:we|you|i)(?:'ll| will)\b|\b(?:don't|do not|fail to|refuse to) pay\b[^.!?;]{0,16}\b(?:we|i|our lawyers?)(?:'ll| will| shall| are going to)\b/u,
    hit: ['pay today or we will act', 'unless you pay today you will be sorry'],
    pass: ['pay online or by phone', 'A settlement of $700 would close the account in full.'],
  },
]);
