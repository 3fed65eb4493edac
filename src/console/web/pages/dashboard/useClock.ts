/** Short names of hours and days on the viewer's clock, for axes and first columns. */
import { useMemo } from 'react';
import { useLanguage } from '../../words/language.js';

/** @returns names an instant by its day if the step is 24 hours, else by day and time */
export function useClock(): (at: string, stepHours: number) => string {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
    const days = new Intl.DateTimeFormat(locale, day);
    const times = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (at, stepHours) => (stepHours < 24 ? times : days).format(new Date(at));
  }, [language]);
}
