import type { EvidenceLog } from '../evidence/record.js';
import type { Keys } from '../platform/keys.js';
import type { Settings } from '../platform/platform.module.js';

/** What deciding and sending stand on; the same for every slice. */
export interface DispatchContext {
  readonly keys: Keys;
  readonly evidence: EvidenceLog;
  /** Where a borrower's browser finds us, for one-click links. */
  readonly publicUrl: string;
  /** Whether somebody said so; otherwise it is our own address, which may lead nowhere from outside. */
  readonly isPublic: boolean;
}

export function contextOf(keys: Keys, evidence: EvidenceLog, settings: Settings): DispatchContext {
  const isPublic = settings.config.publicUrl !== undefined;
  return { keys, evidence, publicUrl: publicUrlOf(settings), isPublic };
}

/** Where all links lead that we put into words ourselves. */
export function originOf({ publicUrl }: Pick<DispatchContext, 'publicUrl'>): string {
  return new URL(publicUrl).origin;
}

export function publicUrlOf({ config }: Settings): string {
  return config.publicUrl ?? `http://${config.host}:${config.port}`;
}
