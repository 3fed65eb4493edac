/** The places whose law a preview can be looked at by: those that some rule is for, as the list of rules names them. */
import { useLanguage } from '../../words/language.js';
import { useRules } from '../rules/useRules.js';

/** Rules for the Union bind in each of its states; rules for the United States in each of theirs. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  eu: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
  us: ['US-CA', 'US-NY', 'US-TX'],
};

/** A country or a part of one; `us-nyc` is a city and depends on more than the residence. */
const CODE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
const PACK = /^[a-z]{2}(-[a-z]{2})?$/;

export function usePlaces(): { readonly value: string; readonly label: string }[] {
  const { language } = useLanguage();
  const rules = useRules().data?.data ?? [];
  const packs = new Set(rules.flatMap((rule) => rule.packs));
  const codes = [...packs].flatMap(
    (pack) => WITHIN[pack] ?? (PACK.test(pack) ? [pack.toUpperCase()] : []),
  );
  const names = new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' });
  return codes.toSorted().map((value) => {
    const [country = value] = value.split('-');
    return { value, label: `${value} · ${names.of(country) ?? country}` };
  });
}

/** Any other place can be typed: what is no code of a place is left out. */
export function placesOf(typed: readonly string[]): string[] {
  return [...new Set(typed.map((one) => one.trim().toUpperCase()))].filter((one) => CODE.test(one));
}
