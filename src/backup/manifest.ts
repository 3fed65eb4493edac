/** What a backup says of itself: what made it, when, and what must come out of it again. */
import { z } from 'zod';

export const FORMAT = 'dunwell-backup/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

export const manifest = z.object({
  format: z.literal(FORMAT),
  release: z.string(),
  /** By the clock of the installation, at the beginning of the snapshot. */
  taken_at: z.iso.datetime(),
  /** The fingerprint of the master key, which is not in the backup. */
  key_id: z.string(),
  evidence_origin: z.string(),
  migrations: z.array(z.string()),
  /** In the order in which they can be loaded. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: count,
      bytes: count,
      sha256: hex64,
    }),
  ),
  sequences: z.array(
    z.object({
      name: z.string(),
      last_value: z.string().regex(/^\d+$/),
      is_called: z.boolean(),
    }),
  ),
  /** The heads of the evidence logs. */
  logs: z.array(z.object({ tenant: z.int(), vkey: z.string(), size: count, root: hex64 })),
});

export type Manifest = z.infer<typeof manifest>;

export class BackupError extends Error {
  override name = 'BackupError';
}

export function readManifest(text: string): Manifest {
  const read = manifest.safeParse(jsonOf(text));
  if (read.success) return read.data;
  const problems = read.error.issues.map((i) => `\`${i.path.join('.')}\`: ${i.message}`);
  throw new BackupError(`this is no backup that this program reads: ${problems.join('; ')}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
