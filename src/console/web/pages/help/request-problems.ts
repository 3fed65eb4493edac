/** Problems of a request that could not be read, or was wrong in itself. */
import { help } from './problem-help.js';

export const REQUEST_PROBLEMS = {
  'malformed-json': help(
    [
      'The body is not JSON',
      'The calling system sent a text that is not one well-formed JSON document in UTF-8.',
      'Mend the calling program; nothing was stored. In the console this should not happen: load the page again.',
    ],
    [
      '请求正文不是 JSON',
      '调用方发来的内容不是一份完整、UTF-8 编码的 JSON。',
      '请修正调用程序；没有保存任何内容。若在控制台中出现，请重新加载页面。',
    ],
  ),
  'bad-request': help(
    [
      'The request cannot be read',
      'Its first line, a header or its encoding breaks the rules of HTTP.',
      'Mend what the detail names. Behind a proxy, check that it passes requests on unchanged.',
    ],
    [
      '无法读取该请求',
      '请求行、某个请求头或编码不符合 HTTP 规范。',
      '请按详情所指修正。若中间有代理，请确认它原样转发请求。',
    ],
  ),
  'validation-failed': help(
    [
      'Fields are missing or wrong',
      'At least one field is missing, of a wrong form, or out of its range.',
      'Each wrong field is marked where it stands. Mend them and send again; nothing was stored.',
    ],
    [
      '字段缺失或有误',
      '至少有一个字段缺失、格式不对或超出范围。',
      '每个有误的字段都已就地标出。改正后重新提交；没有保存任何内容。',
    ],
  ),
  'idempotency-key-invalid': help(
    [
      'The idempotency key cannot be used',
      'The `Idempotency-Key` is empty, too long, or holds characters that cannot be seen.',
      'Send 1 to 255 visible ASCII characters, such as a UUID, new for each new request.',
    ],
    [
      '幂等键不可用',
      '`Idempotency-Key` 为空、过长，或含有不可见字符。',
      '请发送 1 至 255 个可见 ASCII 字符，例如 UUID；每个新请求用新的键。',
    ],
  ),
  'body-too-large': help(
    [
      'The body is too large',
      'More than 5 MB were sent at once.',
      'Send a bulk call in smaller portions, or a file by an import, which has no such limit.',
    ],
    [
      '请求正文过大',
      '一次发送的内容超过 5 MB。',
      '请把批量调用分成较小的批次；文件请改用“导入”，导入没有此限制。',
    ],
  ),
  'unsupported-media-type': help(
    [
      'The body has a form that is not read here',
      'The `Content-Type` is missing or names a form that this address does not take.',
      'Send `Content-Type: application/json` in UTF-8, unless the API says otherwise for this address.',
    ],
    [
      '不支持的内容类型',
      '`Content-Type` 缺失，或是此地址不接受的类型。',
      '除非 API 文档另有说明，请发送 UTF-8 的 `Content-Type: application/json`。',
    ],
  ),
  'unknown-reference': help(
    [
      'The request names something that does not exist',
      'It refers to a party, debt, address or organisation that was never sent, or is spelled differently.',
      'Create what is named first, or correct the id. After a file import: were the parties imported before the debts?',
    ],
    [
      '引用的对象不存在',
      '请求引用的当事人、债务、联系地址或机构从未录入，或编号拼写不同。',
      '请先创建被引用的对象，或更正编号。若来自文件导入：是否先导入了当事人，再导入债务？',
    ],
  ),
  'inconsistent-request': help(
    [
      'The fields do not fit together',
      'Each field is right by itself, but not beside the others: an SMS to an e-mail address, an end before its beginning.',
      'Mend the combination that is named.',
    ],
    [
      '字段之间互相矛盾',
      '每个字段单独看都正确，但放在一起不成立：例如把短信发往电子邮箱，或结束早于开始。',
      '请修正所指出的字段组合。',
    ],
  ),
  'unreadable-file': help(
    [
      'The file cannot be read as it was declared',
      'Its encoding, its separator or its columns are not those that the import was told.',
      'Mend the file or the layout, and send it anew; no row was taken.',
    ],
    [
      '文件与声明的格式不符',
      '文件的编码、分隔符或列与导入时声明的不一致。',
      '请修正文件或格式声明后重新上传；没有导入任何一行。',
    ],
  ),
  'not-submittable': help(
    [
      'The words may not go out as they are',
      'The text lacks something that the law requires, or says something that threatens, shames or misleads.',
      'Each finding names its place and offers a courteous wording. Mend, save, and submit again.',
    ],
    [
      '该文案目前不能对外发送',
      '文案缺少法律要求的内容，或含有威胁、羞辱、误导性的表述。',
      '每条发现都指出了位置并给出得体的替代说法。修改、保存后再次提交。',
    ],
  ),
  'guard-refused': help(
    [
      'The guard does not allow this attempt now',
      'The asking system wanted an error for a refusal (`Prefer: handling=strict`), and the decision was not “allow”.',
      'Do not make the attempt. The decision is on record: it says which rule spoke, and from when it may be asked again.',
    ],
    [
      '合规引擎目前不允许此次联系',
      '调用方要求以错误形式返回拒绝（`Prefer: handling=strict`），而判定不是“允许”。',
      '请不要进行此次联系。判定已存证：其中写明了是哪条规则，以及何时可以再次询问。',
    ],
  ),
  'idempotency-key-reused': help(
    [
      'The idempotency key belongs to another request',
      'The same key came before with another body, so the answer that is kept for it does not fit.',
      'Use a new key for a new request; repeat a request unchanged.',
    ],
    [
      '幂等键已用于另一请求',
      '同一个键此前对应不同的请求正文，已保存的答复不适用。',
      '新请求请用新的键；重试时请保持请求不变。',
    ],
  ),
  erased: help(
    [
      'The personal data of this person was erased',
      'The person asked to be forgotten, or the time of keeping ended; the key to their data is gone for good.',
      'Nothing can be added. A new loan with the same person needs a new party.',
    ],
    [
      '此人的个人信息已被删除',
      '当事人要求删除，或保存期限已满；其数据的密钥已永久销毁。',
      '无法再添加任何内容。若与同一人有新的借款，请建立新的当事人。',
    ],
  ),
};
