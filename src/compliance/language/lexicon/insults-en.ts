/** Insults and obscenity, in English. None of them is rescued by a negation. */
import { entries } from './entry.js';

export const insultsEn = entries('INS', 'en', [
  {
    id: 'INS-E1',
    pattern: /\b(?:dead ?beat|scum ?bag|low ?life|scum|dirt ?bag|sleaze ?bag)s?\b/u,
    neverLowered: true,
    hit: ['pay up lowlife', 'Yоu аre sсum'],
    pass: ['the new deadline is friday', 'low lifetime cost'],
  },
  {
    id: 'INS-E2',
    pattern:
      /\b(?:you|you're|ur|u|you are|u r)(?: (?:are|re|r|were|look like|act like))?(?: (?:like|a|an|the|such|just|nothing|but|total|complete|real|really|so|absolute|worthless|little|lying|lazy|dirty|filthy|dumb|cheap|broke|pathetic|useless|stupid|damn|clearly|obviously|kind|of|another|bunch|no|better|than|and|common)){0,6} (?:idiots?|morons?|worthless|pathetic|thie(?:f|ves)|crooks?|losers?|liars?|trash|garbage|rubbish|parasites?|criminals?|cheats?|leech(?:es)?|bums?|pigs?|dogs?|rats?|vermin|cockroach(?:es)?|fools?|cowards?|disgrace|disgusting|stupid|dumb|useless|lazy|shameless|dishonest|filth|filthy|scammers?|fraudster|fraud(?! (?:victim|alert|target|claim))|con artist|snake|animal|animals|beggars?)\b/u,
    neverLowered: true,
    hit: ['you pathetic liar', 'you are nothing but a common thief', 'you lazy parasite'],
    pass: [
      'you are closer to being debt free',
      'if you suspect a thief used your card, call us',
      'help you choose',
    ],
  },
  {
    id: 'INS-E3',
    pattern:
      /\b(?:jack ?ass(?:es)?|imbeciles?|morons?|idiots?|losers?|dim ?wits?|good[ -]for[ -]nothing|waste of (?:space|oxygen|air|skin)|(?:poor|sorry|pathetic) excuse for|white trash|trailer trash|bottom feeders?|scroungers?|free ?loaders?|shame on you|(?:have you|you have) no shame|(?:should|ought to) be ashamed|ashamed of yourself|how do you (?:sleep at night|live with yourself)|what kind of (?:man|woman|parent|mother|father|human)|are you (?:really |that |just )?(?:stupid|dumb|retarded|an idiot|brain ?dead)|(?:don't|do not) be (?:stupid|an idiot|a fool|pathetic)|too (?:stupid|dumb|lazy) to|your stupid|shut up|get a real job|retards?|retarded|people like you)\b/u,
    neverLowered: true,
    hit: ['you should be ashamed of yourself', 'are you stupid'],
    pass: ['there is no shame in asking for help', 'get a job update? tell us'],
  },
]);

export const obscenityEn = entries('OBS', 'en', [
  {
    id: 'OBS-E1',
    pattern:
      /\b(?:f{1,20}uck|fuu{1,20}c{1,20}k|fucc{1,20}k)\w{0,20}|\bf\*{2,20}\w{0,20}|\bf(?:[*#@]c?k)\w{0,20}|\b(?:s{1,20}hit|shii{1,20}t|shitt{1,20}|sh\*{1,20}t)(?:s|ty|head|bag|hole)?\b|\bbastards?\b|\bbitch(?:es)?\b|\bass ?holes?\b|\ba\*\*(?:hole)?|piece of s(?:h|\*)/u,
    neverLowered: true,
    hit: ['you lying bitch', 'you are full of shit'],
    pass: ['shiitake farm loan approved', 'Your hardship application needs two more documents.'],
  },
  {
    id: 'OBS-E2',
    pattern:
      /\b(?:mother ?f\w{1,20}|son of a bitch|dick ?heads?|cunts?|twats?|wankers?|arse ?holes?|arse|(?:your|my|lazy|broke|sorry|dumb|cheap|fat|dead) ass|bull ?shit|god ?dam(?:n|ned|mit)|damn|go to hell|hell to pay|the hell|screw (?:you|off)|pissed?(?: off)?|bloody (?:hell|idiot|liar|thief|money)|sluts?|whores?|cock ?suckers?|douche ?bags?|bollocks|crap|a (?:dick|prick)|you (?:dick|prick)|stfu|wtf|gtfo|effing|suck my|kiss my)\b/u,
    neverLowered: true,
    hit: ['pay your damn bill', 'get off your lazy ass'],
    pass: [
      'your assets and scrap value were assessed',
      'Take control of your money with our free app.',
    ],
  },
]);
