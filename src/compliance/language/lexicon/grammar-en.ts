/**
 * Threats and claims by their grammar, in English: who will do, say or hear what, rather than the sentence
 * one writer used.
 *
 * Found wanting by a batch of messages written without knowledge of the lexicon (docs/measured.md).
 */
import { entries } from './entry.js';

const grammarViolenceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E30',
    neverLowered: true,
    pattern:
      /\b(?:pity|shame) if (?:something|anything|someone|somebody|the|that|your|those|it)\b|\b(?:someone|somebody) gets hurt\b|\b(?:in|inside) (?:an ambulance|a body ?bag|a coffin|a wheelchair|a hearse)\b|\bthrough a straw\b|\b(?:want to|wanna|care to) (?:find out|know|see|learn) what (?:we|i|my (?:guys|boys)|happens to)\b|\b(?:my|our) (?:boys|lads|goons|crew|muscle|enforcers?)\b|\b(?:baseball bat|crowbar|sledgehammer|pickaxe)\b/u,
    except:
      /\b(?:pity|shame) if (?:your (?:plan|offer|discount)|the (?:offer|plan|discount)|it (?:lapsed|expired|ended))|insur|cover|\b(?:never|won't|no one|need|require|called|ride)\b/u,
    hit: ['it would be a pity if your shop burned', 'our lads like to break things'],
    pass: [
      'it would be a shame if the offer expired before you saw it',
      'the ride in an ambulance is paid by your insurance',
    ],
  },
]);

const grammarPropertyEn = entries('PROP', 'en', [
  {
    id: 'PROP-E30',
    pattern:
      /\b(?:torch|smash|trash|wreck|vandali[sz]e|slash|set fire to|burn down|kick down|kick in|demolish)(?:ing)? (?:up )?(?:your|that|the|ur|down your)\b[^.!?;]{0,16}\b(?:of yours|home|house|shop|store|car|van|door|windows?|tyres|tires|place|restaurant|business|office)\b|\b(?:windows?|tyres|tires|car|shop|house)\b[^.!?;]{0,6}\b(?:got|gets|get|is|were|be) (?:smashed|slashed|torched|trashed|burned down|burnt down|wrecked)\b|\b(?:we|i|we'll|i'll|they|someone|somebody|guys|boys|men|people|friends|crew)\b[^.!?;]{0,20}\b(?:camp|camped|camping|parked|sit|sitting|waiting|wait)\b[^.!?;]{0,5}\b(?:outside|in front of|on) your (?:home|house|shop|store|door|doorstep|work|office|workplace|restaurant|flat)\b|\byour (?:front )?(?:door|lock|gate)s? (?:won't|will not|can't|cannot) (?:stop|keep|save|protect)\b|\b(?:paint|spray|write|scrawl|daub)(?:ing)?\b[^.!?;]{0,24}\b(?:across|on|over) your (?:house|home|door|front door|garage|wall|walls|car|fence|shop|gate)\b/u,
    except: /\b(?:courier|parcel|insur|taxi)/u,
    hit: ['i will wreck your shop', 'we will sit outside your house all week'],
    pass: [
      'if your windows get smashed our home insurance helps',
      'the courier waits for you with the new card',
    ],
  },
]);

