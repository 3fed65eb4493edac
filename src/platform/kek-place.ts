/**
 * Where the key-encryption keys of epochs lie unless `DUNWELL_KEK_DIR` says so: in the data folder, beside the master key
 * that is made there and the database that is.
 *
 * A key file that is named may be a container's secret, in a folder that cannot be written or goes with the container.
 * So its folder is taken only if earlier releases have put the keys there; and if the database is elsewhere, nothing
 * shows that the data folder lives as long, and somebody has to say.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface Places {
  readonly dataDir: string;
  readonly key: string | undefined;
  readonly keyFile: string | undefined;
  readonly databaseUrl: string | undefined;
}

/** Undefined: nowhere, and no epoch but the first can begin. */
export function kekPlace({ dataDir, key, keyFile, databaseUrl }: Places): string | undefined {
  // Whoever gives the key itself may keep nothing here.
  if (key !== undefined) return undefined;
  const inData = path.join(dataDir, 'kek');
  if (keyFile === undefined) return inData;
  const beside = path.join(path.dirname(keyFile), 'kek');
  if (existsSync(beside)) return beside;
  return databaseUrl === undefined ? inData : undefined;
}
