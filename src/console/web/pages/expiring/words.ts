import { inBoth } from '../../words/words.js';

export const words = inBoth({
  en: {
    title: 'Running out of time',
    explained: 'Contacts that wait, and may only be made until the time shown.',
    within: 'Within',
    hours: (n: string) => `${n} hours`,
    empty: 'Nothing runs out of time in these hours.',
    certain: 'Will not be made',
    open: 'May still be made',
    certainHint:
      'What holds it lasts until its time is over. If it still makes sense, plan it anew with more time, or send it once more when it has run out.',
    openHint: 'It is judged again before its time is over.',
    cancel: 'Cancel it',
    cancelSure: 'Cancel it for good? To contact them after all, it is planned anew.',
    haveCancelled: 'Cancelled. Nothing of it leaves.',
  },
  zh: {
    title: '即将过期',
    explained: '尚在等待、且仅在所示时间之前可以联系的任务。',
    within: '时间范围',
    hours: (n) => `${n} 小时内`,
    empty: '此时段内没有即将过期的联络。',
    certain: '不会联系',
    open: '仍可能联系',
    certainHint: '限制持续到期限之后。如仍有必要,请重新安排更长的期限,或在过期后重新发送。',
    openHint: '在期限之前会再次判定。',
    cancel: '取消联络',
    cancelSure: '确定取消此联络?如仍需联系,须重新安排。',
    haveCancelled: '已取消,不会发出任何内容。',
  },
});
