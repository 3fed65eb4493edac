/** Why something did not leave, or why nobody knows: the codes that the program itself makes, and how vendors' answers are named. */
import { inBoth } from '../../words/words.js';

export const causes = inBoth({
  en: {
    not_after_passed: 'its time ran out',
    settled_by_person: 'somebody said that it did not leave',
    restored: 'restored from a backup',
    no_clear_answer: 'no clear answer of the vendor',
    facts_invalid: 'its facts cannot be judged',
    render_failed: 'its words could not be made from its values',
    template_missing: 'no version of its template goes out',
    reference_missing: 'something that it names is not there any more',
    unreadable: 'its data can no longer be read',
    decision_failed: 'deciding about it failed, again and again',
    vendors_down: 'every vendor was down',
    no_vendor: 'no vendor is set up for it',
    no_vendor_template: 'the vendor has approved no text for it',
    adapter_failed: 'our side of the vendor call failed',
    permit_expired: 'the permit to send had run out',
    given_back: 'it was given back before it was sent',
    window_closing: 'too little was left of the permitted hours',
    sender_has_no_number: 'the sender has no number for SMS',
    sender_has_no_address: 'the sender has no e-mail address',
    recipient_opted_out: 'the recipient has opted out at the vendor',
    http_not_encrypted: 'the address of the vendor is not encrypted',
    http_private_address: 'the address of the vendor leads into a private network',
    http_timeout: 'the vendor did not answer in time',
    http_redirect_not_followed: 'the vendor wanted to send it elsewhere',
    alicloud_endpoint_private: 'the address of the vendor leads into a private network',
    unreached: (who: string) => `${who} could not be reached`,
    answered: (who: string, code: string) => `${who} answered ${code}`,
    smtp: 'the mail server',
    http: 'the vendor',
    twilio: 'Twilio',
    alicloud: 'Alibaba Cloud',
  },
  zh: {
    not_after_passed: '已过期限',
    settled_by_person: '人工确认未发出',
    restored: '从备份恢复',
    no_clear_answer: '服务商未明确答复',
    facts_invalid: '其事实数据无法判定',
    render_failed: '无法用其变量值生成文字',
    template_missing: '其模板没有正在使用的版本',
    reference_missing: '其引用的对象已不存在',
    unreadable: '其数据已无法读取',
    decision_failed: '多次判定均失败',
    vendors_down: '所有服务商均不可用',
    no_vendor: '未为其配置服务商',
    no_vendor_template: '服务商没有为其审批文本',
    adapter_failed: '我方调用服务商时出错',
    permit_expired: '发送许可已过期',
    given_back: '在发送前被退回',
    window_closing: '允许时段所剩时间过短',
    sender_has_no_number: '发送方没有短信号码',
    sender_has_no_address: '发送方没有电子邮箱',
    recipient_opted_out: '收件人已在服务商处退订',
    http_not_encrypted: '服务商地址未加密',
    http_private_address: '服务商地址指向内部网络',
    http_timeout: '服务商未及时答复',
    http_redirect_not_followed: '服务商要求转发到其他地址',
    alicloud_endpoint_private: '服务商地址指向内部网络',
    unreached: (who) => `无法连接${who}`,
    answered: (who, code) => `${who}答复 ${code}`,
    smtp: '邮件服务器',
    http: '服务商',
    twilio: 'Twilio ',
    alicloud: '阿里云',
  },
});

const UNREACHED = /^(econn|enotfound|etimedout|ehost|enet|eai|esocket|edns|timeout)/;

/** A vendor's own code stays as it is, beside whose it is: its manual knows it. */
export function causeIn(text: typeof causes.en, code: string): string {
  const own = (text as Readonly<Record<string, unknown>>)[code];
  if (typeof own === 'string') return own;
  const [, who, said = ''] = /^(smtp|http|twilio|alicloud)_(.+)$/.exec(code) ?? [];
  if (who === undefined) return code;
  const name = text[who as 'smtp' | 'http' | 'twilio' | 'alicloud'];
  return UNREACHED.test(said) ? text.unreached(name.trim()) : text.answered(name, said);
}
