/** Texts that ask for money in a way no collector may: fees for collecting, accounts of a person. */

const FEE =
  /(?:催收|催缴|催款|追讨|追收|外访|上门|委外|清收|撤案|撤销上报|劳务|辛苦|跑腿)(?:服务|处理|协调|人工|手续)?(?:费用|费|佣金)/g;

const PERSON =
  '(?:我(?!行|司|公司|们|中心)|本人|个人|私人|催收员|专员|经理|主管|业务员|工作人员)的?';
const ACCOUNT = '(?:微信|支付宝|账户|账号|帐户|帐号|银行卡|卡号|收款码|二维码|钱包)';

const PRIVATE: readonly RegExp[] = [
  new RegExp(
    `(?:转|打|付|汇|存|还|缴)(?:账|款|钱|入|进|到|给|至)*[^,。!?;,]{0,6}${PERSON}[^,。!?;,]{0,4}${ACCOUNT}`,
    'g',
  ),
  new RegExp(`(?:转|打|付|汇)(?:账|款|钱)?给(?:我(?!行|司|公司|们)|本人)`, 'g'),
  new RegExp(
    `(?:加|添加)${PERSON}[^,。!?;,]{0,4}(?:微信|支付宝)[^。!?]{0,12}(?:转|付|还款|打款|缴)`,
    'g',
  ),
  new RegExp(`${PERSON}[^,。!?;,]{0,3}${ACCOUNT}[^。!?]{0,12}(?:收款|转账|付款|还款|打款)`, 'g'),
  new RegExp(`扫(?:码|描)?[^,。!?;,]{0,4}${PERSON}`, 'g'),
];

const WARNING =
  /(?:不会|不得|绝不|从不|严禁|禁止|请勿|切勿|不要|谨防|警惕|防范|无需|不收取?|不收任何|拒绝)[^,。!?;,]{0,12}$/;

export function asksForFee(text: string): boolean {
  return occurs(text, FEE);
}

export function asksForPrivatePayment(text: string): boolean {
  return PRIVATE.some((pattern) => occurs(text, pattern));
}

/** Found, and no warning such as 请勿 stands before it in the same clause. */
function occurs(text: string, pattern: RegExp): boolean {
  for (const match of text.matchAll(pattern)) {
    if (!WARNING.test(text.slice(0, match.index))) return true;
  }
  return false;
}
