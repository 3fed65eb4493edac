/**
 * A small real witness over HTTP (c2sp.org/tlog-witness): it keeps the latest checkpoint of each log that it knows, and
 * signs only what it has proven to itself to extend that one.
 *
 * Told to, it lies: with a signature that does not hold, or by a clock of its own.
 */
import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { listen } from '../../src/demo/doubles/loopback.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { isConsistent } from '../../src/evidence/tree/verify.js';
import { cosignature, witnessKey } from './made-witness.js';

interface Head {
  readonly size: number;
  readonly root: Buffer;
}

export interface Asked {
  readonly old: number;
  readonly size: number;
  readonly status: number;
}

export interface WitnessDouble {
  readonly url: string;
  readonly vkey: string;
  /** Every request that could be read. */
  readonly asked: readonly Asked[];
  /** Whose checkpoints it takes, by the vkeys of their logs. */
  knows(...vkeys: string[]): void;
  lies(how: 'no' | 'signature' | 'clock'): void;
  /** As if it had signed this before. */
  remember(origin: string, head: Head): void;
  latest(origin: string): Head | undefined;
  stop(): Promise<void>;
}

export async function startWitness(name: string, now = () => Date.now()): Promise<WitnessDouble> {
  const logs = new Set<string>();
  const latest = new Map<string, Head>();
  const asked: Asked[] = [];
  let lie = 'no';
  const sign = (text: string) => {
    const at = Math.floor(now() / 1_000) + (lie === 'clock' ? 7_200 : 0);
    return cosignature(lie === 'signature' ? `${text}tail` : text, at, name);
  };
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const answer =
        request.method === 'POST' && request.url === '/w/add-checkpoint'
          ? judged(body, logs, latest)
          : { status: 405 };
      if (answer.asked !== undefined) asked.push({ ...answer.asked, status: answer.status });
      if (answer.status === 409) response.setHeader('content-type', 'text/x.tlog.size');
      const said = answer.status === 200 ? sign(answer.text ?? '') : (answer.text ?? '');
      response.writeHead(answer.status).end(said);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/w`,
    vkey: witnessKey(name).vkey,
    asked,
    knows: (...vkeys) => vkeys.forEach((vkey) => logs.add(vkey)),
    lies: (how) => (lie = how),
    remember: (origin, head) => latest.set(origin, head),
    latest: (origin) => latest.get(origin),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Judged {
  readonly status: number;
  readonly text?: string;
  readonly asked?: Omit<Asked, 'status'>;
}

/** The checks of the specification, in its order; what passes all of them is remembered. */
function judged(body: string, logs: ReadonlySet<string>, latest: Map<string, Head>): Judged {
  const end = body.indexOf('\n\n');
  const [first = '', ...proof] = body.slice(0, end).split('\n');
  const note = body.slice(end + 2);
  const [text = '', signatures = ''] = note.split('\n\n');
  const [origin = '', size = '', root = '', ...more] = text.split('\n');
  const old = /^old (0|[1-9]\d*)$/.exec(first)?.[1];
  if (end === -1 || old === undefined || more.length > 0 || proof.length > 63)
    return { status: 400 };
  const asked = { old: Number(old), size: Number(size) };
  const keys = [...logs]
    .flatMap((vkey) => readVkey(vkey) ?? [])
    .filter((key) => key.name === origin);
  if (keys.length === 0) return { status: 404, asked };
  const isSigned = signatures.split('\n').some((line) => {
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    const key = keys.find(({ id }) => id === bytes.subarray(0, 4).toString('hex'));
    return key?.verify(`${text}\n`, bytes.subarray(4)) === true;
  });
  if (!isSigned) return { status: 403, asked };
  if (asked.old > asked.size) return { status: 400, asked };
  const before = latest.get(origin);
  const conflict = { status: 409, text: `${before?.size ?? 0}\n`, asked };
  if (asked.old !== (before?.size ?? 0)) return conflict;
  const head = { size: asked.size, root: Buffer.from(root, 'base64') };
  if (before !== undefined && before.size === head.size && !before.root.equals(head.root))
    return conflict;
  const hashes = proof.map((line) => Buffer.from(line, 'base64'));
  const extendsIt = before === undefined ? hashes.length === 0 : isConsistent(before, head, hashes);
  if (!extendsIt) return { status: 422, asked };
  latest.set(origin, head);
  return { status: 200, text: `${text}\n`, asked };
}
