/** Problems of a request that was right and came at the wrong moment: about contacts, calls and files. */
import { help } from './problem-help.js';

export const CONFLICT_PROBLEMS = {
  'not-stoppable': help(
    [
      'The contact can no longer be stopped',
      'It was handed over to the vendor, is in the hands of a collector, or has ended.',
      'Look at its status. To keep further contacts from leaving, pause, or put the restriction on the person’s card.',
    ],
    [
      '该联系已无法停止',
      '它已交给供应商、正由催收员处理，或已结束。',
      '请查看其状态。若要阻止后续联系，请使用“暂停”，或在当事人卡片上登记限制。',
    ],
  ),
  'not-in-review': help(
    [
      'The contact waits for nobody',
      'A colleague has answered already, or a new fact has changed the decision.',
      'Look at its status; the story says who answered and when.',
    ],
    [
      '该联系不在等待审核',
      '同事已作答复，或新的事实改变了判定。',
      '请查看其状态；经过中记有何人何时答复。',
    ],
  ),
  'not-replayable': help(
    [
      'The contact is no dead letter',
      'Only what failed in the end or ran out of time can be begun anew.',
      'Look at its status: it may have been begun anew already, or still be on its way.',
    ],
    [
      '该联系不是未送达件',
      '只有最终失败或超时的联系才能重新开始。',
      '请查看其状态：可能已被重新开始，或仍在途中。',
    ],
  ),
  'not-unknown': help(
    [
      'The outcome of the contact is not in doubt',
      'The vendor’s list, a receipt or a colleague has settled it meanwhile.',
      'Look at its status: there is nothing left to do.',
    ],
    ['该联系的结果并无疑问', '供应商清单、回执或同事已将其确定。', '请查看其状态：无需再处理。'],
  ),
  'not-reserved': help(
    [
      'Nothing was reserved with this decision',
      'Only a decision that was asked for with a reservation holds a place.',
      'Report what was made without one as an event.',
    ],
    [
      '此判定未预留名额',
      '只有以预留方式询问的判定才占用名额。',
      '未经预留而进行的联系，请作为事件上报。',
    ],
  ),
  'already-settled': help(
    [
      'Another outcome was reported before',
      'An outcome is reported once, so that counts stay right.',
      'If something different happened besides, record it as a further event.',
    ],
    [
      '此前已上报另一结果',
      '为保证计数正确，结果只上报一次。',
      '若另有不同情况发生，请作为新的事件记录。',
    ],
  ),
  'late-release': help(
    [
      'The place can no longer be released without a person',
      'Too much time has passed to believe without a reason that the attempt was not made.',
      'Report what happened; or let a reviewer release the place with a reason.',
    ],
    [
      '名额须由人员释放',
      '时间已久，无法在没有理由的情况下认定联系并未进行。',
      '请上报实际情况；或由审核人员说明理由后释放名额。',
    ],
  ),
  'stale-balance': help(
    [
      'A newer balance is already known',
      'Balances came in another order than that of `balance_as_of`.',
      'Drop this one; the newer figure stands.',
    ],
    ['已有更新的余额', '余额到达的顺序与 `balance_as_of` 不同。', '请忽略本条；以较新的数字为准。'],
  ),
  'not-yours': help(
    [
      'You do not hold this call',
      'You never claimed it, gave it back, or have said how it ended: that is taken once, however late. A colleague may hold it.',
      'Claim a call that is ready. What else you know of the person goes on their page. Do not report the same call as an event: it would count twice.',
    ],
    [
      '您并未领取此通话任务',
      '您从未领取、已退回，或已登记过结果：结果只收一次，多晚都可登记。也可能已由同事领取。',
      '请领取可办理的任务。其他情况请登记在此人页面。请勿将同一通话再作为事件上报，否则会重复计数。',
    ],
  ),
  'already-dialled': help(
    [
      'The call was made',
      'A task whose number was dialled cannot be given back: it counts as an attempt.',
      'Say how it ended.',
    ],
    ['电话已拨出', '已拨号的任务不能退回：它计为一次联系。', '请录入通话结果。'],
  ),
  'already-asked': help(
    [
      'This is asked for already',
      'A colleague has asked for the same, and it waits for an answer.',
      'Look at what is open: another person answers it, or it is withdrawn.',
    ],
    [
      '已有相同的申请',
      '同事已提出相同申请，正在等待答复。',
      '请查看待处理的申请：由另一人答复，或予以撤回。',
    ],
  ),
  'file-known': help(
    [
      'The import has its file',
      'A file was sent to it before.',
      'Look at its progress, or add another import for another file.',
    ],
    ['该导入已有文件', '此前已上传过文件。', '请查看其进度；另一个文件请新建导入。'],
  ),
  paused: help(
    [
      'A pause holds what would be sent',
      'Somebody has stopped everything, or this channel, sender or template.',
      'Look at the pauses and their reason. Two persons resume it.',
    ],
    [
      '已被暂停',
      '有人停止了全部发送，或停止了此渠道、发送方或模板。',
      '请查看暂停及其原因。恢复需要两人。',
    ],
  ),
};
