import type { Question } from '../../question.js';
import { dayAt, weekdayOf } from '../../zoned.js';
import { represented } from '../../kinds/attorney.js';
import { holidaysOf } from '../../kinds/holidays.js';

const DAYS = 3;

export const wvAttorney = represented({
  code: 'WV-ATTY',
  id: 'us-wv/attorney',
  packs: ['us-wv'],
  citation: {
    source: 'W. Va. Code 46A-2-128(e)',
    says: 'Direct contact ends three business days after the written notice of an attorney.',
    confidence: 'secondary',
  },
  numbers: { business_days: DAYS },
  how: { silence: 'ignored', binds: isThirdBusinessDay },
});

function isThirdBusinessDay(question: Question, notice: number): boolean {
  const holidays = holidaysOf(question);
  return question.dayZones.some((zone) => {
    const today = dayAt(zone, question.at);
    let business = 0;
    for (let day = dayAt(zone, notice) + 1; day <= today && business < DAYS; day += 1) {
      const weekday = weekdayOf(day);
      if (weekday !== 0 && weekday !== 6 && !holidays.has(day)) business += 1;
    }
    return business >= DAYS;
  });
}
