/** Codes that a finding or a contact's `rules` may name and no rule of the law in force has: what the program itself holds. */
import { BROKEN_HORIZON, NO_PACK, NO_RULES } from '../../compliance/engine-findings.js';
import type { Heading } from '../../compliance/rule.js';
import type { Language } from '../../compliance/telling/tell.js';
import { PAUSED_CODE } from '../../schedule/pause.js';
import { WITHDRAWN_CODE } from '../../schedule/template.js';

const STOPS: readonly (Readonly<Record<Language, string>> & { code: string; id: string })[] = [
  {
    code: PAUSED_CODE,
    id: 'engine/pause',
    en: 'Nothing that a pause covers leaves, until two persons let it go on.',
    'zh-CN': '暂停范围内的联络一律不发出,恢复须经两人。',
  },
  {
    code: WITHDRAWN_CODE,
    id: 'engine/template',
    en: 'Nothing leaves while no version of its template is in use.',
    'zh-CN': '模板没有正在使用的版本时,联络不发出。',
  },
  {
    code: NO_PACK.rule,
    id: 'engine/pack',
    en: 'Where no rules are known for the place where somebody lives, a person decides.',
    'zh-CN': '居住地没有已知规则时,由人工决定。',
  },
  {
    code: BROKEN_HORIZON.rule,
    id: 'engine/horizon',
    en: 'Where the rules leave no time to contact somebody within 400 days, a person decides.',
    'zh-CN': '规则在 400 天内都没有可联系时间时,由人工决定。',
  },
  {
    code: NO_RULES.rule,
    id: 'engine/rules',
    en: 'While no rule is loaded nothing is allowed.',
    'zh-CN': '未加载任何规则时,一律不予联系。',
  },
];

/** Said like any other rule, in the language of the reader. */
export function ownStops(language: Language): Heading[] {
  const { source, confidence } = NO_PACK.citation;
  return STOPS.map(({ code, id, [language]: says }) => ({
    code,
    id,
    packs: ['everywhere'],
    citation: { source, says, confidence },
  }));
}
