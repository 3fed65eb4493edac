/** The places that a rule is for, by the packs that load it. */
import type { Text } from './words.js';

export function placeName(pack: string, text: Text, language: string): string {
  if (pack === 'everywhere') return text.everywhere;
  if (pack === 'outside-cn') return text.outsideCn;
  if (pack === 'world') return text.world;
  if (pack === 'eu') return text.europe;
  if (pack === 'us-nyc') return text.newYorkCity;
  const [country = '', part] = pack.toUpperCase().split('-');
  const name = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' }).of(
    country,
  );
  return part === undefined ? (name ?? pack) : `${name ?? country} · ${part}`;
}
