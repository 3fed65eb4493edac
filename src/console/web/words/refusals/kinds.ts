/** Words that stand in the holes of refusals: kinds of things, types of values. */
const KINDS: Readonly<Record<string, string>> = {
  batch: '批次',
  channel: '渠道',
  contact: '联络',
  creditor: '债权人',
  debt: '债务',
  declaration: '声明',
  draft: '草稿',
  endpoint: '联系方式',
  event: '事件',
  erasure: '删除申请',
  hold: '保留',
  organisation: '机构',
  party: '当事人',
  pause: '暂停',
  policy: '机构政策',
  proposal: '提案',
  sender: '发送方',
  template: '模板',
  nothing: '无',
  characters: '个字符',
  items: '项',
  'a string': '文本',
  'a number': '数字',
  'a whole number': '整数',
  'a fraction or not a number': '小数或并非数字',
  'an array': '列表',
  'an object': '对象',
  'a boolean': '是/否值',
  '`true` or `false`': '`true` 或 `false`',
  'a JSON object with `content-type: application/json`': 'JSON 对象',
  'card number': '卡号',
  'account number': '账号',
};

export function kindOf(word: string): string | undefined {
  return Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
}
