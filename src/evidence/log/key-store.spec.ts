import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileOf, heldKey, KeyStoreError, makeKey } from './key-store.js';

describe('a key that was read before', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'keys-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const made = () => {
    const { vkey } = makeKey(folder, 'log.example/1');
    const file = fileOf(folder, vkey, 'key');
    expect(heldKey(folder, vkey)?.vkey).toBe(vkey);
    return { vkey, file };
  };

  it('is not held any more once its file is gone, and held again when it is back', () => {
    const { vkey, file } = made();
    renameSync(file, `${file}.away`);
    expect(heldKey(folder, vkey)).toBeUndefined();
    renameSync(`${file}.away`, file);
    expect(heldKey(folder, vkey)?.vkey).toBe(vkey);
  });

  it('is read again when its file was written over or replaced', () => {
    const { vkey, file } = made();
    const other = fileOf(folder, makeKey(folder, 'log.example/2').vkey, 'key');
    const own = readFileSync(file);
    writeFileSync(file, readFileSync(other));
    expect(() => heldKey(folder, vkey)).toThrow(KeyStoreError);
    writeFileSync(file, own);
    expect(heldKey(folder, vkey)?.vkey).toBe(vkey);
    renameSync(other, file);
    expect(() => heldKey(folder, vkey)).toThrow(KeyStoreError);
  });
});
