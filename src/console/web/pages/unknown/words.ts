import { inBoth } from '../../words/words.js';

export const words = inBoth({
  en: {
    title: 'Unknown outcomes',
    explained:
      'These may have reached the borrower. They count as contacts and are never sent again by themselves, until somebody says what became of them.',
    empty: 'The outcome of every send is known.',
    cause: 'Why unknown',
    why: (code: string) =>
      ({
        restored: 'restored from a backup',
        no_clear_answer: 'no clear answer of the vendor',
      })[code] ?? code,
    said: (vendor: string, why: string, attempts: number) =>
      `Vendor: ${vendor}. Unknown because: ${why}. Attempts: ${attempts}.`,
    advice: 'Look at the list of the vendor, or ask its support, and say how you know.',
    left: 'It left',
    notLeft: 'It did not leave',
    haveLeft: 'Settled: it left and counts.',
    haveNotLeft: 'Settled: it did not leave. Its place is free; it is now a dead letter.',
    settleAll: (n: number) => `Settle all ${n}`,
    allSettled: (n: number) => `${n} were settled, each on record.`,
    whatOf: 'What became of them?',
    howKnown: 'How do you know?',
    choose: 'This is needed',
    each: 'It is recorded with each of them.',
    settled: 'Settled so far',
    leave: 'Not now',
    mayNot: 'Somebody who decides reviews settles these.',
  },
  zh: {
    title: '结果不明',
    explained: '这些消息可能已送达借款人。在有人说明结果之前,计入联系次数,且不会自动重发。',
    empty: '所有发送结果均已明确。',
    cause: '不明原因',
    why: (code) => ({ restored: '从备份恢复', no_clear_answer: '服务商未明确答复' })[code] ?? code,
    said: (vendor, why, attempts) => `服务商:${vendor}。不明原因:${why}。尝试次数:${attempts}。`,
    advice: '请查看服务商清单或询问其客服,并说明依据。',
    left: '已发出',
    notLeft: '未发出',
    haveLeft: '已确认:已发出,计入次数。',
    haveNotLeft: '已确认:未发出,名额已释放,转入未送达。',
    settleAll: (n) => `全部确认(${n} 项)`,
    allSettled: (n) => `已确认 ${n} 项,逐项留有记录。`,
    whatOf: '结果如何?',
    howKnown: '依据是什么?',
    choose: '此项必填',
    each: '将逐项记录。',
    settled: '已确认进度',
    leave: '暂不处理',
    mayNot: '由有审核权限的人员确认。',
  },
});
