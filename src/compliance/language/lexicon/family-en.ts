/** Threats to contact others, to shame and to harass, in English. */
import { entries } from './entry.js';

export const familyEn = entries('FAM', 'en', [
  {
    id: 'FAM-E1',
    pattern:
      /\b(call|tell|contact|inform|message|text)\b.{0,16}\b(your|ur)\s{1,4}(mother|mom|mum|dad|father|parents|wife|husband|boss|employer|family|friends|neighbou?rs)\b.{0,40}\b(him|her|them|everything|about|know|you owe|debt)\b|\bcall your boss\b/u,
    except:
      /with your (?:written )?(?:consent|permission)|if you (?:agree|consent|wish|want|ask)|at your request|you (?:have )?asked|to confirm your (?:income|employment)|authori[sz]ed|you (?:can|may|might want to)|feel free|yourself/u,
    hit: [
      'we will tell your wife about the money',
      'We will tell your neighbours about your debt.',
    ],
    pass: [
      'you can tell your employer the new payment date yourself',
      'We do not call your employer or your family about your account.',
    ],
  },
  {
    id: 'FAM-E2',
    pattern:
      /\b(contact list|phone ?book|your contacts)\b.{0,30}\b(message|call|text|everyone|all)\b|\b(message|call|text)\b.{0,12}\b(everyone|all)\b.{0,12}\bcontacts?\b/u,
    except: /all (?:of )?your contacts? details/u,
    hit: [
      'we will text all your contacts',
      'every person in your phone book will get a message about you',
    ],
    pass: ['save our number to your contacts', 'You may ask us to stop calling you at work.'],
  },
  {
    id: 'FAM-E3',
    pattern:
      /\b(?:we|i)(?:'ll| will| shall| are going to|'re going to| have to| must|'m going to| can| may| might| could| already|'ve| have| just){0,4}? ?[^.!?;]{0,10}\b(?:call(?:ed|ing)?|tell(?:ing)?|told|contact(?:ed|ing)?|inform(?:ed|ing)?|message[d]?|text(?:ed)?|notif(?:y|ied)|visit(?:ed)?|phone[d]?|e-?mail(?:ed)?|talk(?:ed)? to|speak (?:to|with)|spoke (?:to|with)|reach out to|write to)\b[^.!?;]{0,16}\b(?:your|ur) (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|partner|girlfriend|boyfriend|boss|manager|supervisor|employer|hr|work(?! (?:address|phone|number|e-?mail))|workplace|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|church|pastor|teacher|landlord|references?|contacts|emergency contacts?)\b/u,
    except:
      /with your (?:written )?(?:consent|permission)|if you (?:agree|consent|wish|want|ask)|at your request|you (?:have )?asked|to confirm your (?:income|employment)|authori[sz]ed|you (?:can|may|might want to)|feel free/u,
    hit: ['we will contact your boss', 'i already told your neighbors'],
    pass: [
      'we can contact your employer to confirm your income',
      'We do not share your details with your employer, your family or your friends.',
    ],
  },
  {
    id: 'FAM-E4',
    pattern:
      /\b(?:your|ur) (?:whole |entire )?(?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|boss|manager|employer|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|contacts|facebook friends|followers)(?: \w{1,20}){0,3} (?:know|find out|finds out|hear|hears|learn|learns|told|see|sees|informed)\b[^.!?;]{0,40}\b(?:debt|owe|about (?:this|it|you)|what (?:kind|sort|you)|who you|deadbeat|how you|pay|everything|soon|today|tomorrow)\b|\beveryone (?:you know|at your (?:work|job|office|church|school)|in your (?:phone|family|town|contacts|neighbou?rhood|office))\b|\b(?:does|how would|what would|what will|wait until|wait till|imagine (?:what|when|if)) your (?:wife|husband|boss|family|mother|parents|kids|children|employer|neighbou?rs|friends|co-?workers)\b|\b(?:want|like) your (?:boss|family|wife|husband|mother|parents|employer|neighbou?rs|friends|kids|children|co-?workers)(?: \w{1,20}){0,2} to (?:know|find|hear|see|learn)\b/u,
    except: /you (?:can|may|might want to)|feel free/u,
    hit: ['do you want your boss to know', 'your whole family will hear about this'],
    pass: [
      'you may want to let your family know how to reach you',
      'You can tell your friends about us and earn $20.',
    ],
  },
  {
    id: 'FAM-E5',
    pattern:
      /\b(?:pay|settle)\b[^.!?;]{0,24}\bor\b[^.!?;]{0,16}\b(?<!through )(?:your|ur) (?:boss|wife|husband|family|mother|parents?|neighbou?rs?|friends|co-?workers|kids|children)\b|\bcall(?:ing)? your (?:boss|workplace|office|job)\b/u,
    hit: ['pay by noon or i ring your mother', 'pаy or wе will hurt yоur fаmily'],
    pass: ['pay online or by phone', 'We wish you and your family a happy new year.'],
  },
]);

