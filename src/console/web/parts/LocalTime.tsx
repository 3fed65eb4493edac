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
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
    .format(new Date(at))
    .concat(` ${zoneName(at, timeZone)}`);
}

function zoneName(at: string, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'short' }).formatToParts(
    new Date(at),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
