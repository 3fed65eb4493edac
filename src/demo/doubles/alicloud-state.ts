/** What the double of Alibaba Cloud's SMS is told at its start, and what it remembers while it runs. */

export interface AlicloudOptions {
  readonly access_key_id: string;
  readonly access_key_secret: string;
  /** Approved signatures. */
  readonly signs: readonly string[];
  /** Approved texts with holes such as `${name}`, by their codes. */
  readonly templates: Readonly<Record<string, string>>;
  /** Its clock for what it takes; signatures are as old as the real time says. */
  readonly now: () => number;
}

export interface AlicloudMessage {
  readonly biz_id: string;
  readonly phone: string;
  readonly template_code: string;
  /** As the telephone shows it. */
  readonly content: string;
  readonly out_id: string;
  /** Milliseconds. */
  readonly at: number;
  status: 'waiting' | 'failed' | 'delivered';
  err_code: string;
}

/**
 * What becomes of the next message: `silent` takes it and never answers, `trickling` takes it and answers blanks
 * without end, `dropped` breaks the line before it is taken; otherwise it is refused with this code, by the gateway if there is an HTTP status.
 */
export type AlicloudFailure =
  'silent' | 'trickling' | 'dropped' | { readonly code: string; readonly status?: number };

export interface State {
  readonly options: AlicloudOptions;
  readonly messages: AlicloudMessage[];
  readonly failures: AlicloudFailure[];
  readonly nonces: Set<string>;
  /** Every request that got past the signature, by action. */
  readonly asked: string[];
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

let requests = 0;

/** @param status of HTTP; 200 for what the SMS service itself says */
export function said(code: string, status = 200, more: object = {}): Answer {
  requests += 1;
  const RequestId = `00000000-0000-4000-8000-${String(requests).padStart(12, '0')}`;
  return { status, body: { Code: code, Message: code, RequestId, ...more } };
}

/** `2026-03-10 21:05:00`, in Peking. */
export function inPeking(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
