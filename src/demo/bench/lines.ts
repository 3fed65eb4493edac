/**
 * A vendor's side of many connections, as light as can be: the service shares its cores with whoever measures it, and an HTTP client
 * costs about what the service does. Requests are bytes made beforehand; of an answer only its status is read.
 */
import { connect, type Socket } from 'node:net';

/** The bytes of a `POST`. */
export function posting(
  { host, pathname }: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Buffer {
  const all = { host, 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** Sends all of them over so many connections, each of which waits for its answer; answers how many had which status. */
export async function postAll(
  { hostname, port }: URL,
  requests: readonly Buffer[],
  connections: number,
): Promise<Record<number, number>> {
  const left = requests.toReversed();
  const statuses: Record<number, number> = {};
  const line = async () => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    try {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        const status = await answered(socket, one);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  return statuses;
}

function answered(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (bytes: Buffer) => {
      text += bytes.toString('latin1');
      if (!isWhole(text)) return;
      socket.off('data', hear).off('error', reject).off('close', gone);
      resolve(Number(text.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)));
    };
    const gone = () => reject(new Error('the service closed a connection without an answer'));
    socket.on('data', hear).on('error', reject).on('close', gone);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const [, length = '0'] = /^content-length: (\d+)/im.exec(text.slice(0, end)) ?? [];
  return text.length >= end + 4 + Number(length);
}
