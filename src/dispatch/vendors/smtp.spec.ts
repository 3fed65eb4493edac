import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Outcome, Vendor } from '../channel.js';
import { Permit } from '../permit.js';
import { serverAt, smtpVendor } from './smtp.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');

/** What a server answers to each command; `drop` breaks the connection, `close` ends it in good order, `silence` says nothing. */
type Answers = Readonly<Record<string, string>>;

const ORDINARY: Answers = {
  greeting: '220 ready',
  ehlo: '250 hello',
  mail: '250 ok',
  rcpt: '250 ok',
  data: '354 go on',
  end: '250 taken',
};

class MailServer {
  /** Messages of which the last line arrived, whatever was answered. */
  taken = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(
    private readonly answers: Answers,
    private readonly delayMs = 0,
  ) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      this.#serve(socket);
    });
  }

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    let isContent = false;
    this.#answer(socket, 'greeting');
    createInterface({ input: socket }).on('line', (line) => {
      if (isContent && line !== '.') return;
      if (isContent) this.taken += 1;
      const command = isContent ? 'end' : line.slice(0, 4).trim().toLowerCase();
      isContent = command === 'data' && this.answers['data']?.startsWith('354') === true;
      this.#answer(socket, command);
    });
  }

  #answer(socket: Socket, command: string): void {
    setTimeout(() => say(socket, this.answers[command] ?? '250 ok'), this.delayMs);
  }
}

function say(socket: Socket, answer: string): void {
  if (answer === 'drop') socket.destroy();
  else if (answer === 'close') socket.end();
  else if (answer !== 'silence') socket.write(`${answer}\r\n`);
}

function permit(lifeMs: number) {
  return Permit.issue({
    tenant: 1,
    contact_id: 'one',
    attempt_id: 'first',
    channel: 'email',
    address: 'ada@example.com',
    content: { subject: 'Your loan', text: 'Please call us.' },
    text_hash: Buffer.alloc(32),
    sender: {
      name: 'Example Bank',
      sms_from: null,
      email_from: 'service@bank.example.com',
      reply_to: null,
    },
    vendor_templates: [],
    opt_out_url: 'https://example.com/o',
    expires_at: NOW + lifeMs,
    deliver_until: NOW + 60_000,
  });
}

function vendorAt(port: number, timeoutMs: number): Vendor {
  return smtpVendor({ server: serverAt(`smtp://bank:word@127.0.0.1:${port}`), timeoutMs });
}

/** Long, for a busy machine: who means silence says how much of it. */
const PATIENT_MS = 20_000;
const SILENCE_MS = 1_000;

async function sendVia(port: number, lifeMs = 60_000, timeoutMs = PATIENT_MS): Promise<Outcome> {
  const vendor = vendorAt(port, timeoutMs);
  try {
    return await vendor.send(permit(lifeMs), NOW);
  } finally {
    vendor.close();
  }
}

describe('a mail', () => {
  it.each<[string, Answers, Outcome['kind'], number]>([
    ['is accepted when the server takes it', {}, 'accepted', 1],
    ['may come later when the server is busy', { greeting: '421 busy' }, 'technical', 0],
    ['may come later when the mailbox is busy', { rcpt: '450 later' }, 'not_now', 0],
    ['may come later when its text is put off', { end: '451 later' }, 'not_now', 1],
    [
      'may come later when we are not let in',
      { ehlo: '250 AUTH PLAIN', auth: '535 no' },
      'technical',
      0,
    ],
    ['may come later when nobody greets', { greeting: 'silence' }, 'technical', 0],
    ['may come later when the line breaks before its text', { data: 'drop' }, 'technical', 0],
    ['is refused with its recipient', { rcpt: '550 nobody' }, 'refused', 0],
    ['is refused with its text', { end: '554 no' }, 'refused', 1],
    ['is unknown when the line breaks after its text', { end: 'drop' }, 'unknown', 1],
    ['is unknown when the line closes quietly after its text', { end: 'close' }, 'unknown', 1],
    ['is unknown when nobody answers its text', { end: 'silence' }, 'unknown', 1],
  ])('%s', async (_, answers, kind, taken) => {
    const server = new MailServer({ ...ORDINARY, ...answers });
    const isSilent = Object.values(answers).includes('silence');
    const timeoutMs = isSilent ? SILENCE_MS : PATIENT_MS;
    const outcome = await sendVia(await server.start(), 60_000, timeoutMs);
    // Whatever would be tried again by itself is tried within this time.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server.stop();

    expect(outcome.kind).toBe(kind);
    expect(server.taken).toBe(taken);
  });

  it('is kept back when its permit ends while the server takes its time', async () => {
    const server = new MailServer(ORDINARY, 100);
    const port = await server.start();

    expect(await sendVia(port, 150, 5_000)).toMatchObject({ kind: 'not_now' });
    await server.stop();
    expect(server.taken).toBe(0);
  });

  it('is given up in time by whoever waits, though no step of the server takes long, and leaves no more', async () => {
    const server = new MailServer(ORDINARY, 100);
    const port = await server.start();

    expect(await sendVia(port, 60_000, 250)).toMatchObject({ kind: 'technical' });
    await server.stop();
    expect(server.taken).toBe(0);
  });

  it('waits for its turn at a server that is to blame for nothing', async () => {
    const server = new MailServer(ORDINARY, 20);
    const vendor = vendorAt(await server.start(), 1_500);
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, () => vendor.send(permit(60_000), NOW)),
    );
    vendor.close();
    await server.stop();

    const accepted = outcomes.filter(({ kind }) => kind === 'accepted');
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted).toHaveLength(server.taken);
    // Whoever waited for too long comes again; of none is it unknown whether it left.
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['accepted', 'not_now']));
  });

  it('comes again by the next transport when this one is closed before its turn', async () => {
    const server = new MailServer(ORDINARY, 50);
    const vendor = vendorAt(await server.start(), 2_000);
    const waiting = Array.from({ length: 12 }, () => vendor.send(permit(60_000), NOW));
    vendor.close();
    const kinds = (await Promise.all(waiting.slice(4))).map(({ kind }) => kind);
    await server.stop();

    expect(new Set(kinds)).toEqual(new Set(['not_now']));
  });

  it('may come later when there is no server', async () => {
    const server = new MailServer(ORDINARY);
    const port = await server.start();
    await server.stop();

    expect(await sendVia(port)).toMatchObject({ kind: 'technical' });
  });
});
