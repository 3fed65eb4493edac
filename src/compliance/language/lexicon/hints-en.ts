/** Threats by hint and curse, in English. */
import { entries } from './entry.js';

export const hintsViolenceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E10',
    pattern:
      /\byour (?:daily )?(?:routine|schedule) (?:is known|and)|\bknow your (?:daily )?routine\b|\blook over your shoulder\b|\bcoming over (?:with|to your|tonight)\b|\b(?:come|coming|visit|show up|drop by|stop by|be there|turn up)\b[^.!?;]{0,20}\bwith (?:a few|some|my|a couple of) (?:friends|guys|boys|buddies|men)\b|\byour (?:kids|children|daughter|son|wife)[^.!?;]{0,12}\b(?:walks?|alone|plays?)\b[^.!?;]{0,12}\b(?:home|alone|outside|school)\b|\bhit by a (?:bus|car|truck|train)\b|\bhope you (?:get (?:sick|hurt|cancer|hit|run)|suffer|burn|rot|crash|choke|bleed)\b|\bface the consequences\b|\bor face\b[^.!?;]{0,12}\bconsequences\b|\bhappen(?:s|ed)? to (?:you|your (?:family|kids|wife|house))\b[^.!?;]{0,10}\b(?:if|next|soon|tonight)\b/u,
    hit: ['we know your daily routine', 'look over your shoulder from now on'],
    pass: [
      'come over to our branch with a question',
      'You can add a family member to your account as a contact.',
    ],
  },
]);

export const hintsInsultEn = entries('INS', 'en', [
  {
    id: 'INS-E5',
    except: /\b(?:i|i'm|im|i am|me) (?:\w{1,10} ){0,2}so (?:stupid|lazy)\b/u,
    pattern:
      /\b(?:enjoy|like|proud of|love) being (?:a |an )?(?:thief|liar|loser|crook|cheat|deadbeat|parasite|bum)\b|\bwaste of a (?:human|person|life|man|woman)\b|\bslobs?\b|\b(?:quit|stop) being (?:such )?(?:a |an )?(?:lazy|child|baby|coward|fool|idiot|selfish|stupid|pathetic|thief|liar)\b|\bso (?:pathetic|stupid|worthless|shameless|lazy)\b|\b(?:dumb|stupid) (?:enough|as)\b|\bno (?:honou?r|decency|integrity)\b|\bworthless\b(?! (?:coupon|voucher|check|cheque|card|share))|\bpathetic\b|\bgrow a (?:pair|spine)\b|\bget off your (?:butt|backside|ass)\b|\blazy (?:bum|pig|dog|slob|fool)\b/u,
    neverLowered: true,
    hit: ['do you enjoy being a thief', 'quit being such a lazy slob'],
    pass: [
      'we like being a bank with branches',
      'The fee for the returned cheque has been waived.',
    ],
  },
]);

export const hintsLawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E11',
    pattern:
      /\blien on everything\b|\b(?:land|end up|put|throw|see|find yourself)\b[^.!?;]{0,8}\b(?:in|into) (?:jail|prison)\b|\b(?:asked|notified|notify|contacted|contact|told|called|call|alerted|tell|involve)\b[^.!?;]{0,8}\b(?:immigration|ice agents|the fbi|homeland security)\b|\bimmigration (?:authorities|officers?|to review|will|has)\b|\bserve you with an? (?:arrest|warrant)\b|\beverything you own\b[^.!?;]{0,20}\b(?:taken|seized|gone|sold|mine|ours)\b/u,
    hit: ['this will land you in prison', 'we have asked immigration to review you'],
    pass: [
      'our immigration loan desk is open',
      'Your request to be contacted only by e-mail has been recorded.',
    ],
  },
]);

export const hintsNamesEn = entries('IMP', 'en', [
  {
    id: 'IMP-E6',
    pattern:
      /\b(?:investigator|agent|officer|detective|deputy|inspector)\b[^.!?;]{0,8}\b(?:with|from|for|at) (?:the )?(?:\w{1,20} ){0,2}(?:attorney general|fbi|irs|police|sheriff|prosecutor|justice|treasury|government|court)\b|\bjudge [a-z]{1,20}(?:'s)? (?:office|chambers|courtroom)\b/u,
    hit: [
      "i'm an investigator with the state attorney general's office",
      "this is judge harris's office",
    ],
    pass: [
      'our agent from the call centre will ring',
      'Your loan officer, Mr Judge, will be away until Monday.',
    ],
  },
]);

export const hintsFamilyEn = entries('FAM', 'en', [
  {
    id: 'FAM-E7',
    pattern:
      /\b(?:we|i)(?:'ll| will| shall| are| am|'re|'m|'ve)?\b[^.!?;]{0,10}\b(?:speaking|talking|chatting|talk|chat)\b[^.!?;]{0,4}\b(?:to|with) your (?:\w{1,20} )?(?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts)\b|\b(?:wonder|imagine|curious|bet)\b[^.!?;]{0,14}\byour (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts)\b|\b(?:have|got|found)\b[^.!?;]{0,8}\byour (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts)(?:'s)? (?:phone |home |work )?(?:number|address|email|contact|profile)\b|\blet(?:ting)? your (?:\w{1,20} )?(?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts)\b[^.!?;]{0,8}\bknow (?:you|that you|what|how|about you)\b|\byour (?:\w{1,20} )?(?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts) (?:are|is) (?:about|going) to\b[^.!?;]{0,8}\b(?:get|receive|hear|know|find|learn|see)\b|\bwhat (?:will|would|does) your (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|hr|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|contacts) (?:say|think)\b/u,
    except: /you (?:can|may|might want to|would)|feel free|would like us/u,
    hit: ['i wonder what your boss will say', 'we will be speaking with your hr department'],
    pass: [
      'we can talk to anyone you name in writing',
      'Please bring a photo ID and proof of address to your appointment.',
    ],
  },
]);

export const hintsShameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E5',
    pattern:
      /\btag(?:ging)? (?:you|your)\b|\bso (?:that )?everyone (?:can|will) (?:see|know|read)\b|\beverybody (?:will|is going to) (?:know|see|find out)\b|\b(?:post|message|story|video) about you\b/u,
    hit: [
      'we will tag you and your family in a post',
      'All your Facebook friends are about to get a message about you.',
    ],
    pass: ['everyone can see our rates online', 'Reply STOP to opt out of text messages from us.'],
  },
]);

