/** A witness that signs what it is told to, at any time (c2sp.org/tlog-cosignature). */
import { createPrivateKey, sign } from 'node:crypto';
import { sha256 } from '../../src/evidence/leaf.js';
import { signerKey } from '../../src/evidence/note/key.js';

const NAME = 'witness.example/w1';

const signerOf = (name: string) =>
  // The first one is frozen in golden vectors.
  signerKey(name, sha256(Buffer.from(name === NAME ? 'test witness' : `witness ${name}`)));

export function cosignature(text: string, seconds: number, name = NAME): string {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(seconds));
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([pkcs8, signerOf(name).seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key);
  const { id } = witnessKey(name);
  const blob = Buffer.concat([Buffer.from(id, 'hex'), at, signature]);
  return `\u2014 ${name} ${blob.toString('base64')}\n`;
}

export function witnessKey(name = NAME): { id: string; vkey: string } {
  const raw = Buffer.from(signerOf(name).vkey.split('+').slice(2).join('+'), 'base64');
  raw[0] = 4;
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), raw])).toString('hex', 0, 4);
  return { id, vkey: `${name}+${id}+${raw.toString('base64')}` };
}
