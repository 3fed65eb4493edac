import { type Rule, block, pass } from '../../rule.js';

export const smsSignature: Rule = {
  code: 'CN-SMS-01',
  id: 'cn/sms-signature',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'SMS service provisions 2015, revised text in force 2026-05-01; carrier rules',
    says: 'Each text message begins with the registered signature of its sender in 【】.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'sms' && attempt.content !== undefined,
  check({ attempt, facts }) {
    const signature = /^【([^】]+)】/.exec(attempt.content?.text ?? '')?.[1];
    if (signature === undefined) return block('the text does not begin with a signature in 【】');
    const registered = facts.sender.sms_signatures;
    if (registered !== undefined) {
      const isRegistered = registered.some((name) => name.replaceAll(/[【】]/g, '') === signature);
      return isRegistered ? pass : block('the signature is not registered');
    }
    const length = Array.from(signature).length;
    return length >= 2 && length <= 8 ? pass : block('a signature has 2 to 8 characters');
  },
};
