/**
 * What sources of rules are called in Chinese. Law that was written in Chinese gets its Chinese name back, and
 * what is ours is told; law of other places keeps the name by which it is looked up there.
 */

/** In order: a longer name stands before what is part of it. */
const NAMES: readonly (readonly [source: RegExp, chinese: string])[] = [
  [/^house policy (.+)$/, '机构政策 $1'],
  [/\bDunwell, general stops/, 'Dunwell 通用禁止规则'],
  [/\bDunwell, tenant policy/, 'Dunwell 机构政策'],
  [/\bDunwell, declarations/, 'Dunwell 声明'],
  [/\bDunwell, time of contact/, 'Dunwell 联系时间'],
  [/\bDunwell, public holidays/, 'Dunwell 法定节假日'],
  [/\bDunwell, people beside the debtor/, 'Dunwell 债务人以外的人员'],
  [/\bDunwell, how the guard fails/, 'Dunwell 无法判定时的处理'],
  [/\bProduct reading of Civil Code representation/, '本产品对民法典代理规定的理解'],
  [/\bproduct policy/i, '产品政策'],
  [/\bcarrier (?:rules|policy)/, '运营商规则'],
  [/\bCBA guideline (\d{4}-\d{2}-\d{2})/, '中国银行业协会指引（$1）'],
  [/\bNIFA convention (\d{4}) and guideline (\d{4})/, '中国互联网金融协会公约（$1）与指引（$2）'],
  [/\bNIFA convention (\d{4})/, '中国互联网金融协会公约（$1）'],
  [/\bSMS service provisions (\d{4})/, '通信短信息服务管理规定（$1）'],
  [/\bInternet e-mail service measures (\d{4})/, '互联网电子邮件服务管理办法（$1）'],
  [/\bcredit card measures (\d{4})/i, '商业银行信用卡业务监督管理办法（$1）'],
  [/\bPublic Security Administration Punishments Law/, '治安管理处罚法'],
  [/\b(?:CN )?Criminal Law art 293-1/, '刑法第293条之一'],
  [/\b(?:CN )?PIPL/, '个人信息保护法'],
  [/(?<=; |^)Civil Code/, '民法典'],
  [/, revised text in force (\d{4}-\d{2}-\d{2})/, '，$1起施行的修订文本'],
  [/, personal information/, '，个人信息'],
  [/, prohibited acts/, '，禁止行为'],
  [/, on-site collection/, '，上门催收'],
  [/, notice-type voice/, '，通知类语音'],
  [/, interactive voice/, '，交互式语音'],
  [/ \(exaggerating legal consequences\)/, '（夸大法律后果）'],
  [/(?<=GB\/T [\d-]+) cl\. ([\d.]+)/, ' 第$1条'],
  [/(?<=[一-龥）]) arts? ([\d, -]*\d)/, '第$1条'],
];

export function inChinese(source: string): string {
  return source
    .split('; ')
    .map((part) => NAMES.reduce((said, [name, chinese]) => said.replace(name, chinese), part))
    .join('；');
}
