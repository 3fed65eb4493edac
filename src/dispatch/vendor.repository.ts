/** Vendors of a tenant as rows, and their sealed settings. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import type { Vendor } from './channel.js';

export interface VendorRow extends Record<string, unknown> {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly channel: Vendor['channel'];
  readonly priority: number;
  readonly settings: Buffer;
  readonly fields: string[];
  readonly version: number;
  readonly disabled_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const COLUMNS =
  'id, label, kind, channel, priority, settings, fields, version, disabled_at, created_at, updated_at';

export type Settings = Readonly<Record<string, unknown>>;

/** In the order in which they are tried. */
export async function readVendors(tx: Tx, id?: string): Promise<VendorRow[]> {
  return tx.query<VendorRow>(
    `select ${COLUMNS} from vendor where tenant = $1 and ($2::uuid is null or id = $2) order by priority, id`,
    [tx.tenant, id ?? null],
  );
}

/** The settings that a vendor has at a moment: each change of them makes another version. */
export type SettingsVersion = Pick<VendorRow, 'id' | 'version'>;

export class OutdatedSettingsError extends Error {
  override name = 'OutdatedSettingsError';
}

/** Fails unless all of them are what their vendors have now. */
export async function refuseOutdated(tx: Tx, used: readonly SettingsVersion[]): Promise<void> {
  if (used.length === 0) return;
  const ids = [...new Set(used.map(({ id }) => id))];
  const rows = await tx.query<SettingsVersion>(
    'select id, version from vendor where tenant = $1 and id = any($2)',
    [tx.tenant, ids],
  );
  const now = new Map(rows.map(({ id, version }) => [id, version]));
  if (used.some(({ id, version }) => now.get(id) !== version)) throw new OutdatedSettingsError();
}

/** Waits for whoever changes it. */
export async function lockVendor(tx: Tx, id: string): Promise<VendorRow | undefined> {
  const [row] = await tx.query<VendorRow>(
    `select ${COLUMNS} from vendor where tenant = $1 and id = $2 for update`,
    [tx.tenant, id],
  );
  return row;
}

export type VendorToAdd = Pick<VendorRow, 'id' | 'label' | 'kind' | 'channel' | 'priority'>;

export async function insertVendor(
  tx: Tx,
  keys: Keys,
  row: VendorToAdd,
  settings: Settings,
  by: string,
): Promise<void> {
  await tx.query(
    `insert into vendor (tenant, id, label, kind, channel, priority, settings, fields, created_at, created_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)`,
    [
      tx.tenant,
      row.id,
      row.label,
      row.kind,
      row.channel,
      row.priority,
      sealed(tx, keys, row.id, settings),
      fieldsOf(settings),
      iso(tx.at),
      by,
    ],
  );
}

export interface VendorChange {
  readonly label?: string;
  readonly priority?: number;
  readonly disabled?: boolean;
  /** All of them: what is not given is not set any more. */
  readonly settings?: Settings;
}

export async function updateVendor(
  tx: Tx,
  keys: Keys,
  row: VendorRow,
  { label, priority, disabled, settings }: VendorChange,
): Promise<void> {
  const isDisabled = disabled ?? row.disabled_at !== null;
  await tx.query(
    `update vendor set label = $3, priority = $4, settings = $5, fields = $6, version = version + $7, updated_at = $8,
            disabled_at = case when $9 then coalesce(disabled_at, $8) end
      where tenant = $1 and id = $2`,
    [
      tx.tenant,
      row.id,
      label ?? row.label,
      priority ?? row.priority,
      settings === undefined ? row.settings : sealed(tx, keys, row.id, settings),
      settings === undefined ? row.fields : fieldsOf(settings),
      settings === undefined ? 0 : 1,
      iso(tx.at),
      isDisabled,
    ],
  );
}

export function settingsOf(tx: Tx, keys: Keys, row: Pick<VendorRow, 'id' | 'settings'>): Settings {
  return JSON.parse(
    keys.openForInstallation(useOf(tx, row.id), row.settings).toString(),
  ) as Settings;
}

function fieldsOf(settings: Settings): string[] {
  return Object.keys(settings).toSorted();
}

function sealed(tx: Tx, keys: Keys, id: string, settings: Settings): Buffer {
  return keys.sealForInstallation(useOf(tx, id), Buffer.from(JSON.stringify(settings)));
}

function useOf({ tenant }: Tx, id: string): string {
  return `vendor/${tenant}/${id}/settings`;
}
