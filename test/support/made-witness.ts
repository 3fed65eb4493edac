/** A witness that signs what it is told to, at any time (c2sp.org/tlog-cosignature). */
import { createPrivateKey, sign } from 'node:crypto';
import { sha256 } from '../../src/evidence/leaf.js';
import { signerKey } from '../../src/evidence/note/key.js';

const WITNESS = signerKey('witness.example/w1', sha256(Buffer.from('test witness')));

export function cosignature(text: string, seconds: number): string {
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(seconds));
  const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([pkcs8, WITNESS.seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), key);
  const { id } = witnessKey();
  const blob = Buffer.concat([Buffer.from(id, 'hex'), at, signature]);
  return `\u2014 ${WITNESS.name} ${blob.toString('base64')}\n`;
}

export function witnessKey(): { id: string; vkey: string } {
  const raw = Buffer.from(WITNESS.vkey.split('+').slice(2).join('+'), 'base64');
  raw[0] = 4;
  const id = sha256(Buffer.concat([Buffer.from(`${WITNESS.name}\n`), raw])).toString('hex', 0, 4);
  return { id, vkey: `${WITNESS.name}+${id}+${raw.toString('base64')}` };
}