export const shameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E1',
    pattern:
      /\b(post|publish|share|expose|upload|send|print|put|plaster|tag|leak)\b[^.!?;]{0,24}\b(your|ur)\b[^.!?;]{0,20}\b(photos?|pictures?|name|debt|face|id|selfie|details|video)\b[^.!?;]{0,24}\b(facebook|online|public|instagram|tiktok|twitter|internet|social media|newspapers?|neighbou?rs|everywhere|group chat|billboard|all over)\b|\bpost your (photo|face|debt|picture|name)\b/u,
    hit: ['we will share your picture on instagram', 'We will put your face on the internet.'],
    pass: ['keep your id safe and do not share it', 'update your name online'],
  },
  {
    id: 'SHA-E2',
    pattern:
      /\b(?:wall|list|page) of shame\b|\bname and shame\b|\blist of (?:deadbeats|debtors|defaulters)\b/u,
    hit: ['we name and shame people like you', 'listen, we name and shame people like you'],
    pass: [
      'our hall of records is closed today',
      'There is no shame in asking for help. Our advisers listen without judging.',
    ],
  },
  {
    id: 'SHA-E3',
    pattern:
      /\b(?:expose|shame|humiliate|embarrass|disgrace) you\b|\bpublic(?:ly)? (?:shame|humiliat\w{1,20}|embarrass\w{0,20}|expose\w{0,20}|disgrace\w{0,20})\b|\b(?:make|making) you (?:go viral|famous)\b|\bposters? (?:of you|with your)\b|\byour (?:face|photo|picture|debt)[^.!?;]{0,12}\b(?:all over|everywhere|on every|on (?:facebook|instagram|tiktok|twitter|social media|the internet|a billboard)|in the (?:paper|newspaper|news))\b|\btell everyone\b|\beveryone (?:will|is going to|should) (?:know|see|find out|learn)\b/u,
    hit: ['we will humiliate you in public', 'everyone will know what you did'],
    pass: [
      'nobody else will see your plan',
      'The court confirmed your debt relief order, so we have stopped all collection.',
    ],
  },
]);

export const harassmentEn = entries('HAR', 'en', [
  {
    id: 'HAR-E1',
    pattern:
      /\b(call|text|ring) you (every|each) .{0,10}(minutes?|hours?|hour)\b|\b(non-?stop|day and night) until you\b/u,
    hit: ['we will ring you each hour', 'We will call you day and night until you pay.'],
    pass: [
      'we call at most once this week',
      'Please call back when you are free. It will take five minutes.',
    ],
  },
  {
    id: 'HAR-E2',
    pattern:
      /\b(?:call|calling|ring|ringing|text|texting|phone|message) (?:you )?(?:non-?stop|day and night|all day|all night|24\/7|around the clock|until you|a hundred times|(?:\d{2,9}|fifty|hundred) times|every (?:single )?(?:minute|hour|five|ten|few))\b|\bblow(?:ing)? up your phone\b|\bkeep (?:calling|texting|ringing) (?:you )?until\b|\bhound you\b|\bhaunt you\b|\bmake your life (?:hell|a hell|a living hell|miserable|a nightmare|difficult)\b/u,
    hit: ['we will call you nonstop', 'i will make your life hell'],
    pass: [
      'we call between nine and five',
      'We understand that times are hard. Please talk to us before the due date.',
    ],
  },
  {
    id: 'HAR-E3',
    pattern:
      /\b(?:won't|will not|never|will never) (?:stop (?:calling|texting|ringing|until)|leave you alone|let you (?:sleep|rest))\b|\bphone will (?:never|not) stop\b|\bnot have a (?:minute|moment)'?s? (?:of )?(?:peace|rest)\b|\bno peace until\b/u,
    neverLowered: true,
    hit: ['we will not stop calling until you pay', 'Your phone will never stop ringing.'],
    pass: [
      'we will stop calling if you ask us to',
      'We apologise for calling you twice yesterday; that was our mistake.',
    ],
  },
]);