export const hintsHarassEn = entries('HAR', 'en', [
  {
    id: 'HAR-E4',
    pattern:
      /\b(?:calls?|texts?|messages?|ring) (?:you )?every (?:\w{1,20} )?(?:minutes?|hours?)\b|\b(?:call|text|ring|phone|message) you (?:\w{1,20} )?(?:\d{2,9}|fifty|hundred|hundreds of|a hundred|twenty|thirty) times\b/u,
    hit: ['expect calls every ten minutes', 'I will call you 50 times a day.'],
    pass: ['we sent you two messages', 'You can choose to receive letters instead of messages.'],
  },
]);

export const hintsCreditEn = entries('CRE', 'en', [
  {
    id: 'CRE-E5',
    pattern:
      /\byou(?:'ll| will) never (?:own|get|buy|rent|borrow|work|qualify|be able)\b|\byour life is over\b/u,
    neverLowered: true,
    hit: ['you will never own a house', 'You will never own a house or a car.'],
    pass: [
      'you will never be charged for this',
      'Never send money to a person who says he works for us.',
    ],
  },
]);

export const hintsMoneyEn = entries('PAY', 'en', [
  {
    id: 'PAY-E3',
    pattern:
      /\b(?:zelle|venmo|cash ?app|paypal|wire|transfer)\b[^.!?;]{0,10}\bto me\b|\bsend (?:the |your |all |that )?(?:money|cash|payment|funds|fee|amount|balance|\$)[^.!?;]{0,12}\bto me\b|\b(?:zelle|venmo|cash ?app|paypal) me\b|\b(?:extra|additional)\b[^.!?;]{0,8}\b(?:collection|visit|agent) fee\b|\bcash only\b/u,
    hit: [
      'zelle it to me and i close your file',
      'Zelle it to me personally and I will close your file.',
    ],
    pass: ['a message sent to members', 'can you send it to me by e-mail'],
  },
]);

export const hintsBorrowEn = entries('BOR', 'en', [
  {
    id: 'BOR-E3',
    pattern:
      /\bloan sharks?\b|\bask your (?:parents|family|friends|mother|father|relatives|church|boss)\b[^.!?;]{0,8}\b(?:for|to lend|to give|to pay)\b|\b(?:steal|beg|borrow)\b[^.!?;]{0,10}\bor (?:steal|beg|borrow)\b|\b(?:do not|don't) care (?:where|how) you (?:get|find)\b/u,
    hit: ['get a loan shark if you have to', 'ask your parents for the money'],
    pass: [
      'ask your branch for a form',
      'Kids eat free at our branch open day. Bring the whole family!',
    ],
  },
]);

export const hintsSelfEn = entries('SELF', 'en', [
  {
    id: 'SELF-E4',
    pattern:
      /\bbetter off with your (?:life )?insurance\b|\b(?:your|the) life insurance (?:money )?would\b|\b(?:jump|throw yourself) (?:off|in front)\b/u,
    neverLowered: true,
    hit: [
      'your family would be better off with your life insurance',
      'Maybe your family would be better off with your life insurance money.',
    ],
    pass: [
      'ask us about life insurance',
      'Your loan is secured by your car; please keep its insurance valid.',
    ],
  },
]);

export const hintsSexEn = entries('SEX', 'en', [
  {
    id: 'SEX-E3',
    pattern:
      /\b(?:pretty|beautiful|hot|cute|sexy|attractive) (?:girl|woman|lady|boy|thing|face)\b[^.!?;]{0,24}\b(?:pay|owes?|debt|settle|deal|arrange|way|money|loan)\b|\banother way to pay\b[^.!?;]{0,6}\b(?:baby|honey|sweet|girl)/u,
    neverLowered: true,
    hit: [
      'a pretty girl like you could pay another way',
      'Pretty girl like you could pay another way.',
    ],
    pass: ['there is another way to pay: by post', 'how is a pretty lady like you'],
  },
]);
