/** The words of readable exports, in the two languages. What the guard says has its words in `compliance/telling`. */
import type { Language } from '../../compliance/telling/tell.js';

type Both = Readonly<Record<Language, string>>;

const both = (en: string, zh: string): Both => ({ en, 'zh-CN': zh });

export const WORDS = {
  title: both('Record of contacts with one borrower', '单个借款人联系记录'),
  subject: both('Borrower (pseudonym in the log)', '借款人（日志中的假名）'),
  log: both('Evidence log', '证据日志'),
  period: both('Period of the records', '记录期间'),
  records: both('Records in this package', '本包记录数'),
  contacts: both('Records of contacts', '其中联系记录'),
  opened: both('Records with opened content', '已披露内容的记录'),
  zone: both('Times are told in', '时间所用时区'),
  checkpoint: both('Checkpoint', '检查点'),
  checkpointSays: both(
    'Every record below was in the log when this was signed. Keep this page: with it, anyone can show later whether the history was only added to.',
    '以下每条记录在签署本检查点时均已在日志中。请保存本页：日后任何人可凭此验证历史记录是否只增不改。',
  ),
  completeTo: both('Complete up to (complete_to)', '完整截至（complete_to）'),
  complete: both(
    'The package proves that these are all records of this borrower up to the heads record named above, in this order. Of what was recorded after it, it says nothing.',
    '本包可证明：截至上述汇总记录，该借款人的全部记录均在此列，且顺序无误。其后记入的内容，本包不作任何说明。',
  ),
  limits: both(
    'It proves what was recorded and when. It does not prove that what was recorded is true, nor that nothing happened outside this log. This document is for reading; what counts are the files of the package, which README.txt says how to check.',
    '本包证明记录的内容与时间，不证明所记内容属实，也不证明日志之外没有发生其他事情。本文件仅供阅读，以包内各文件为准；核验方法见 README.txt。',
  ),
  noContact: both('No contact with this borrower is recorded.', '没有与该借款人的任何联系记录。'),
  noRecord: both('The log holds no record about this person.', '日志中没有关于该人的任何记录。'),
  timeline: both('Timeline', '时间线'),
  rules: both('Rules that were judged', '所判断的规则'),
  passed: both('No objection', '无异议'),
  until: both('not before', '不早于'),
  to: both('To', '发往'),
  message: both('Message', '消息内容'),
  messageSubject: both('Subject', '主题'),
  closed: both('Not opened', '未披露'),
  record: both('Record', '记录'),
  page: both('page', '第'),
  citation: both('Source', '依据'),
  requirement: both('Requirement', '要求'),
} satisfies Record<string, Both>;

export const KINDS: Readonly<Record<string, Both>> = {
  'consent.changed': both('Consent changed', '同意状态变更'),
  'endpoint.changed': both('Address changed', '联系方式变更'),
  'restriction.changed': both('Restriction changed', '限制变更'),
  'fact.recorded': both('Fact recorded', '事实记录'),
  inbound: both('Heard from the borrower or about them', '收到来信或来电'),
  'contact.accepted': both('Contact ordered', '联系任务受理'),
  'contact.imported': both('Contact made elsewhere', '其他系统的联系'),
  'contact.canceled': both('Contact canceled', '联系取消'),
  'contact.expired': both('Contact expired', '联系过期'),
  'contact.replayed': both('Contact ordered once more', '联系任务重新发起'),
  'contact.abandoned': both('Contact given up by a person', '联系任务由人工放弃'),
  decision: both('Decision', '合规判断'),
  'review.resolved': both('Reviewed by a person', '人工审核'),
  'send.attempt': both('Sending begun', '开始发送'),
  'send.accepted': both('Accepted by the vendor', '通道已受理'),
  'send.rejected': both('Rejected by the vendor', '通道拒绝'),
  'send.unknown': both('Outcome of sending unknown', '发送结果不明'),
  'call.task': both('Call', '电话'),
  receipt: both('Delivery receipt', '送达回执'),
  'receipt.conflict': both('Contradicting receipt', '回执矛盾'),
  'access.recorded': both('Personal data read', '个人信息被查阅'),
  'legal_hold.placed': both('Legal hold placed', '诉讼保全开始'),
  'legal_hold.released': both('Legal hold released', '诉讼保全解除'),
  'erasure.requested': both('Erasure requested', '请求删除'),
  'erasure.deferred': both('Erasure deferred', '暂缓删除'),
  'erasure.done': both('Personal data erased', '个人信息已删除'),
  'retention.expired': both('Retention expired', '保存期届满'),
  reconciliation: both('Compared with a statement', '与账单核对'),
  'export.issued': both('Package issued', '证据包出具'),
  correction: both('Correction', '更正'),
};

export const VERDICTS: Readonly<Record<string, Both>> = {
  allow: both('allowed', '可以联系'),
  defer: both('deferred', '暂缓'),
  review: both('for a person to review', '待人工审核'),
  block: both('blocked', '禁止联系'),
  pass: both('passed', '通过'),
  not_in_force: both('not in force', '尚未施行'),
};

/** Members of bodies that readers look for; the rest stands in the record itself. */
export const FIELDS: Readonly<Record<string, Both>> = {
  channel: both('channel', '渠道'),
  purpose: both('purpose', '目的'),
  type: both('type', '类型'),
  occurred_at: both('occurred', '发生时间'),
  outcome: both('outcome', '结果'),
  answer: both('answer', '答复'),
  fact: both('fact', '事实'),
  change: both('change', '变更'),
  vendor: both('vendor', '通道'),
  vendor_message_id: both('vendor’s id', '通道编号'),
  event: both('event', '事件'),
  reason: both('reason', '原因'),
  not_before: both('not before', '不早于'),
  not_after: both('not after', '不晚于'),
  by: both('by', '经办'),
  held_until: both('held until', '暂停至'),
  asked_by: both('asked by', '询问者'),
  contact: both('contact', '联系编号'),
};

export function word(name: keyof typeof WORDS, language: Language): string {
  return WORDS[name][language];
}

export function kindOf(kind: string, language: Language): string {
  return KINDS[kind]?.[language] ?? kind;
}

export function verdictOf(verdict: string, language: Language): string {
  return VERDICTS[verdict]?.[language] ?? verdict;
}

/** Codes that readers meet often; others are printed as they stand in the record. */
const VALUES: Readonly<Record<string, string>> = {
  call: '电话',
  email: '电子邮件',
  sms: '短信',
  letter: '信函',
  collection: '催收',
  reminder: '提醒',
  created: '新建',
  changed: '变更',
  party: '当事人',
  debt: '债务',
  approved: '批准',
  refused: '拒绝',
};

export function valueOf(value: string, language: Language): string {
  return language === 'en' ? value : (VALUES[value] ?? value);
}
