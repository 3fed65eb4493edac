/** Where a contact stands, in one sentence for people. */
import type { Language } from '../compliance/telling/tell.js';
import { iso } from '../platform/clock.js';
import type { ContactStatus } from '../schedule/contact.js';

export interface Standing {
  readonly status: ContactStatus;
  readonly due_at: Date;
  readonly not_after: Date;
  readonly rules: readonly string[] | null;
  readonly error_code: string | null;
  readonly decision_id: string | null;
  readonly updated_at: Date;
}

/** @param now milliseconds */
export function standing(contact: Standing, now: number, language: Language = 'en'): string {
  return language === 'zh-CN' ? inChinese(contact, now) : inEnglish(contact, now);
}

function inEnglish(contact: Standing, now: number): string {
  const { status, due_at, rules, error_code, decision_id, not_after } = contact;
  const named = (rules ?? []).join(', ');
  const because = error_code === null ? '' : ` (\`${error_code}\`)`;
  switch (status) {
    case 'scheduled': {
      const carried = NOBODY_CARRIES[error_code ?? ''];
      if (carried !== undefined)
        return `Nothing was sent: ${carried.en}. It is judged again at ${iso(due_at.getTime())}.`;
      const judged =
        decision_id === null ? 'It has not been judged yet' : 'It is to be judged again';
      const when =
        due_at.getTime() > now ? `it is due at ${iso(due_at.getTime())}` : 'it is due now';
      return `${judged}: ${when}${because}.`;
    }
    case 'held':
      return `It waits until ${iso(due_at.getTime())} because of ${named}, and is judged again then.`;
    case 'review':
      return `It waits until ${iso(not_after.getTime())} for a person to answer ${named}.`;
    case 'blocked':
      return `It ended because of ${named}: nothing was sent.`;
    case 'failed':
      return `It ended without being delivered${because}.`;
    case 'unknown':
      return `It may have been delivered${because}: it counts as a contact and is not sent again.`;
    default:
      return PLAIN[status];
  }
}

/** Why a contact that was allowed has not left, by its code. */
const NOBODY_CARRIES: Readonly<Record<string, { en: string; zh: string }>> = {
  no_vendor: {
    en: 'no vendor is set up for its channel (`no_vendor`)',
    zh: '此渠道尚未配置供应商（`no_vendor`）',
  },
  vendors_down: {
    en: 'every vendor of its channel has failed several times in a row (`vendors_down`)',
    zh: '此渠道的供应商均连续多次失败（`vendors_down`）',
  },
};

const PLAIN = {
  queued: 'It is being judged now.',
  permitted: 'It was allowed and is about to be handed over.',
  ready: 'The call was allowed and is on the call list.',
  claimed: 'A collector has taken the call.',
  completed: 'The call was made and its outcome entered.',
  sending: 'It is being handed over to the vendor.',
  sent: 'The vendor accepted it.',
  delivered: 'The vendor says that it was delivered.',
  undelivered: 'The vendor says that it was not delivered.',
  canceled: 'It was cancelled before it was handed over.',
  expired: 'Its `not_after` passed before it could be made.',
} as const satisfies Partial<Record<ContactStatus, string>>;

function inChinese(contact: Standing, now: number): string {
  const { status, due_at, rules, error_code, decision_id, not_after } = contact;
  const named = (rules ?? []).join('、');
  const because = error_code === null ? '' : `（\`${error_code}\`）`;
  switch (status) {
    case 'scheduled': {
      const carried = NOBODY_CARRIES[error_code ?? ''];
      if (carried !== undefined)
        return `未发送任何内容：${carried.zh}。将于${iso(due_at.getTime())}重新判定。`;
      const judged = decision_id === null ? '尚未判定' : '将重新判定';
      const when = due_at.getTime() > now ? `计划时间为${iso(due_at.getTime())}` : '现已到期';
      return `${judged}，${when}${because}。`;
    }
    case 'held':
      return `因${named}暂缓至${iso(due_at.getTime())}，届时重新判定。`;
    case 'review':
      return `等待人工就${named}作出答复，至${iso(not_after.getTime())}止。`;
    case 'blocked':
      return `因${named}终止，未发送任何内容。`;
    case 'failed':
      return `未能送达，已终止${because}。`;
    case 'unknown':
      return `可能已经送达${because}：计入联系次数，且不再发送。`;
    default:
      return PLAIN_CHINESE[status];
  }
}

const PLAIN_CHINESE = {
  queued: '正在判定。',
  permitted: '已获准，即将移交发送。',
  ready: '通话已获准，已列入拨打清单。',
  claimed: '催收员已领取该通话。',
  completed: '通话已完成，结果已登记。',
  sending: '正在移交服务商。',
  sent: '服务商已接收。',
  delivered: '服务商回执：已送达。',
  undelivered: '服务商回执：未送达。',
  canceled: '在移交之前已取消。',
  expired: '在能够联系之前，已过`not_after`期限。',
} as const satisfies Record<keyof typeof PLAIN, string>;
