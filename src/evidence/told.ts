/** Records of which others are told: those that change what an upstream system would do next. */
import type { RecordKind } from './kind.js';

export const TOLD: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'policy.published',
  'policy.activated',
  'template.published',
  'template.activated',
  'template.retired',
  'config.changed',
  'pause.changed',
  'consent.changed',
  'endpoint.changed',
  'restriction.changed',
  'inbound',
  'contact.canceled',
  'contact.expired',
  'decision',
  'review.resolved',
  'send.accepted',
  'send.rejected',
  'send.unknown',
  'call.task',
  'receipt',
  'receipt.conflict',
  'erasure.done',
]);