const grammarInsultEn = entries('INS', 'en', [
  {
    id: 'INS-E30',
    neverLowered: true,
    pattern:
      /\bwhat (?:kind|sort) of (?:an? )?(?:man|woman|parent|father|mother|person|human|husband|wife|adult|grown)\b|\byou (?:disgust|sicken|repulse|revolt) (?:me|us)\b|\byou(?:'re| are) (?:a disgrace|disgusting|an embarrassment|a joke|a waste|a leech|scum|nobody|filth)\b|\b(?:spongers?|scroungers?|moochers?|freeloaders?|bloodsuckers?|good-for-nothing)\b/u,
    hit: ['what sort of father does not pay', 'you are a disgrace to your family'],
    pass: ['what kind of loan do you need', 'you are a valued customer'],
  },
]);

const grammarLawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E30',
    pattern:
      /\b(?:not paying|non-?payment|failure to pay|failing to pay|refusing to pay|refusal to pay|defaulting|owing money|unpaid debt|ignoring (?:us|this|a debt))\b[^.!?;]{0,8}\b(?:crime|criminal|felony|offen[cs]e|illegal|theft|fraud|against the law)\b|\b(?:criminal|fraud|theft|felony) (?:charges?|prosecution|proceedings)\b|\bcriminal (?:case|complaint|record)\b|\bcharges (?:of|for) (?:fraud|theft)\b|\b(?:officers?|police|cops|sheriffs?|deput(?:y|ies)|bailiffs?|marshals?)\b[^.!?;]{0,12}\b(?:at|to|outside) your (?:door|house|home|work|office|workplace|job|place|address)\b/u,
    except: /\b(?:report|victim|you may file|protect|screening|background)\b/u,
    hit: ['refusing to pay is a crime', 'two deputies will be at your door on monday'],
    pass: [
      'report theft of your card to us at once and we will help with the theft case',
      'non-payment is not the end, talk to us',
    ],
  },
  {
    id: 'LEG-E31',
    pattern:
      /\byour (?:passport|visa|driver'?s? licen[cs]e|driving licen[cs]e|licen[cs]e|benefits|green card|citizenship|pension)\b[^.!?;]{0,6}\b(?:will be|gets?|is being|can be|is going to be)\b[^.!?;]{0,4}\b(?:cancell?ed|revoked|suspended|seized|stopped|flagged|confiscated|taken|blocked)\b|\b(?:bank )?accounts?\b[^.!?;]{0,6}\b(?:will be|are being|get|gets|is being|are going to be) frozen\b|\bfreez(?:e|ing) (?:all )?(?:of )?your (?:bank |savings )?accounts?\b|\b(?:enter|break into|force (?:our way|entry) into|raid|search|empty) your (?:home|house|flat|property)\b|\b(?:remove|take|seize|carry off|sell) (?:all )?your (?:belongings|furniture|possessions|tv|things|stuff)\b|\bgarnish(?:ing)?\b[^.!?;]{0,6}\byour\b|\b(?:social services|child services|cps|immigration|the tax office|the benefits office|the police|welfare)\b[^.!?;]{0,4}\b(?:will|are going to|is going to|should|would)\b[^.!?;]{0,8}\b(?:hear|be told|be informed|find out|know|be notified|come for|want to)\b|\bstopped at the (?:border|airport)\b/u,
    except: /\b(?:at your request|you ask|lost|stolen|court order|judgment|asked|if you were)\b/u,
    hit: ['your licence will be suspended until you pay', 'we will seize all your furniture'],
    pass: [
      'we can freeze your account if your card is stolen',
      'your passport is needed to open an account',
    ],
  },
]);

const grammarNamesEn = entries('IMP', 'en', [
  {
    id: 'IMP-E30',
    pattern:
      /\b(?:detective|sergeant|constable|deputy|marshal|sheriff|inspector|bailiff|magistrate|prosecutor) [a-z]{2,16} (?:here|speaking|calling|again|with the|from the|of the)\b|\b(?:attorney|lawyer|counsel|prosecutor)\b[^.!?;]{0,4}\b(?:representing|acting for|on behalf of|for) the (?:state|government|court|county|crown|people|city)\b|(?:^|[.!?] )(?:the )?(?:federal|u\.?s\.?|state|national|county|district|superior|high|royal) (?:[a-z]{2,14} ){0,2}(?:commission|court|police|treasury|agency|bureau|revenue|ministry|department): ?/u,
    except: /\b(?:scam|fraud alert|pretend|claim(?:s|ing) to be)\b/u,
    hit: ['sergeant bell speaking, settle your loan', 'i am counsel acting for the county'],
    pass: [
      'your lawyer may call for you',
      'if detective smith calling asks for money, it is a scam',
    ],
  },
]);

const KIN =
  '(?:boss|manager|supervisor|hr|employer|landlord|in-laws|husband|wife|parents?|mother|father|mum|mom|dad|sister|brother|family|friends?|neighbou?rs?|colleagues|co-?workers|references|girlfriend|boyfriend|partner|pastor|kids|children|son|daughter)';

const grammarFamilyEn = entries('FAM', 'en', [
  {
    id: 'FAM-E30',
    pattern: new RegExp(
      `\\byour ${KIN}\\b[^.!?;]{0,6}\\b(?:will|'ll|is going to|are going to|is about to|are about to|deserves? to|would love to|might like to)\\b[^.!?;]{0,6}\\b(?:getting a call|get a call|hear|hearing|find out|know|learn|be told|be informed|receive a call|be hearing|be next|be getting|get a visit|be contacted)\\b|\\b(?:we|i|we'll|i'll) (?:will |shall |are going to |am going to |might |may )?let your ${KIN} know\\b|\\b(?:hr|human resources|payroll)\\b[^.!?;]{0,20}\\bwill (?:find out|hear|know|be told|be informed)\\b|\\byour ${KIN} (?:is|are) next\\b|\\b(?:maybe|perhaps) (?:we should ask )?your ${KIN} (?:will|can|would|should)\\b|\\b(?:every|each|all the) (?:numbers?|contacts?|names?) in your (?:phone|contacts|address book)\\b|\\bdoes your ${KIN} know\\b`,
      'u',
    ),
    except:
      /\b(?:permission|authori[sz]|consent|if you (?:want|wish|like)|never|guarantor|by you)\b/u,
    hit: ['your landlord will hear about this', 'perhaps your sister will pay for you'],
    pass: [
      'your wife can open the plan with you in our office',
      'you may let your family know how to reach us',
    ],
  },
]);

const grammarShameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E30',
    pattern:
      /\b(?:everyone|everybody|whole|entire|all your)\b[^.!?;]{0,16}\b(?:street|church|town|neighbou?rhood|office|school|family|village|building|class|block|community|workplace|neighbou?rs|friends|followers)\b[^.!?;]{0,12}\b(?:will|'ll|is going to|are going to)\b[^.!?;]{0,8}\b(?:know|see|hear|find out|learn|told|laugh)\b|\b(?:photo|selfie|picture|face|name|id card|name and [a-z ]{2,20}|debt)\b[^.!?;]{0,4}\b(?:goes|go|going|gets posted|will be all over|ends up|will end up) (?:up |out |public|in |on |all over)[^.!?;]{0,24}|\b(?:defaulter|debtor|thief) (?:written|stamped|printed|painted)\b/u,
    except:
      /\b(?:statement|invoice|new card|on the (?:form|letter|contract)|on your (?:card|form))\b/u,
    hit: ['your whole office will hear of it', 'your face goes up on the notice board'],
    pass: ['your name goes on the form at the top', 'everybody can read the offers on our website'],
  },
]);

const grammarMoneyEn = entries('CRE', 'en', [
  {
    id: 'CRE-E30',
    pattern:
      /\b(?:wipe|erase|scrub|delete|clean up)\b[^.!?;]{0,4}\byour (?:credit (?:report|file|record|history|score)|bad (?:credit|record)|default)\b|\bno (?:bank|lender|landlord|employer|one|company)\b[^.!?;]{0,20}\b(?:will|would) (?:ever )?(?:touch|trust|hire|lend|rent)\b|\b(?:ruin|destroy|wreck|trash)\b[^.!?;]{0,4}\byour (?:credit|name|reputation|career|life|future|score)\b/u,
    hit: ['pay me and i will erase your bad record', 'no landlord here will ever trust you'],
    pass: ['no one else can see your report', 'nobody can delete correct data from a credit file'],
  },
]);

const grammarPayEn = entries('PAY', 'en', [
  {
    id: 'PAY-E30',
    pattern:
      /\b(?:buy|get|send|purchase|read me|text me|scratch)\b[^.!?;]{0,14}\b(?:steam|itunes|google play|amazon|apple|prepaid|vanilla|gift|ebay|walmart)\b(?: gift)? (?:cards?|vouchers?)\b|\b(?:slip|tip|bung) me\b|\bsomething (?:extra )?for (?:me|my trouble)\b|\b(?:lose|bury|shred) your (?:file|case|paperwork)\b/u,
    except: /\b(?:never|not|scam)\b/u,
    hit: ['buy itunes cards for 300 and text me', 'slip me a hundred and we are fine'],
    pass: ['we never ask you to buy gift cards', 'text me when the form arrives'],
  },
]);

const grammarPersonEn = entries('SEX', 'en', [
  {
    id: 'SEX-E30',
    neverLowered: true,
    pattern:
      /\bsend (?:me|us) (?:some |a few |a )?(?:pics?|pictures?|photos?|videos?|nudes?|selfies?) of (?:yourself|your body|you|your (?:wife|daughter|girlfriend|sister))\b/u,
    except: /\b(?:holding|with) your (?:id|passport|card|licen[cs]e)|\bverif/u,
    hit: ['send me a photo of yourself and we skip a month', 'send us some pics of your wife'],
    pass: [
      'send us a photo of yourself with your id to verify the account',
      'send us a photo of your receipt',
    ],
  },
]);

export const grammarEn = [
  ...grammarViolenceEn,
  ...grammarPropertyEn,
  ...grammarInsultEn,
  ...grammarLawEn,
  ...grammarNamesEn,
  ...grammarFamilyEn,
  ...grammarShameEn,
  ...grammarMoneyEn,
  ...grammarPayEn,
  ...grammarPersonEn,
];
