/** Vendors that refuse in words: a mail server and an SMS vendor whose answers repeat whom they were asked about. */
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface Talkative {
  readonly url: string;
  /** How many answers it gave. */
  readonly answers: () => number;
  stop(): void;
}

/** Refuses every recipient. */
export async function talkativeMail(words: string): Promise<Talkative> {
  let answers = 0;
  const sockets = new Set<Socket>();
  const answerTo = (line: string) => {
    if (!/^rcpt/i.test(line)) return '250 ok';
    answers += 1;
    return `550 5.1.1 ${line.slice(8)}: ${words} is unknown here`;
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).write('220 ready\r\n');
    createInterface({ input: socket }).on('line', (line) => socket.write(`${answerTo(line)}\r\n`));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `smtp://127.0.0.1:${portOf(server)}`, answers: () => answers, stop };
}

/** Breaks at every message, so that its outcome is unknown, and at every question about it. */
export async function talkativeSms(words: string): Promise<Talkative> {
  let answers = 0;
  const server = createHttp((request, response) => {
    request.resume().on('end', () => {
      answers += 1;
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 20500, message: `broken for ${words}`, status: 500 }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${portOf(server)}`, answers: () => answers, stop };
}

function portOf(server: { address(): string | AddressInfo | null }): number {
  return (server.address() as AddressInfo).port;
}
