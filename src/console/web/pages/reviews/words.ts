import { inBoth } from '../../words/words.js';

export const words = inBoth({
  en: {
    title: 'Reviews',
    empty: 'Nothing waits for your answer.',
    approve: 'Approve',
    refuse: 'Refuse',
    haveApproved: 'Approved. It is judged again now.',
    haveRefused: 'Refused. It ended as blocked.',
    noWords: 'The words were erased, or you may not see them.',
    subject: 'Subject:',
    instead: 'Instead:',
    rule: 'Rule',
    says: 'Says',
    because: 'Because',
    source: 'Source',
    noFinding: 'No rule objects.',
    others: (n: number) => `${n} more rules were looked at and do not object.`,
    verdict: (verdict: string) =>
      ({ review: 'ask a person', block: 'no', defer: 'later' })[verdict] ?? verdict,
  },
  zh: {
    title: '人工审核',
    empty: '没有待您审核的内容。',
    approve: '批准',
    refuse: '拒绝',
    haveApproved: '已批准,正在重新判定。',
    haveRefused: '已拒绝,该联络已终止。',
    noWords: '内容已删除,或您无权查看。',
    subject: '主题:',
    instead: '可改为:',
    rule: '规则',
    says: '结论',
    because: '原因',
    source: '依据',
    noFinding: '没有规则提出异议。',
    others: (n) => `另有 ${n} 条规则已检查,无异议。`,
    verdict: (verdict) =>
      ({ review: '须人工审核', block: '不可', defer: '稍后' })[verdict] ?? verdict,
  },
});
