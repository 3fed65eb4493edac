import { inBoth } from '../../words/words.js';

export const words = inBoth({
  en: {
    title: 'Not delivered',
    empty: 'Nothing failed that nobody has looked at.',
    failed: 'Failed',
    expired: 'Out of time',
    why: (code: string) =>
      ({
        not_after_passed: 'its time ran out',
        settled_by_person: 'somebody said that it did not leave',
      })[code] ?? code,
    attempts: (n: number) => (n === 1 ? '1 attempt' : `${n} attempts`),
    again: 'Send once more',
    abandon: 'Leave it',
    abandonSure: 'Leave it for good? It cannot be sent once more after that.',
    haveReplayed: 'It begins anew as another contact, which the guard judges like any other.',
    haveAbandoned: 'Left as it is. It is on nobody’s list any more.',
    newEnd: 'To be tried until, by the borrower’s clock',
    ended: 'At first until',
    guard: 'It goes before the guard like any other.',
    endNeeded: 'Its time has passed: say until when it may be tried',
    mayNot: 'Somebody who plans contacts answers these.',
  },
  zh: {
    title: '未送达',
    empty: '没有待处理的失败联络。',
    failed: '失败',
    expired: '已过期',
    why: (code) =>
      ({ not_after_passed: '已过期限', settled_by_person: '人工确认未发出' })[code] ?? code,
    attempts: (n) => `尝试 ${n} 次`,
    again: '重新发送',
    abandon: '放弃',
    abandonSure: '确定放弃?此后不能再重新发送。',
    haveReplayed: '已作为新的联络重新开始,照常经过合规判定。',
    haveAbandoned: '已放弃,不再列入清单。',
    newEnd: '有效期至(按借款人当地时间)',
    ended: '原期限至',
    guard: '照常经过合规判定。',
    endNeeded: '期限已过,请填写新的有效期',
    mayNot: '由有联络计划权限的人员处理。',
  },
});
