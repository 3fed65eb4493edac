/** An instant on the clock of the borrower, with the zone; the viewer's own on hover. */
import { useLanguage } from '../words/language.js';

interface Props {
  readonly at: string | null | undefined;
  /** IANA name such as `America/New_York`; absent: the viewer's. */
  readonly zone?: string | undefined;
}

export function LocalTime({ at, zone }: Props) {
  const { language } = useLanguage();
  if (at === null || at === undefined) return <span>–</span>;
  const viewers = shown(at, undefined, language);
  return (
    <time dateTime={at} title={viewers}>
      {zone === undefined ? viewers : shown(at, zone, language)}
    </time>
  );
}

function shown(at: string, timeZone: string | undefined, language: string): string {
  const clock = clockOf(timeZone, language);
  const instant = new Date(at);
  const zone = clock.zone.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
  return `${clock.time.format(instant)} ${zone?.value ?? ''}`;
}

interface Clock {
  readonly time: Intl.DateTimeFormat;
  readonly zone: Intl.DateTimeFormat;
}

const clocks = new Map<string, Clock>();

/** To make one takes longer than to draw a whole row, and a list shows a hundred times in few zones. */
function clockOf(timeZone: string | undefined, language: string): Clock {
  const key = `${language} ${timeZone}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const clock = {
    time: new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    }),
    zone: new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' }),
  };
  clocks.set(key, clock);
  return clock;
}
