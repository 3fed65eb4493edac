/** The pauses that hold an attempt of others, told as one more finding. */
import type { Language } from '../compliance/telling/tell.js';
import type { Hold, NamedPause } from '../dispatch/asked-hold.js';
import { PAUSED_CODE } from '../schedule/pause.js';

/** One finding a pause; a pause is no law and cites none. */
export function holdFindings(hold: Hold | null, language: Language) {
  return (hold?.paused ?? []).map((named) => ({
    rule: PAUSED_CODE,
    verdict: 'defer' as const,
    because: language === 'zh-CN' ? inChinese(named) : inEnglish(named),
    citation: null,
    ...(named.until === undefined ? {} : { not_before: named.until }),
  }));
}

export function pausedBody(hold: Hold | null) {
  return (hold?.paused ?? []).map(({ pause, scope, value, until }) => ({
    id: pause,
    scope,
    value: value ?? null,
    until: until ?? null,
  }));
}

function inEnglish({ pause, scope, value, until }: NamedPause): string {
  const what = value === undefined ? 'everything' : `the ${scope} \`${value}\``;
  const end = until === undefined ? 'until two persons end it' : `until ${until}`;
  return `the pause ${pause} holds ${what} ${end}`;
}

const SCOPES: Readonly<Record<NamedPause['scope'], string>> = {
  tenant: '全部',
  channel: '渠道',
  template: '模板',
  batch: '批次',
  sender: '发送方',
  debt: '债务',
  region: '地区',
};

function inChinese({ pause, scope, value, until }: NamedPause): string {
  const what = value === undefined ? '全部联系' : `${SCOPES[scope]}\`${value}\``;
  const end = until === undefined ? '须经两人解除' : `至${until}止`;
  return `暂停指令${pause}暂停了${what}，${end}`;
}
