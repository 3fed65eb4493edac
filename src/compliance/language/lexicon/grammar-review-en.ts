/** Statements that are lawful only if they are true, by their grammar, in English. */
import { entries } from './entry.js';

export const grammarReviewEn = entries('REV', 'en', [
  {
    id: 'REV-E50',
    pattern:
      /\bwithin (?:one|two|three|four|six|an?|\d{1,2}) hours?\b|\b(?:reserve|pursue|exercise)\b[^.!?;]{0,14}\b(?:legal|all) (?:remedies|rights|options)\b|\battachment of earnings\b|\b(?:lawyers?|attorneys?|solicitors?|counsel)\b[^.!?;]{0,6}\b(?:are|is|will|have|has) (?:preparing|been instructed|draft|prepare|been asked|now handling|reviewing)\b|\b(?:default|missed payments?|late payments?)\b[^.!?;]{0,6}\b(?:stay|stays|remain|remains|appear|appears|show|shows)\b[^.!?;]{0,6}\bcredit (?:file|report|record)\b|\bhearing (?:date|is|has|will|on)\b|\bcase has been filed\b/u,
    except: /\b(?:we (?:reply|answer|respond)|call you back|hearing (?:is|aid|loss))|\breply\b/u,
    hit: ['your claim has a hearing date in may', 'our attorneys are preparing the papers'],
    pass: ['we answer within two hours', 'your lawyers will hear from us by letter'],
  },
  {
    id: 'REV-E51',
    pattern:
      /\b(?:representative|agent|officer|collector|someone)\b[^.!?;]{0,10}\b(?:stop by|come by|call at your|drop by|come round)\b|\bcontact (?:your|the) (?:guarantor|references?|co-?signer)\b|\b(?:whole|full|entire|outstanding) (?:balance|amount|loan)\b[^.!?;]{0,4}\b(?:now|immediately) due\b|\b(?:accelerat(?:e|ed|ing))\b[^.!?;]{0,6}\b(?:loan|balance|debt)\b|\b(?:court|legal) (?:fees|costs)\b[^.!?;]{0,8}\bmay be added\b/u,
    except: /\b(?:not|never|won't)\b/u,
    hit: ['a collector may stop by next week', 'the entire loan is now due'],
    pass: ['we will never contact your references', 'an agent answers your call from nine to five'],
  },
]);
