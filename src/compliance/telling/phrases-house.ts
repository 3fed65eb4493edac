/** Phrases of what a house adds: its gap, its declarations, and the optional rows of the tables. */
import type { Phrase } from './phrase.js';

export const HOUSE_PHRASES: readonly Phrase[] = [
  ['the last contact was less than {n} minutes before', '距上一次联系不足{n}分钟'],
  ['the public holidays of this place and year are not known', '尚无该地该年度的法定节假日资料'],
  ['nobody said or declared that the debt is lawful', '无人说明或声明该债务合法'],
  ['nobody listed the agency or declared that it is listed', '无人公示或声明该机构已在公示名单内'],
  ['nobody said or declared that the address is private', '无人说明或声明该联系方式为本人专用'],
  ['nobody said or declared that the call is recorded', '无人说明或声明通话已录音'],
  ['nobody said or declared that the line is registered', '无人说明或声明该线路已登记'],
  ['nobody named or declared the registered signature', '无人列明或声明已登记的签名'],
  [
    'nobody said or declared that the debt is not time-barred',
    '无人说明或声明该债务未超过诉讼时效',
  ],
  ['nobody said or declared that this is no address at work', '无人说明或声明该地址并非工作场所'],
  ['the subject does not say 广告 or AD', '标题未标明“广告”字样'],
  ['the text names no way to refuse', '文本未注明拒收方式'],
  [
    'noted: contract and impact assessment of the agency',
    '提示：须有与该机构的委托合同及个人信息保护影响评估',
  ],
  [
    'noted: personal data of this contact has an end of retention',
    '提示：本次联系涉及的个人信息应有保存期限',
  ],
  ['noted: written notice of the transfer', '提示：债权转让须有书面通知'],
  ['noted: the message holds no promotion', '提示：信息中不得含有推销内容'],
  ['noted: approval of this traffic by the carrier', '提示：此类短信须经运营商批准'],
];
