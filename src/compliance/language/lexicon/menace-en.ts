/** Further menace and pressure, in English. */
import { entries } from './entry.js';

export const menaceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E9',
    pattern:
      /\bnever walk again\b|\b(?:we|i)(?:'ll| will| am going to|'m going to| are going to|'re going to| can)\b[^.!?;]{0,8}\b(?:find|ruin|destroy|hunt|crush|hurt) you\b(?! (?:a|an|the|some|another|help|more|out|new|in)\b)|\b(?:shame|pity|too bad|terrible|sad) if\b[^.!?;]{0,24}\b(?:house|home|car|kids|children|family|wife|husband|someone|something|happen|accident|fire)\b|\byou can run\b|\b(?:can't|cannot) hide\b|\byou(?:'ve| have) been warned\b|\b(?:my|our) (?:guys|boys|men|friends|associates) (?:come|will come|are coming|will be|know)\b|\bhave an accident\b|\bwatch yourself\b|\bcrawl\b[^.!?;]{0,12}\bbeg\b|\bbegging for (?:mercy|your life)\b|\bteach you (?:a lesson|some)\b|\bknow your (?:address|route|schedule)\b[^.!?;]{0,16}\b(?:watch|careful|see you|be there)\b/u,
    hit: [
      'we will make sure you never walk again',
      'it would be a shame if your house caught fire',
    ],
    pass: ['we will find you a better plan', 'too bad if the branch is closed, call us'],
  },
]);

