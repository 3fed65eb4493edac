/**
 * Words that give a debt away. Addressed to anyone but the debtor's side they are a disclosure;
 * to the debtor they are the subject of the message. The name and number of a lender are no hint.
 */
import { entries } from './entry.js';

export const thirdParty = [
  ...entries('DIS', 'zh', [
    {
      id: 'DIS-Z20',
      pattern:
        /欠(?!缺|佳)|逾期|贷款(?!公司|有限)|借款|还款|还钱|还贷|催收|[负债]债|债务|负债|账单|应还|未还|代偿|本金|利息|违约|征信|老赖|失信|起诉|信用卡(?!中心)/u,
      neverLowered: true,
      hit: ['王先生的贷款已逾期,请转告其尽快还款', '请提醒她及时还钱'],
      pass: [
        '【示例银行】您好,烦请转告王先生方便时致电我行客服400-000-0000,谢谢。',
        '请转告李女士我行已更换客服电话',
      ],
    },
    {
      id: 'DIS-Z21',
      pattern: /\d(万|千|百)?(元|块)|[一二三四五六七八九十百千万两](元|块钱)|人民币|[¥￥]\s?\d/u,
      neverLowered: true,
      hit: ['请让他准备5,000元', '麻烦转告她带两千元来'],
      pass: ['请于周一至周五9点至18点致电我行', '我行位于人民路8号'],
    },
  ]),
  ...entries('DIS', 'en', [
    {
      id: 'DIS-E20',
      pattern:
        /\b(?:debts?|owes?|owed|owing|overdue|past due|arrears|loans?|repay\w{0,20}|payments?|borrow\w{0,20}|balance|collections?|debt collector|delinquent|mortgage|instal?ments?|credit card|settle|bankrupt\w{0,20}|creditor|lawsuit|judge?ment)\b/u,
      except:
        /\b(?:loans?|credit|collections?|recovery|payments?|mortgage) (?:ltd|inc|llc|plc|limited|corp|company)\b/u,
      neverLowered: true,
      hit: ['please tell mr king his loan is 30 days overdue', 'she owes us a reply and a payment'],
      pass: [
        'please ask mr king to call example loans ltd',
        'please pass on our number to ms grant',
      ],
    },
    {
      id: 'DIS-E21',
      pattern: /[$£€]\s?\d|\b(?:usd|gbp|eur)\s?\d/u,
      neverLowered: true,
      hit: ['ask her to bring $400', 'he should have gbp 250 with him'],
      pass: ['ask her to call 0800 000 000', 'our office is at 400 main street'],
    },
  ]),
];
