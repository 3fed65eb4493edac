/** Threats of violence, stalking and damage, in English. */
import { entries } from './entry.js';

export const violenceEn = entries('VIO', 'en', [
  {
    id: 'VIO-E1',
    pattern:
      /\b(kill|hurt|harm|shoot|stab|cripple|maim|bury|beat up)\s{1,4}(you|ur|your (kids|family|children))\b/u,
    except:
      /\b(?:i'm|im|i am|so|very) sorry\b|\b(?:have|'ve|has|had|did|didn't|it|that) hurt you\b|\bhurt you\?/u,
    hit: ['we will hurt your family', 'We will k*ll you'],
    pass: [
      'do not let one missed date hurt your score, ask us for a pause',
      'Shoot us an email if you have questions.',
    ],
  },
  {
    id: 'VIO-E2',
    pattern:
      /\bbreak\s{1,4}(your|ur)\s{1,4}(legs?|arms?|neck|bones|fingers|face)\b|\bbreakyourlegs\b/u,
    hit: ['i will break your fingers', 'We will br3ak y0ur l3gs'],
    pass: [
      'take a break, your arms-length valuation is ready',
      'Break your payments into smaller steps with our planner.',
    ],
  },
  {
    id: 'VIO-E3',
    pattern:
      /\bwatch your back\b|\baccidents (can |do )?happen\b|\bknow where you (live|sleep|work|park)\b/u,
    except: /insurance|insure|cover|policy|claim/u,
    hit: ['we know where you park', 'we know where you l i v e and we are coming'],
    pass: [
      'please tell us where you would like the letter sent',
      'Your home insurance covers you if accidents happen.',
    ],
  },
  {
    id: 'VIO-E4',
    pattern:
      /\bsend(ing)? (someone|people|the boys|guys|a man)\b.{0,20}\b(hurt|visit|teach|deal with|sort)\b/u,
    hit: ['we are sending guys to deal with you', 'listen, we are sending guys to deal with you'],
    pass: [
      'we are sending someone the paperwork you asked for',
      'We can send someone to collect the documents if you cannot come to us.',
    ],
  },
  {
    id: 'VIO-E5',
    pattern:
      /\b(?:beat|smash|slap|punch|murder|strangle|choke|crush|gut|torture|slit|whack|bash|burn|shoot|bury)(?: (?:up|down|the (?:hell|life|crap|shit) out of))? (?:you(?! to)|ur (?:face|family|kids)|your (?:face|head|family|kids|children|wife|husband|mother|throat|skull|ass|brains))\b|\b(?:mess|rough|cut|bust|chop|carve) (?:you|your \w{1,20}) up\b/u,
    hit: ['we will beat the hell out of you', 'we can rough you up'],
    pass: ['we beat your current rate', 'set you up with a plan'],
  },
  {
    id: 'VIO-E6',
    pattern:
      /\b(?:break|snap|smash|cut off|chop off|crush|shatter) (?:your|ur|both|his|her|every)[^.!?;]{0,14}\b(?:legs?|arms?|hands?|fingers?|neck|bones?|kneecaps?|teeth|jaw|skull|face|nose)\b|\byour (?:legs?|arms?|kneecaps?|bones?|fingers?|neck|jaw|teeth) (?:will be |get |are )?(?:broken|smashed|snapped)\b/u,
    hit: ['we will snap both your arms', 'We will break your arms.'],
    pass: [
      'if you have a broken arm and cannot work, tell us',
      'Take a break: skip one payment this winter, free of charge.',
    ],
  },
  {
    id: 'VIO-E7',
    pattern:
      /\b(?:you(?:'ll| will| are going to|'re going to| gonna)|your family(?:'ll| will| is going to)) (?:regret|be sorry|suffer|bleed|die|get hurt|be hurt|pay for this|wish you)\b|\bor (?:you|your (?:family|kids))[^.!?;]{0,10}(?:get hurt|gets hurt|suffer|suffers|dies?)\b|\bsomething (?:bad|terrible|nasty|awful)[^.!?;]{0,20}\bhappen\w{0,20}\b|\b(?:bad|terrible|nasty|ugly) things (?:will|can|could|may|might|do) happen\b|\byou(?:'re| are) (?:dead|a dead (?:man|woman))\b|\bdead man\b|\bbody bag\b|\bput you in (?:the |a )?(?:hospital|ground|grave|wheelchair|coffin|morgue)\b|\bdig your (?:own )?grave\b|\bone eye open\b|\bbaseball bat\b|\bblow your (?:head|brains)\b|\bbullet (?:in|with)\b/u,
    hit: ['pay or you will regret it', 'something bad might happen to you'],
    pass: [
      'we are sorry for the delay, your bullet loan is renewed',
      'If you are in prison or hospital, somebody you trust can speak to us for you.',
    ],
  },
  {
    id: 'VIO-E8',
    pattern:
      /\b(?:we|i)(?: are|'re|'m| am| have been|'ve been)? (?:watching|following|tracking|tailing|stalking) (?:you|your (?:kids|children|house|family|wife|every move))\b|\b(?:we|i) know[^.!?;]{0,12}\bwhere (?:you|your (?:kids|children|wife|husband|family|mother|parents|daughter|son)) (?:live|sleep|work|park|go|goes|are|is|study)|\bknow (?:what time|which school|when|where) your (?:kids|children|daughter|son|wife)\b|\b(?:can't|cannot|can not) (?:hide|run)\b\b|\bno ?where to (?:hide|run)\b|\bhunt(?:ing)? you\b|\b(?:come|coming) (?:for|after|to get) (?:you|your (?:family|kids))\b|\bpay you a (?:little )?visit\b|\b(?:our|the|my) (?:boys|guys|enforcers?|muscle|thugs)\b[^.!?;]{0,24}\b(?:visit|come|coming|deal|door|talk)\b|\bif you (?:love|care about|value) your (?:family|kids|children|wife|husband|life|health|legs|daughter|son)\b|\bshame if (?:something|anything)\b/u,
    neverLowered: true,
    hit: ['we are watching your house', 'the boys are coming to your door'],
    pass: [
      'please tell us where you work so that we can set the date',
      'You do not need to do anything today.',
    ],
  },
]);

export const propertyEn = entries('PROP', 'en', [
  {
    id: 'PROP-E1',
    pattern:
      /\b(?:burn|smash|trash|break into|break in to|destroy|vandali[sz]e|wreck|torch|set fire to|slash|spray ?paint|shoot up|tear up|brick)(?: down| up)? (?:your|ur) (?:\w{1,20} )?(?:house|home|car|truck|shop|store|door|windows?|place|property|tyres|tires|business|office|apartment|stuff)\b|\b(?:brick|rock)s? through\b|\b(?:camp|sit|wait|stand|park)(?:ing)?(?: out)? (?:outside|in front of|at) your (?:house|home|door|office|work|workplace|job|shop)\b|\b(?:kick|break|smash)(?:ing)? (?:in|down) your door\b|\b(?:show|turn)(?:ing)? up (?:at|outside|on) your (?:house|home|work|job|office|workplace|door|doorstep|kids|church|school)\b|\bdead (?:rat|cat|flowers)\b|\bfuneral (?:wreath|flowers) (?:at|to)\b/u,
    hit: ['we will torch your car', 'our men will show up at your work'],
    pass: [
      'we can help you fix your house after the storm',
      'We accept cards, bank transfer and payments through our website.',
    ],
  },
]);