export const contemptEn = entries('INS', 'en', [
  {
    id: 'INS-E4',
    pattern:
      /\bpiece of (?:trash|garbage|crap|dirt|filth|scum|dung)\b|\b(?:you|your) (?:sorry|miserable|pathetic|worthless|useless|sad|disgusting|stupid|lying|filthy|dirty|rotten|cheap|lazy|greedy) (?:\w{1,20} )?(?:life|self|person|human|man|woman|face|excuse|excuses|existence|lie|lies|family|mouth)\b|\byou(?:'re| are) (?:so |such |really |just |nothing but )?(?:a )?(?:disgrace|burden|embarrassment|waste|joke|failure|sponge|nobody|disappointment|liar|thief|cheat)\b|\bgo (?:to|rot in) hell\b|\brot in hell\b|\bhonest people (?:pay|like)\b|\b(?:decent|honest|normal|real) (?:people|men|adults) pay\b|\bno (?:honou?r|morals|decency|integrity|conscience)\b|\bstealing from (?:us|honest|the|decent)\b|\byou stole (?:from|our)\b/u,
    neverLowered: true,
    hit: ['pay up you cheap piece of trash', 'your worthless excuses'],
    pass: [
      'we had a piece of good news for your family',
      'You are not required to borrow from anyone to pay us.',
    ],
  },
]);

export const menaceLawEn = entries('LEG', 'en', [
  {
    id: 'LEG-E10',
    pattern:
      /\b(?:take|taking|remove|removing)\b[^.!?;]{0,10}\b(?:your )?(?:children|kids|baby|son|daughter)\b[^.!?;]{0,10}\b(?:away|from you|into care|custody)\b|\b(?:lose|losing) (?:custody|your (?:kids|children))\b|\bgo to (?:jail(?! hill)|prison)\b|\brot in (?:jail|prison)\b|\b(?:arrest|bench) warrants?\b|\bwarrant (?:with|in|for) your\b|\b(?:there's|there is) a warrant\b|\bfederal (?:crime|offen[cs]e|charges|case)\b|\bcharged with (?:fraud|theft|a crime|a felony|larceny)\b|\b(?:cops?|police|fbi) (?:know|have|were|has|will have) [^.!?;]{0,8}(?:you|your|arrest|warrant|file)\b|\b(?:spend|do) (?:\w{1,20} ){0,3}(?:years|months|nights?|time) in (?:jail|prison|a cell)\b|\bdebtors'? prison\b/u,
    hit: ['we will take your children away', 'go to jail then'],
    pass: [
      'your son can take his bike to the branch',
      'We have not heard from you since May. Are you well?',
    ],
  },
]);

export const menaceNamesEn = entries('IMP', 'en', [
  {
    id: 'IMP-E5',
    pattern:
      /\b(?:officer|agent|detective|sergeant|inspector|deputy|sheriff|marshal|judge|lieutenant|captain) (?!street|road)[a-z]{1,20}\b[^.!?;]{0,12}\b(?:here|with|from|of|at)\b[^.!?;]{0,20}\b(?:police|fbi|irs|court|courthouse|sheriff|fraud (?:division|unit|department|squad)|warrants?|federal|county|criminal)\b|\b(?:warrants?|criminal) (?:division|unit|department)\b|\bfrom the (?:\w{1,20} ){0,2}(?:courthouse|police department|sheriff's office|prosecutor's office|da's office)\b|\b(?:department|office|division|bureau|unit) of the (?:u\.?s\.? |us |united states |federal |state )?(?:government|court|police|treasury)\b|\bgovernment (?:agent|officer|official|collector|debt)s?\b/u,
    hit: ['officer brown here from the fraud division', 'legal department of the u.s. government'],
    pass: [
      'our loan officer anna is here from monday',
      'Interest stops from the day you contact a debt adviser.',
    ],
  },
]);

export const menaceFamilyEn = entries('FAM', 'en', [
  {
    id: 'FAM-E6',
    pattern:
      /\b(?:your|ur) (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|contacts)\b[^.!?;]{0,30}\b(?:when|once|after|if) (?:we|i) (?:tell|call|show|inform|contact|reach)\b|\btell(?:ing)? (?:her|him|them|everybody) (?:what|how|that|about) (?:you|your)\b|\bnext (?:call|message|text|stop|visit|letter)\b[^.!?;]{0,16}\b(?:your|ur) (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|contacts)\b|\b(?:your|ur) (?:mother|mom|mum|dad|father|parents?|wife|husband|spouse|girlfriend|boyfriend|boss|manager|employer|family|friends?|neighbou?rs?|co-?workers?|colleagues?|relatives?|kids|children|son|daughter|brother|sister|contacts) (?:will|is going to|are going to|should|might|deserves? to|needs? to|has to)[^.!?;]{0,12}\b(?:know|find out|hear|learn|see|answer for|get (?:a|our) (?:call|message|visit))\b|\b(?:call|calling|text|texting|contact|contacting|message|messaging|phone|email) (?:up )?(?:everyone|everybody|each person|all the people|people) (?:in|on|from|you)\b|\b(?:have|got|pulled|copied|downloaded|saved) (?:access to )?(?:all )?(?:of )?your (?:whole |entire |full )?(?:contacts|contact list|phone ?book|address book|call log)\b|\bone by one\b[^.!?;]{0,20}\bcontacts?\b/u,
    except: /helpline|support|insurance|benefit|beneficiar|you (?:can|may)|feel free|would like/u,
    hit: ['your mother will cry when we tell her', 'next call goes to your wife'],
    pass: [
      'your family should know that our helpline is free of charge',
      'If your boss pays you late, we can change your due date.',
    ],
  },
]);

export const menaceShameEn = entries('SHA', 'en', [
  {
    id: 'SHA-E4',
    pattern:
      /\byour (?:picture|photo|face|name|video|id)[^.!?;]{0,16}\b(?:going|goes|will be|is|end up|gets?)\b[^.!?;]{0,12}\b(?:on|to|up on|all over) (?:facebook|instagram|tiktok|twitter|social media|the internet|youtube|every)\b|\b(?:drag|smear|blast) (?:you|your name)\b|\b(?:public|community|office|whole town|entire town|whole neighbou?rhood|whole office|whole company)[^.!?;]{0,8}\bwill (?:know|see|find out|laugh)\b|\b(?:tell|telling|show) the (?:whole )?(?:world|town|neighbou?rhood|office|village)\b|\bhuman (?:trash|garbage)\b/u,
    hit: ['your picture is going up on facebook tonight', 'we will tell the whole town'],
    pass: [
      'our name is on the sign outside your branch',
      'You can visit any branch with your ID to pay in cash.',
    ],
  },
]);

export const menaceCreditEn = entries('CRE', 'en', [
  {
    id: 'CRE-E4',
    pattern:
      /\b(?:get|have|getting|having) you (?:fired|sacked|evicted|blacklisted|dismissed|suspended)\b|\byou(?:'ll| will) (?:be|get) (?:fired|sacked|evicted|homeless|blacklisted)\b|\bcost you your (?:job|house|home|career|marriage|visa)\b|\bno (?:bank|lender|employer|landlord) will (?:ever|touch|hire|lend)\b|\byour (?:children|kids)[^.!?;]{0,16}\b(?:pay for|suffer|college|school)\b[^.!?;]{0,16}\b(?:this|because|never|no)\b/u,
    hit: ["we'll have you fired from your job", 'no bank will ever lend to you'],
    pass: [
      'no bank will charge you for this transfer',
      'Your payment did not go through because your card has expired. Please update it.',
    ],
  },
]);

export const menacePersonEn = entries('SELF', 'en', [
  {
    id: 'SELF-E3',
    pattern:
      /\bbetter (?:off|place)? ?without you\b|\b(?:you|u) (?:should|better|deserve to|ought to|can) (?:just )?(?:die|kill yourself|disappear forever|end it)\b|\bno reason to live\b|\bnobody would miss you\b/u,
    neverLowered: true,
    hit: ['the world would be better off without you', 'you deserve to die'],
    pass: [
      'we can manage without your paper form',
      'Your agreement allows you to repay early without a fee.',
    ],
  },
]);

export const menaceSexEn = entries('SEX', 'en', [
  {
    id: 'SEX-E2',
    pattern:
      /\bsend\b[^.!?;]{0,12}\b(?:nudes?|naked|topless)\b|\ba nude\b|\b(?:spend|come for) (?:a|the|one) night with (?:me|us)\b|\b(?:photo|picture|pic|video)s? of you (?:naked|undressed|topless|without)\b|\btake off your clothes\b|\bundress\b/u,
    neverLowered: true,
    hit: ['send me a nude', 'spend a night with me'],
    pass: ['send me a new statement', 'We can send your statement by email, text or post.'],
  },
]);
