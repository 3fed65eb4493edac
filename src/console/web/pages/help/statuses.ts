/** What each status of a contact means, and what is to be done about it. */
import { help } from './problem-help.js';

export const STATUS_HELP = {
  scheduled: help(
    ['Planned', 'It is due later, or is tried again.', 'Nothing. It is judged when it is due.'],
    ['已计划', '稍后到期，或将再次尝试。', '无需操作，到期时判定。'],
  ),
  queued: help(
    ['Being judged', 'It is due and in the hands of the guard.', 'Nothing: it takes seconds.'],
    ['判定中', '已到期，正由合规引擎处理。', '无需操作，数秒内完成。'],
  ),
  held: help(
    [
      'Held',
      'A rule does not allow it now, but later: the hour, or a cap.',
      'Nothing. It is judged again at the instant that is shown.',
    ],
    ['已暂缓', '规则目前不允许，但稍后可以：时段或频次。', '无需操作，在所示时刻重新判定。'],
  ),
  review: help(
    [
      'Waits for a person',
      'A rule cannot decide alone.',
      'A reviewer approves or refuses this very text at this very address.',
    ],
    ['等待人工', '规则无法单独决定。', '由审核人员批准或拒绝发往该地址的这段文案。'],
  ),
  blocked: help(
    [
      'Blocked',
      'A rule forbids it, or a reviewer refused it. Nothing was sent.',
      'Nothing. If a fact was wrong, mend it and send a new contact.',
    ],
    [
      '已禁止',
      '规则禁止，或审核人员拒绝。未发送任何内容。',
      '无需操作。若事实有误，请更正后新建联系。',
    ],
  ),
  permitted: help(
    [
      'Allowed',
      'The permission holds for a minute at most.',
      'Nothing: it is about to leave. It can still be stopped.',
    ],
    ['已允许', '许可至多有效一分钟。', '无需操作，即将发出。仍可停止。'],
  ),
  ready: help(
    [
      'On the call list',
      'The call was allowed when it was listed.',
      'A collector claims it; it is judged again at that moment.',
    ],
    ['在拨打清单中', '列入时通话已获允许。', '由催收员领取；领取时再次判定。'],
  ),
  claimed: help(
    [
      'Taken by a collector',
      'It is held for 15 minutes at most.',
      'Enter the outcome, or give it back.',
    ],
    ['已被领取', '至多保留 15 分钟。', '请录入结果，或退回任务。'],
  ),
  completed: help(
    ['Called', 'The outcome was entered.', 'Nothing.'],
    ['已拨打', '结果已录入。', '无需操作。'],
  ),
  sending: help(
    [
      'Being handed over',
      'The vendor is being called at this moment.',
      'Nothing: it takes seconds, and can no longer be stopped.',
    ],
    ['移交中', '正在调用供应商。', '无需操作，数秒内完成；已无法停止。'],
  ),
  sent: help(
    ['Sent', 'The vendor has accepted it.', 'Nothing. A receipt may follow.'],
    ['已发送', '供应商已受理。', '无需操作，之后可能收到回执。'],
  ),
  delivered: help(
    ['Delivered', 'The vendor says that it arrived.', 'Nothing.'],
    ['已送达', '供应商表示已送达。', '无需操作。'],
  ),
  undelivered: help(
    [
      'Not delivered',
      'The vendor says that it left and did not arrive.',
      'It counts as a contact. If it happens often, check the address.',
    ],
    ['未送达', '供应商表示已发出但未送达。', '仍计为一次联系。若经常发生，请核对地址。'],
  ),
  failed: help(
    [
      'Failed',
      'It certainly did not leave, and is not tried again.',
      'Read its reason; mend it and send it once more from the dead letters.',
    ],
    ['失败', '确定没有发出，且不再尝试。', '请查看原因，处理后从“未送达”中重新发送。'],
  ),
  unknown: help(
    [
      'In doubt',
      'It may have left: nobody knows.',
      'It counts and is never sent again. Settle it when the vendor’s list or support tells.',
    ],
    ['结果不明', '可能已经发出，无法确定。', '计入次数且不再发送。待供应商清单或客服确认后处理。'],
  ),
  canceled: help(
    ['Cancelled', 'The loan system or a person withdrew it before it left.', 'Nothing.'],
    ['已取消', '发出前由信贷系统或人员撤回。', '无需操作。'],
  ),
  expired: help(
    [
      'Out of time',
      'Its last lawful or wanted moment passed.',
      'Send it once more from the dead letters if it is still wanted.',
    ],
    ['已过期', '已过其最后的合法或期望时刻。', '若仍需要，请从“未送达”中重新发送。'],
  ),
};
