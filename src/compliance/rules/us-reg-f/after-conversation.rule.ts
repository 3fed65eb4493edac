import { cap } from '../../kinds/cap.js';
import { conversations, isLimitedCall } from '../../kinds/us-calls.js';

export const afterConversation = cap({
  code: 'REGF-FREQ-CONV',
  id: 'us-reg-f/after-conversation',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.14(b)(2)(i)(B)',
    says: 'No call about a debt within seven days after a conversation about it.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: isLimitedCall,
  limits: [{ max: 1, days: 7, noun: 'conversations', counts: conversations }],
});
