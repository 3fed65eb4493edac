/** Those who write and approve templates, over HTTP. */
import type { Reply } from './app.js';
import type { Town } from './town.js';

export const SIGNED = { type: 'text', required: true, max_length: 40, description: 'Who writes.' };

/** Words of an SMS that nobody has anything against. */
export function smsSaying(text: string, more: Record<string, unknown> = {}) {
  return {
    text: `[{{sender_name}}] ${text}`,
    purposes: ['collection'],
    variables: { sender_name: SIGNED, ...more },
  };
}

export interface Authors {
  readonly author: string;
  readonly editor: string;
  readonly approver: string;
  draft(name: string, content: object, more?: Record<string, unknown>): Promise<Reply>;
  /** As the editor, unless another key is given. */
  edit(id: unknown, content: object, revision: number, key?: string): Promise<Reply>;
  /** The draft as its author sees it. */
  read(id: unknown): Promise<Record<string, unknown>>;
  step(id: unknown, how: string, body: object, key?: string): Promise<Reply>;
  /** Drafted, submitted, approved by another: answers the approved draft. */
  published(name: string, content: object, more?: Record<string, unknown>): Promise<Reply>;
}

const EDITS = ['templates:read', 'templates:write'];

export async function authorsIn(town: Town): Promise<Authors> {
  const [author, editor, approver] = await Promise.all([
    town.keyWith(EDITS, 'an-author'),
    town.keyWith(EDITS, 'an-editor'),
    town.keyWith(['templates:read', 'templates:write', 'templates:approve'], 'an-approver'),
  ]);
  const draft: Authors['draft'] = (name, content, more = {}) =>
    town.ask('POST', '/v1/template-drafts', {
      key: author,
      body: { channel: 'sms', locale: 'en', name, content, reason: 'A trial.', ...more },
    });
  const edit: Authors['edit'] = (id, content, revision, key = editor) =>
    town.ask('PUT', `/v1/template-drafts/${String(id)}`, {
      key,
      body: { content, reason: 'Better.', revision },
    });
  const read: Authors['read'] = async (id) =>
    (await town.ask('GET', `/v1/template-drafts/${String(id)}`, { key: author })).body;
  const step: Authors['step'] = (id, how, body, key = author) =>
    town.ask('POST', `/v1/template-drafts/${String(id)}/${how}`, { key, body });
  const published: Authors['published'] = async (name, content, more) => {
    const { body } = await draft(name, content, more);
    const revision = 1;
    await step(body['id'], 'submit', { revision });
    const reply = await step(body['id'], 'approve', { revision }, approver);
    if (reply.status !== 200) throw new Error(JSON.stringify([body, reply.body]));
    return reply;
  };
  return { author, editor, approver, draft, edit, read, step, published };
}
