/** Threats in the words of many writers, in English: harm, children, neighbours, shame. */
import { entries } from './entry.js';

const broadViolenceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E20',
    pattern:
      /\blooking over your shoulder\b|\b(?:someone|somebody|people|you|they)(?: is| are|'s|'re)? (?:going to|gonna|will|might|could) (?:get|be) (?:badly )?(?:hurt|injured|killed)\b|\b(?:family|kids|children|wife|husband|mother|house|home)\b[^.!?;]{0,6}\b(?:won't|will not|isn't|is not|are not|aren't) (?:be )?safe\b|\bkill (?:your|the) (?:dog|cat|pet|wife|husband|son|daughter|mother|father|parents)\b|\bslit (?:your|ur|their) throats?\b/u,
    hit: ['someone is going to get hurt', 'your family will not be safe'],
    pass: ['keep your family safe with our cover', 'our dog loan product has ended'],
  },
]);

const broadLawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E20',
    pattern:
      /\b(?:child (?:protective )?services|social services|cps)\b[^.!?;]{0,14}\b(?:take|remove|come for|get|visit)\b[^.!?;]{0,6}\byour (?:kids|children|baby|son|daughter)\b|\bhave (?:your|the) (?:kids|children) taken\b/u,
    hit: ['child services will take your kids', 'i can have your children taken'],
    pass: ['social services can help you with rent', 'your children can open a savings account'],
  },
]);

const broadFamilyEn = entries('FAM', 'en', [
  {
    id: 'FAM-E20',
    pattern:
      /\b(?:we|i)(?:'ll| will| are going to| can| could| might)\b[^.!?;]{0,10}\b(?:ring|phone|pester|hound|bother|harass|go to|go and see)\b[^.!?;]{0,6}\byour (?:neighbou?rs?|friends|family|boss|employer|parents|mother|mum|mom|father|dad|wife|husband|colleagues|co-?workers|landlord)\b/u,
    hit: ['we will ring your neighbours about this', 'i can pester your parents'],
    pass: ['ring us and your friends can join', 'your boss may phone us for a reference'],
  },
]);

const broadShameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E20',
    pattern:
      /\b(?:public |our )?(?:wall|list|board|page|gallery) of (?:debtors|thieves|deadbeats|defaulters|cheats|losers)\b|\b(?:flyers?|posters?|leaflets?)\b[^.!?;]{0,14}\b(?:about you|with your (?:name|photo|face|picture)|of your face|all over your)\b/u,
    hit: ['you go on our wall of debtors', 'i will hang posters with your face'],
    pass: ['leaflets about our services are in the branch', 'see the list of branches'],
  },
]);

const broadBorrowEn = entries('BOR', 'en', [
  {
    id: 'BOR-E20',
    pattern:
      /\b(?:ask|get|borrow from|beg) your (?:grand\w{1,8}|mother|father|mom|mum|dad|parents|friends|relatives|brother|sister|church|boss)\b[^.!?;]{0,12}\b(?:for|to|from)\b[^.!?;]{0,12}\b(?:money|savings|loan|cash|lend|pension|pay for you|help you pay)\b/u,
    hit: ['ask your grandmother for her savings', 'beg your parents for the money'],
    pass: ['ask your branch for a loan calculator', 'your parents get a pension statement'],
  },
]);

const broadReviewEn = entries('REV', 'en', [
  {
    id: 'REV-E40',
    pattern:
      /\b(?:referred|referring|refer|passed|handed|sent|forwarded|transferred)\b[^.!?;]{0,14}\bto (?:our|a|an|the) (?:attorneys?|lawyers?|solicitors?|law firm|legal (?:team|department|counsel))\b|\b(?:report|reported)\b[^.!?;]{0,30}\bcredit bureaus\b/u,
    hit: [
      'your account will be referred to our attorneys',
      'we will report it to the credit bureaus',
    ],
    pass: [
      'please pass the letter to your lawyer',
      'you can order reports from the credit bureaus',
    ],
  },
]);

export const broadEn = [
  ...broadViolenceEn,
  ...broadLawEn,
  ...broadFamilyEn,
  ...broadShameEn,
  ...broadBorrowEn,
  ...broadReviewEn,
];
