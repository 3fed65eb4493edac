/** A source of a rule in the language of the moment. */
import { useLanguage } from './language.js';
import { inChinese } from './sources.js';

export function useSource(): (source: string) => string {
  const { language } = useLanguage();
  return language === 'zh' ? inChinese : asItIs;
}

const asItIs = (source: string) => source;
