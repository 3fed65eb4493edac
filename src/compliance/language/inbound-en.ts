/** What people write to those who collect, in English. */
import type { InboundPattern } from './inbound.js';

export const INBOUND_EN: readonly InboundPattern[] = [
  {
    signal: 'stop',
    pattern:
      /\b(?:stop|quit|cease) (?:\w{1,12} ){0,2}?(?:texting|messaging|calling|contacting|e-?mailing|sending|writing|bothering|harassing)\b|\b(?:do not|don't|dont|never) (?:ever )?(?:text|message|call|contact|e-?mail|write to|bother|phone) (?:me|us|this|my)\b|\bno more (?:texts|messages|calls|e-?mails)\b|\b(?:take|remove) (?:me|my (?:number|name|e-?mail)) (?:off|from)\b|\bopt(?:ing)? ?(?:me )?-?out\b|\bunsubscribe\b|\bleave me alone\b|\blose my number\b|^\W{0,3}(?:please )?stop\b[^a-z]{0,3}$/u,
    except: /\bif you (?:stop|don't|do not)\b|\bcan't stop\b/u,
  },
  {
    signal: 'hardship',
    pattern:
      /\b(?:lost|losing) (?:my|his|her) jobs?\b|\b(?:unemployed|laid off|made redundant|furloughed|homeless|bankrupt(?:cy)?|on benefits|on disability|evicted)\b|\b(?:can't|cannot|can not|couldn't|unable to) (?:afford|pay|make (?:the|this|my) payment)\b|\bno (?:money|income|job|work)\b|\b(?:in|from) (?:the )?hospital\b|\bfinancial (?:hardship|difficult\w{1,4}|trouble)\b|\bhours (?:were |have been |got )?cut\b|\bstruggling\b|\b(?:cancer|surgery|chemo|stroke)\b|\bmore time to pay\b|\bpayment plan\b/u,
  },
  {
    signal: 'dispute',
    pattern:
      /\b(?:i )?disput(?:e|ed|ing)\b|\bnot my (?:debt|account|loan|bill)\b|\b(?:don't|do not|never) (?:owe|owed)\b|\balready (?:paid|settled|cleared)\b|\b(?:paid|cleared) (?:this|it|that) (?:off|already|last|in)\b|\bwrong (?:amount|balance|sum)\b|\b(?:amount|balance|figure|sum|fee|charge|bill) (?:is|are|was|seems|looks) (?:wrong|incorrect|too high|not right)\b|\b(?:identity theft|stolen identity|fraudulent(?:ly)?)\b|\bnever (?:borrowed|took|had|opened|signed|applied)\b|\b(?:validate|verify|proof of|validation of) (?:this |the |my )?debt\b|\bprove (?:that )?i owe\b/u,
  },
  {
    signal: 'attorney',
    pattern:
      /\bmy (?:attorney|lawyer|solicitor|legal (?:aid|counsel|representative))\b|\b(?:speak|talk|write) (?:to|with) my (?:attorney|lawyer|solicitor)\b|\brepresented by\b|\b(?:have|hired|retained|got) (?:an?|my) (?:attorney|lawyer|solicitor)\b|\battorney(?:'s)? (?:name|number|office) is\b/u,
  },
  {
    signal: 'wrong_number',
    pattern:
      /\bwrong (?:number|person|guy|man|woman|address|e-?mail)\b|\b(?:no one|nobody) (?:here )?(?:by|of|with) that name\b|\b(?:don't|do not|never) know (?:who )?(?:this person|that person|him|her|anyone by|any)\b|\b(?:i'm|i am|im|this is) not (?:mr|ms|mrs|him|her|that person|the person)\b|\bthis is (?:no longer|not) (?:his|her|their) (?:number|phone|e-?mail)\b|\bnew (?:number|owner of this number)\b|\bwho is this\b/u,
  },
  {
    signal: 'death',
    pattern:
      /\b(?:passed away|passed on|deceased|has died|have died|died (?:last|in|on|of|two|a|this)|is dead|death certificate|funeral|the late (?:mr|mrs|ms))\b|\b(?:he|she|husband|wife|mother|father|mom|mum|dad|brother|sister|son|daughter) (?:recently )?died\b/u,
    except: /\bphone (?:is |has )?(?:dead|died)\b|\bbattery\b/u,
  },
  {
    signal: 'complaint',
    pattern:
      /\b(?:complain(?:t|ts|ed|ing)?|cfpb|ombudsman|regulator|attorney general|bbb|better business bureau|trading standards|report(?:ing)? you)\b|\b(?:harass(?:ed|ing|ment)|threaten(?:ed|ing)? me|rude to me|abusive|unacceptable)\b|\b(?:i(?:'ll| will) sue|sue you|see you in court)\b|\byour (?:agent|caller|staff|colleague) (?:was|were|has been) (?:rude|abusive|threatening|unprofessional)\b/u,
  },
  {
    signal: 'self_harm',
    pattern:
      /\b(?:kill(?:ing)? myself|end(?:ing)? (?:my life|it all)|suicid(?:e|al)|don't want to live|do not want to live|no reason to live|better off dead|want to die|hurt myself)\b/u,
  },
];
