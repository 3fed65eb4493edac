/** One POST to a service that the operator configured: bounded in time and in what is read of the answer. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

export interface Sent {
  readonly type: string;
  readonly body: Buffer | string;
}

const READ_MAX = 65_536;

/** @throws whatever the network throws, a redirect, and an answer that is too long */
export async function exchange(
  url: string,
  { type, body }: Sent,
  timeoutMs: number,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, 'user-agent': 'dunwell' },
    body: typeof body === 'string' ? body : new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const pieces: Buffer[] = [];
  let size = 0;
  // Read to its end, so that the connection can be used again.
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > READ_MAX) throw new Error('the answer is longer than any should be');
    pieces.push(Buffer.from(piece));
  }
  const { status, headers } = response;
  return { status, type: headers.get('content-type') ?? '', body: Buffer.concat(pieces) };
}
