/** False legal threats and impersonation, in English. */
import { entries } from './entry.js';

export const lawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E1',
    pattern:
      /\b(you|you'll)( will| are going to| can)? (be|get|go to) (arrested|jailed|handcuffed|locked up|jail|prison|imprisoned)\b|\b(arrest|jail|imprison|lock up|handcuff) you\b/u,
    hit: ['pay or you will be handcuffed', 'you will go to jail if you miss this payment'],
    pass: [
      'our arresting new card design is here',
      'You cannot be arrested for not paying this debt.',
    ],
  },
  {
    id: 'LEG-E2',
    pattern: /\bwarrant\b.{0,30}\b(arrest|issued|out)\b|\bwarrant (is|has been)\b/u,
    hit: ['a warrant is out in your name', 'An arrest warrant has been issued in your name.'],
    pass: [
      'extended warranty cover ends in may',
      'Scammers may threaten you with arrest over a debt. We never do that.',
    ],
  },
  {
    id: 'LEG-E3',
    pattern: /\b(children|kids|baby)\b.{0,12}\b(be )?(taken|removed)\b/u,
    hit: ['your kids will be removed', 'i can have your children taken'],
    pass: [
      'kids go free at our family day',
      'Your direct debit will be taken on 1 June from your bank account.',
    ],
  },
  {
    id: 'LEG-E4',
    pattern:
      /\b(wages|salary|car|house|bank account)\b.{0,24}\b(seized?|garnish\w{0,20}|taken|frozen)\b.{0,24}\b(without|tomorrow|today|tonight)\b/u,
    hit: ['your car will be taken tonight', 'your house will be seized tonight without any court'],
    pass: [
      'your salary date was changed today as you asked',
      'A supervisor will call you back tomorrow afternoon, as agreed.',
    ],
  },
  {
    id: 'LEG-E5',
    pattern:
      /\b(?:you|you'll|ur|u)\b[^.!?;]{0,24}\b(?:arrested|jailed|imprisoned|incarcerated|handcuffed|in handcuffs|prosecuted|behind bars|locked up|in jail|in prison|to jail(?! hill)|to prison|in a cell|jail time|prison time|criminal (?:charges?|record|case|prosecution)|a felony|deported|extradited)\b|\b(?:send|throw|put|land|see) you (?:away|in(?:to)? (?:jail|prison|a cell)|to (?:jail(?! hill)|prison)|behind bars)\b|\b(?:jail|prison) (?:is|time|awaits|cell)\b/u,
    except: /if you(?:'re| are| were| have been| find yourself)|jail hill/u,
    hit: ['you could end up behind bars', 'we will send you to prison'],
    pass: ['you can stay near jail hill inn', 'if you are in prison we can pause your payments'],
  },
  {
    id: 'LEG-E6',
    pattern:
      /\b(?:police|sheriff(?:'s)?|cops?|marshals?|deput(?:y|ies)|bailiffs?|constables?|swat)\b[^.!?;]{0,24}\b(?:arrest|coming|will come|come to|pick(?:ing)? you up|at your (?:door|house|work|home|job)|visit|knock|take you|be sent|are on|haul|escort|show up)\b|\b(?:send|sending|bring|bringing|involve) (?:in )?(?:the )?(?:police|cops|sheriff|law enforcement)\b|\b(?:have|get|getting) you (?:arrested|jailed|locked up|deported|prosecuted)\b/u,
    hit: ['the police are coming to your house', 'we will have you arrested'],
    pass: [
      'report a stolen card to the police and call us',
      'We take your privacy seriously and keep your photo ID safe.',
    ],
  },
  {
    id: 'LEG-E7',
    pattern:
      /\bpress(?:ing)? charges\b|\b(?:file|filing|bring|face|facing|pursue|criminal|felony) (?:a )?(?:criminal|felony|fraud|theft) (?:charges?|complaint|case|report)\b|\bcriminal(?:ly)? (?:charges|case|complaint|prosecut\w{1,20}|proceedings|investigation|warrant)|\bfelony\b|\bgrand (?:theft|larceny)\b|\bwanted list\b|\byou(?:'ve| have)? (?:committed|are committing|are guilty of|commit)\b[^.!?;]{0,16}\b(?:crime|fraud|theft)|\b(?:non-?payment|not paying|owing money)[^.!?;]{0,16}\b(?:a crime|theft|fraud|illegal|criminal)\b/u,
    hit: ['we will press charges for theft', 'not paying is a crime'],
    pass: [
      'late charges were waived on your account',
      'Your complaint has been received and will be answered within ten days.',
    ],
  },
  {
    id: 'LEG-E8',
    pattern:
      /\byour (?:family|children|kids|parents|wife|husband|spouse|relatives|heirs) (?:will|must|shall|has to|have to|will have to)(?: be)? (?:pay|held|liable|responsible|forced|made to|inherit)\b/u,
    hit: ['your children will have to inherit this debt', 'your wife must pay for you'],
    pass: [
      'your family may ask us for a copy',
      'Your parents may pay on your behalf if you agree in writing.',
    ],
  },
  {
    id: 'LEG-E9',
    pattern:
      /\b(?:we|i|our (?:agents?|team|lawyers?))(?:'ll| will| are going to|'re going to| shall| can)\b[^.!?;]{0,12}\b(?:seize|garnish|freeze|confiscate|empty|drain|clear out|impound|take)\b[^.!?;]{0,10}\byour (?:wages?|salary|pay ?checks?|car|house|home|bank accounts?|property|assets?|belongings|furniture|benefits|pension|social security|passport)\b(?! (?:address|phone|payment|loan|number|details|preferences|application|off|into))/u,
    except: /suspicious|stolen|fraud|protect|secure|your request|you ask/u,
    hit: ['we will garnish your wages', 'we are going to seize your house'],
    pass: [
      'we will take your home address off the list',
      'We have moved your due date to the day after your salary arrives.',
    ],
  },
]);

export const impersonationEn = entries('IMP', 'en', [
  {
    id: 'IMP-E1',
    pattern:
      /\b(this is|i am|i'm|we are|we're)\b(?! (?:about|regarding|concerning|to|in|on|not|at|sorry|open|only|required)\b).{0,24}\b((?<!(loan|credit|relationship|case|complaints?|compliance|account|customer|recovery) )officer(?! street)|sheriff(?! (?:street|road))|police(?! (?:street|road|credit union|report))|detective|irs|fbi|judge(?! (?:street|road))|marshal(?! (?:street|road))|prosecutor|bailiff|constable|magistrate|federal agent|law enforcement|district attorney|attorney general)\b/u,
    except: /\b(?:to|not) judge\b/u,
    hit: ['we are the police fraud desk, settle your loan', 'this is detective ray, pay today'],
    pass: ['this is the loan officer you spoke to in may', 'this is about your police report'],
  },
  {
    id: 'IMP-E2',
    pattern:
      /\b(federal|national|government|state) (department|bureau|office|agency) of (debt|collection|loan)\w{0,20}/u,
    hit: [
      'national bureau of loan recovery here',
      'this is the federal bureau of debt enforcement',
    ],
    pass: [
      'the department of motor vehicles has your lien release',
      'We received your letter and have put collection on hold while we check.',
    ],
  },
  {
    id: 'IMP-E3',
    pattern: /\b(attorney|lawyer)\b.{0,16}\b(with|from|of) the (court|government|state)\b/u,
    hit: ['i am a lawyer from the court', 'listen, i am a lawyer from the court'],
    pass: [
      'your attorney may contact us on your behalf',
      'We cannot give legal advice, but a lawyer or a charity can.',
    ],
  },
  {
    id: 'IMP-E4',
    pattern:
      /\b(?:calling|writing|messaging|speaking) (?:from|on behalf of|for) (?:the )?(?:\w{1,20} ){0,3}?(?:police|sheriff'?s?|court|district attorney|attorney general|irs|fbi|department of justice|federal|law enforcement|treasury|prosecutor)\b|\bbadge (?:number|no)\b|\bofficer of the court\b|\bdistrict attorney'?s? (?:office|has)\b|\bfederal agents?\b|\bofficial (?:court|police|government) (?:notice|order|summons|document)\b|\bon behalf of the (?:court|police|sheriff|government|state|irs|district attorney)\b|\b(?:county|district|supreme|superior|high) court\b[^.!?;]{0,8}\b(?:orders?|requires|demands?) you\b/u,
    hit: ['calling from the county sheriff', 'my badge number is 4411'],
    pass: ['we write on behalf of example bank', 'Thank you, your documents are complete.'],
  },
]);
