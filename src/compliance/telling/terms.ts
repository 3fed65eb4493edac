/** Words that stand in the holes of phrases, by their English. */

export const RELATIONS: Readonly<Record<string, string>> = {
  borrower: '借款人',
  'co borrower': '共同借款人',
  guarantor: '保证人',
  spouse: '配偶',
  'parent of minor': '未成年借款人的父母',
  guardian: '监护人',
  executor: '遗嘱执行人',
  successor: '继承人',
  attorney: '律师',
  employer: '雇主',
  colleague: '同事',
  'emergency contact': '紧急联系人',
  relative: '亲属',
  friend: '朋友',
  referee: '咨询人',
  'minor child': '未成年子女',
  'credit bureau': '征信机构',
  'other third party': '其他第三方',
};

export const CHANNELS: Readonly<Record<string, string>> = {
  call: '电话',
  voicemail: '语音留言',
  sms: '短信',
  email: '电子邮件',
  letter: '信函',
  visit: '上门',
  im: '即时消息',
  social: '社交媒体',
};

/** What caps count. */
export const NOUNS: Readonly<Record<string, string>> = {
  contacts: '次联系',
  'contacts on another channel': '次其他渠道的联系',
  messages: '条信息',
  texts: '条短信',
  reminders: '次催还',
  meetings: '次会面',
  visits: '次上门',
  calls: '次电话',
  'calls and texts': '次电话和短信',
  'calls and visits': '次电话和上门',
  'calls and messages to this mobile': '次对该手机的电话和信息',
  'effective calls': '次有效通话',
  'notice calls': '次通知类语音',
  'unanswered calls to this number': '次对该号码的未接通拨打',
  'artificial calls': '次人造语音电话',
  conversations: '次通话',
  communications: '次沟通',
  'communications at work': '次工作场所的沟通',
};

export const PLACES: Readonly<Record<string, string>> = {
  home: '住所',
  work: '工作场所',
  other: '其他地点',
};

export const HOLD_REASONS: Readonly<Record<string, string>> = {
  'natural disaster': '自然灾害',
  'breathing space': '债务喘息期',
  illness: '疾病',
  bereavement: '丧亲',
  other: '其他原因',
};

export const STATUSES: Readonly<Record<string, string>> = {
  deceased: '已死亡',
  incapacitated: '丧失民事行为能力',
  minor: '未成年',
};
