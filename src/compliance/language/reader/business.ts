/** Words of money, debt and law: a text that has one is not what friends write each other all day. */
const ENGLISH =
  /\b(?:pay|pays|paid|paying|payments?|repay\w*|debts?|debtors?|loans?|owe|owes|owed|owing|accounts?|balance|overdue|due|arrears|borrow\w*|lend\w*|credit|collect\w*|settle\w*|instal?lments?|bills?|amount|default\w*|money|cash|funds?|file|case|fees?|interest|card|bank|transfer|lawyer|court|police|legal|officer|agents?|agency|recover\w*)\b|[$£€₦₹]|\b(?:usd|rs|kes|php|ngn)\b/;
const CHINESE = /[还欠债款贷账钱逾催征收费利息元]|法院|公安|警|律师|起诉|通讯录|曝光/;

/** @param text the `deleet` view of a message */
export function isBusiness(text: string): boolean {
  return ENGLISH.test(text) || CHINESE.test(text);
}
