import type { Question } from '../../question.js';
import { localHours } from '../../kinds/local-hours.js';
import { type Week, week } from '../../kinds/week.js';

const TALK = week(['Mon-Fri 07:30-21:00', 'Sat-Sun 09:00-21:00'], 'closed');
const FACE_TO_FACE = week(['daily 09:00-21:00'], 'closed');
const WORKPLACE = week(['Mon-Fri 09:00-17:00'], 'closed');

export const auHours = localHours({
  code: 'AU-HOURS-01',
  id: 'au/hours',
  packs: ['au'],
  citation: {
    source: 'ACCC/ASIC Debt collection guideline (RG 96, 2021) s. 4',
    says: 'Reasonable hours in the state of the debtor; none on national public holidays.',
    confidence: 'primary',
  },
  numbers: {
    talk: TALK.written?.hours ?? [],
    visits: FACE_TO_FACE.written?.hours ?? [],
    work: WORKPLACE.written?.hours ?? [],
    holidays: 'closed',
  },
  hours: hoursOf,
});

function hoursOf({ attempt, endpoint }: Question): Week {
  if (endpoint.place === 'work') return WORKPLACE;
  return attempt.channel === 'visit' ? FACE_TO_FACE : TALK;
}
