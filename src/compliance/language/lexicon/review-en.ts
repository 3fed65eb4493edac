/** Statements that are lawful only if they are true, in English. */
import { entries } from './entry.js';

export const reviewEn = entries('REV', 'en', [
  {
    id: 'REV-E1',
    pattern: /\bfinal notice\b|\bact now\b|\bor else\b(?! (contact|call|tell|ask))|!{3,80}/u,
    hit: ['final notice on your account', 'This is your final notice.'],
    pass: [
      'notice of change to our opening hours',
      'We hope you feel better soon. There is no need to act now.',
    ],
  },
  {
    id: 'REV-E2',
    pattern:
      /\b(may|might|could|will|intend to)\b.{0,24}\b(legal department|court proceedings|lawsuit|sue you|legal action|solicitors?)\b/u,
    hit: ['we may take legal action', 'If we do not hear from you, we may take legal action.'],
    pass: [
      'no legal action is planned',
      'No legal action is being taken on your account at this time.',
    ],
  },
  {
    id: 'REV-E3',
    pattern: /\b(visit|come to|attend)\b.{0,10}\byour (home|address|house|door|property)\b/u,
    hit: ['an agent will come to your door', 'A field agent will visit your home next week.'],
    pass: [
      'visit your online account to see the plan',
      'We will not visit your home without an appointment.',
    ],
  },
  {
    id: 'REV-E4',
    pattern:
      /\b(report|reported)\b.{0,30}\b(credit (reference|bureau|reporting|file)|credit agencies)\b/u,
    hit: [
      'we might report this to the credit bureau',
      'listen, we might report this to the credit bureau',
    ],
    pass: ['free credit report week starts monday', 'Please quote reference 88-1204 when you pay.'],
  },
  {
    id: 'REV-E5',
    pattern:
      /\b(?:we|i|our (?:client|lawyers?|attorneys?|solicitors?))(?:'ll| will| may| might| could| intend to| are going to| shall| have decided to| have no choice but to)\b[^.!?;]{0,20}\b(?:sue|file suit|file (?:a )?(?:lawsuit|claim|case)|take you to court|go to court|litigat\w{1,20}|commence|instruct (?:our )?(?:solicitors?|lawyers?|attorneys?)|refer[^.!?;]{0,24}(?:attorney|lawyer|solicitor|law firm|legal))\b|\b(?:to avoid|avoid|face|facing|prevent|result in|lead to) (?:further |any )?(?:legal|court) (?:action|proceedings|costs|steps)\b|\bsee you in court\b/u,
    hit: ['we will take you to court', 'pay now to avoid court action'],
    pass: [
      'you may take your claim to court',
      'Your preferred time for calls, after 2 pm, has been saved.',
    ],
  },
  {
    id: 'REV-E6',
    pattern:
      /\b(?:may|will|could|can|might|to avoid)\b[^.!?;]{0,16}\b(?:affect|affecting|impact|damage|damaging|lower)\b[^.!?;]{0,10}\byour credit (?:score|rating|report|file|history|standing)\b|\b(?:serious|severe|further|grave) consequences\b|\b(?:final|last) (?:warning|demand|reminder|chance|opportunity|attempt)\b|\blast notice\b|\bimmediately or\b/u,
    hit: ['this may affect your credit rating', 'this is your last warning'],
    pass: [
      'a good credit history helps you borrow',
      'You can change your reminder settings at any time.',
    ],
  },
  {
    id: 'REV-E7',
    pattern:
      /\brepossess\w{0,20}\b|\bforeclos\w{0,20}\b|\b(?:our|an?|the) (?:field |recovery |collections? )?(?:agents?|officers?|representatives?|team) (?:will|may|is going to|are going to) (?:visit|call at|come to|attend)\b/u,
    hit: ['we may repossess the vehicle', 'We may repossess the vehicle under the contract.'],
    pass: ['visit any branch', 'Our agents are available from nine to five on weekdays.'],
  },
]);

export const noticesEn = entries('REV', 'en', [
  {
    id: 'REV-E20',
    pattern:
      /\b(?:judge?ment|court order|writ of execution|attachment of earnings|garnishment order)\b[^.!?;]{0,30}\b(?:entered|obtained|granted|issued|made|final|effective|against|enforce\w{0,20})\b|\b(?:enforce|obtained|entered) (?:a |the |our |this )?(?:county court |default |court )?judge?ment\b/u,
    needs: ['case_number', 'creditor'],
    hit: ['a judgment was entered against you', 'A judgment was entered against you last month.'],
    pass: ['use your own judgment', 'We are here to listen, not to judge.'],
  },
  {
    id: 'REV-E21',
    pattern:
      /\bnotice of assignment\b|\b(?:debt|loan|account|claim)\b[^.!?;]{0,16}\b(?:has|have|was|were)(?: been)? (?:lawfully |legally )?(?:assigned|sold) to\b/u,
    except:
      /assigned to (?:an?|our|your|the|my) (?:\w{1,20} )?(?:manager|agent|adviser|advisor|officer|specialist|team|colleague)/u,
    needs: ['creditor'],
    hit: [
      'your debt has been assigned to example capital',
      'Your debt has been assigned to Example Capital.',
    ],
    pass: [
      'your case has been assigned to a new manager',
      'Your account will be reviewed in March.',
    ],
  },
  {
    id: 'REV-E22',
    pattern: /\b(?:default|penalty) interest\b/u,
    needs: ['contract_clause', 'creditor'],
    hit: ['default interest is charged from today', 'Default interest is charged from today.'],
    pass: ['no interest is due', 'The interest on your savings has been paid.'],
  },
]);
