/** Why a contact failed, waits or is in doubt: the codes that stand beside its status. */
import { help } from './problem-help.js';

export const REASONS = {
  facts_invalid: help(
    [
      'Facts that cannot be judged',
      'What is known of the person or the debt contradicts itself.',
      'Mend the person or the debt, then send the contact once more from the dead letters.',
    ],
    [
      '事实无法判定',
      '关于当事人或债务的信息自相矛盾。',
      '请修正当事人或债务信息，再从“未送达”中重新发送。',
    ],
  ),
  render_failed: help(
    [
      'The words could not be filled in',
      'A value that the template needs is missing or has the wrong form.',
      'Supply the variable with the contact, or mend the template; then send it once more.',
    ],
    [
      '无法填充文案',
      '模板所需的某个值缺失或格式不对。',
      '请随联系提供该变量，或修正模板；然后重新发送。',
    ],
  ),
  template_missing: help(
    [
      'There are no words',
      'No active template has this name, channel and language.',
      'Publish or activate one; what is held for it goes on by itself.',
    ],
    [
      '没有可用文案',
      '没有此名称、渠道和语言的启用模板。',
      '请发布或启用模板；因此暂缓的联系会自动继续。',
    ],
  ),
  reference_missing: help(
    [
      'Something it refers to is gone',
      'The debt, person or organisation is no longer there.',
      'Nothing is to be done for this contact; send a new one if it is still wanted.',
    ],
    ['引用的对象已不存在', '债务、当事人或机构已不存在。', '此联系无需处理；若仍需联系，请新建。'],
  ),
  unreadable: help(
    [
      'Sealed data cannot be opened',
      'The data was erased, or the master key is not the one it was sealed with.',
      'If the person was erased, nothing is to be done. Else tell whoever runs the service at once.',
    ],
    [
      '密封数据无法打开',
      '数据已被删除，或主密钥与当时不同。',
      '若当事人信息已删除，无需处理。否则请立即通知运维人员。',
    ],
  ),
  decision_failed: help(
    [
      'It could not be judged',
      'Something unforeseen happened while judging; it is tried again every minute and nothing leaves meanwhile.',
      'If it stays so, tell whoever runs the service.',
    ],
    [
      '无法完成判定',
      '判定时发生未预料的情况；每分钟重试，期间不会发出。',
      '若持续如此，请通知运维人员。',
    ],
  ),
  no_vendor: help(
    [
      'No vendor for this channel',
      'None is set up, or all are switched off.',
      'An administrator sets one up; the contact is tried again by itself.',
    ],
    ['此渠道没有供应商', '尚未配置，或均已停用。', '请管理员配置；联系会自动重试。'],
  ),
  vendors_down: help(
    [
      'All vendors of this channel are away',
      'Each of them has failed several times in a row and is left alone for a while.',
      'Nothing: it goes on by itself. If it lasts, call the vendor.',
    ],
    [
      '此渠道的供应商均不可用',
      '各供应商连续多次失败，暂不再尝试。',
      '无需操作，会自动继续。若持续很久，请联系供应商。',
    ],
  ),
  permit_expired: help(
    [
      'The permission ran out before the sending',
      'The queue was too long, or the evidence log was not sealed in time.',
      'Nothing: it is judged again by itself.',
    ],
    ['许可在发送前过期', '队列过长，或存证日志未及时封存。', '无需操作，会自动重新判定。'],
  ),
  given_back: help(
    [
      'It was given back before the sending',
      'The service was being stopped, or the person was just asking for a stop.',
      'Nothing: it is judged again by itself.',
    ],
    ['在发送前被退回', '服务正在停止，或当事人正在要求停止联系。', '无需操作，会自动重新判定。'],
  ),
  window_closing: help(
    [
      'The lawful hours were about to end',
      'Too little time was left for the message to arrive within them.',
      'Nothing: it waits for the next window.',
    ],
    ['合法时段即将结束', '剩余时间不足以在时段内送达。', '无需操作，等待下一时段。'],
  ),
  no_clear_answer: help(
    [
      'The vendor gave no clear answer',
      'The connection broke, or the service stopped, after the message may have left.',
      'It counts as sent and is not sent again. Settle it under “outcome in doubt” when you know.',
    ],
    [
      '供应商未给出明确答复',
      '在消息可能已发出之后连接中断或服务停止。',
      '按已发送计，且不再发送。确认后请在“结果不明”中处理。',
    ],
  ),
  restored: help(
    [
      'Restored from a backup',
      'It may have been sent between the backup and the stop.',
      'Settle it from the vendor’s list; until then it counts as sent.',
    ],
    ['由备份恢复', '可能在备份与停机之间已经发送。', '请对照供应商清单处理；在此之前按已发送计。'],
  ),
  recipient_opted_out: help(
    [
      'The recipient has refused our messages at the vendor',
      'They have said STOP to the carrier or the vendor.',
      'It was recorded as an opt-out: nothing more goes to this address.',
    ],
    [
      '接收方已在供应商处退订',
      '对方已向运营商或供应商表示拒收。',
      '已登记为退订：不再向该地址发送。',
    ],
  ),
  sender_has_no_number: help(
    [
      'The sender has no number',
      'The organisation has no `sms_from`.',
      'Enter a number with the organisation, then send the contact once more.',
    ],
    ['发送方没有号码', '该机构未设置 `sms_from`。', '请为机构登记号码，然后重新发送。'],
  ),
  sender_has_no_address: help(
    [
      'The sender has no e-mail address',
      'The organisation has no `email_from`.',
      'Enter an address with the organisation, then send the contact once more.',
    ],
    ['发送方没有邮箱', '该机构未设置 `email_from`。', '请为机构登记邮箱，然后重新发送。'],
  ),
  no_vendor_template: help(
    [
      'The vendor has no matching template',
      'The vendor sends approved templates only, and none of them gives exactly the judged words.',
      'Enter the vendor’s template for this text, then send the contact once more.',
    ],
    [
      '供应商处没有匹配的模板',
      '该供应商只发送已报备模板，而没有一个与已判定文案完全一致。',
      '请为此文案登记供应商模板，然后重新发送。',
    ],
  ),
};
