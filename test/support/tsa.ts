/** A time-stamping authority over HTTP: `openssl ts -reply`, with a certificate of a throw-away authority. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../src/demo/doubles/loopback.js';

export interface TsaDouble {
  readonly url: string;
  /** PEM of the authority that vouches for it. */
  readonly chainFile: string;
  readonly answered: () => number;
  /** From now on: `other` stamps something else, `away` answers 503, `refuses` says no. */
  behaves(how: 'well' | 'other' | 'away' | 'refuses'): void;
  stop(): Promise<void>;
}

const CONFIG = (folder: string) => `[ tsa ]
default_tsa = one
[ one ]
serial = ${folder}/serial
signer_cert = ${folder}/tsa.pem
certs = ${folder}/ca.pem
signer_key = ${folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export async function startTsa(): Promise<TsaDouble> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tsa-'));
  makeCertificates(folder);
  let how = 'well';
  let answered = 0;
  const server = createServer((request, response) => {
    void buffer(request).then((query) => {
      answered += 1;
      const isAsked = request.headers['content-type'] === 'application/timestamp-query';
      if (how === 'away' || !isAsked) return response.writeHead(isAsked ? 503 : 415).end();
      const reply = how === 'refuses' ? REFUSAL : replyTo(folder, query, how === 'other');
      return response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/tsr`,
    chainFile: path.join(folder, 'ca.pem'),
    answered: () => answered,
    behaves: (next) => (how = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true });
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** PKIStatusInfo with the status `rejection`, and no token. */
const REFUSAL = Buffer.from('30053003020102', 'hex');

function openssl(folder: string, ...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

function makeCertificates(folder: string): void {
  writeFileSync(path.join(folder, 'tsa.cnf'), CONFIG(folder));
  writeFileSync(path.join(folder, 'serial'), '01\n');
  writeFileSync(path.join(folder, 'ext'), 'extendedKeyUsage=critical,timeStamping\n');
  const key = ['-newkey', 'rsa:2048', '-nodes', '-subj'];
  const ca = ['-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30'];
  openssl(folder, 'req', '-x509', ...key, '/CN=Authority of a test', ...ca);
  openssl(folder, 'req', ...key, '/CN=Stamps of a test', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30'];
  openssl(
    folder,
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...signed,
    '-extfile',
    'ext',
    '-out',
    'tsa.pem',
  );
}

function replyTo(folder: string, query: Buffer, isOther: boolean): Buffer {
  const file = path.join(folder, 'query.tsq');
  writeFileSync(file, query);
  if (isOther) openssl(folder, 'ts', '-query', '-data', 'ext', '-sha256', '-cert', '-out', file);
  openssl(folder, 'ts', '-reply', '-config', 'tsa.cnf', '-queryfile', file, '-out', 'reply.tsr');
  return readFileSync(path.join(folder, 'reply.tsr'));
}
