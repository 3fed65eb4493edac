import type { EventType } from '../compliance/timeline.js';
import { recordKind } from './event.js';

describe('recordKind', () => {
  it.each<[EventType, string | undefined, string]>([
    ['consent', undefined, 'consent.changed'],
    ['opt_out', undefined, 'consent.changed'],
    ['cease_request', undefined, 'restriction.changed'],
    ['hold_started', undefined, 'restriction.changed'],
    ['dispute', undefined, 'restriction.changed'],
    ['attorney_notice', undefined, 'restriction.changed'],
    ['wrong_number', undefined, 'endpoint.changed'],
    ['payment', undefined, 'fact.recorded'],
    ['callback_requested', undefined, 'inbound'],
    ['message', 'inbound', 'inbound'],
    ['message', 'outbound', 'contact.imported'],
    ['call', 'outbound', 'contact.imported'],
    ['visit', undefined, 'contact.imported'],
  ])('files %s (%s) as %s', (type, direction, kind) => {
    expect(recordKind(type, direction)).toBe(kind);
  });
});
