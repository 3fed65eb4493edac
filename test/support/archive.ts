/** A package as it was fetched over HTTP. */
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

/** The files of an archive, without the folder they lie in. */
export async function unzipped(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    files.set(entry.fileName.replace(/^[^/]+\//, ''), content);
  }
  return files;
}

export function folderIn(files: ReadonlyMap<string, Buffer>) {
  return { read: (name: string) => files.get(name), list: () => [...files.keys()] };
}
