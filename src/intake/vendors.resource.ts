/** Vendors between the API and the tables. */
import { z } from 'zod';
import { CLOSED, standingOf } from '../dispatch/breaker.js';
import { readBreakers } from '../dispatch/breaker.repository.js';
import { holesOf, type VendorTemplate } from '../dispatch/vendor-template.js';
import { VENDOR_KINDS } from '../dispatch/vendor-kinds.js';
import type { VendorTextRow } from '../dispatch/vendor-template.repository.js';
import {
  readVendors,
  settingsOf,
  type Settings,
  type VendorRow,
} from '../dispatch/vendor.repository.js';
import type { Tx } from '../platform/database.js';
import type { Keys } from '../platform/keys.js';
import { iso } from '../platform/clock.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { parsed } from '../platform/validation.js';
import type { Scribe } from '../portfolio/scribe.js';
import { refuseUnsafe, refuseUnsafeHost } from './webhooks.resource.js';

/** The UUID in a path. */
export function vendorNamed(text: string): string {
  const id = fromPublicId('vendor', text);
  if (id === undefined) throw new Problem('not-found', 'there is no such vendor');
  return id;
}

/** One that reports to us, disabled or not; undefined for whatever else a path may name. */
export async function knownVendor(tx: Tx, keys: Keys, text: string, kind: string) {
  const id = fromPublicId('vendor', text);
  const [row] = id === undefined ? [] : await readVendors(tx, id);
  return row?.kind === kind ? { row, settings: settingsOf(tx, keys, row) } : undefined;
}

export function templateNamed(text: string): string {
  const id = fromPublicId('template', text);
  if (id === undefined) throw new Problem('not-found', 'there is no such template');
  return id;
}

/** With the state of its breaker, as every process sees it. */
export async function shownVendors(tx: Tx, rows: readonly VendorRow[]) {
  const breakers = await readBreakers(tx);
  return rows.map((row) => {
    const breaker = breakers.get(publicId('vendor', row.id)) ?? CLOSED;
    const { failures, open_until } = breaker;
    return {
      ...vendorResource(row),
      breaker: {
        standing: standingOf(breaker, tx.at),
        failures,
        open_until: open_until === null ? null : iso(open_until),
      },
    };
  });
}

function vendorResource(row: VendorRow) {
  return {
    object: 'vendor',
    id: publicId('vendor', row.id),
    label: row.label,
    kind: row.kind,
    channel: row.channel,
    priority: row.priority,
    settings_set: row.fields,
    disabled: row.disabled_at !== null,
    created_at: iso(row.created_at.getTime()),
    updated_at: iso(row.updated_at.getTime()),
  };
}

export function vendorTextResource({ template_id, version, created_at, ...row }: VendorTextRow) {
  return {
    template: publicId('template', template_id),
    version,
    code: row.code,
    sign_name: row.sign_name,
    text: row.text,
    created_at: iso(created_at.getTime()),
  };
}

/** As the kind wants them, or a problem that names each bad field and repeats none. */
export function settingsFor(kind: string, settings: Settings, allowPrivate: boolean): Settings {
  const { settings: schema } = VENDOR_KINDS[kind]!; // stored and accepted kinds are known
  const { settings: fit } = parsed(z.object({ settings: schema }), { settings });
  const { url, host, tls } = fit as { url?: unknown; host?: unknown; tls?: unknown };
  if (typeof url === 'string') refuseUnsafe(url, allowPrivate, '/settings/url');
  if (typeof host === 'string') refuseUnsafeHost(host, allowPrivate, '/settings/host');
  if (tls === 'none' && !allowPrivate)
    throw fieldProblem('validation-failed', {
      pointer: '/settings/tls',
      detail: 'would send words and password in clear',
      remedy: 'send `starttls` or `implicit`',
    });
  return fit as Settings;
}

export function refuseUnfitChannel(kind: string, channel: 'sms' | 'email'): void {
  const channels = VENDOR_KINDS[kind]?.channels ?? [];
  if (channels.includes(channel)) return;
  throw fieldProblem('inconsistent-request', {
    pointer: '/channel',
    detail: `is none that \`${kind}\` carries`,
    remedy: `send ${channels.map((each) => `\`${each}\``).join(' or ')}`,
  });
}

/** Two holes without a word between them could be filled in more than one way. */
export function refuseUnfitTexts(texts: readonly VendorTemplate[]): void {
  const codes = new Set<string>();
  for (const [i, { code, text }] of texts.entries()) {
    const at = (field: string) => `/texts/${i}/${field}`;
    if (/\}\$\{/.test(text) || holesOf(text).length !== (text.match(/\$\{/g)?.length ?? 0)) {
      throw fieldProblem('validation-failed', {
        pointer: at('text'),
        detail: 'has holes that cannot be told apart',
        remedy: 'name each hole as `${name}` and put words between them',
      });
    }
    if (codes.has(code)) {
      throw fieldProblem('validation-failed', {
        pointer: at('code'),
        detail: 'comes twice',
        remedy: 'send each code once',
      });
    }
    codes.add(code);
  }
}

/** Without any setting. */
export async function vendorRecord(
  { tx, evidence, by }: Scribe,
  id: string,
  change: 'created' | 'changed' | 'disabled' | 'enabled' | 'texts_replaced',
): Promise<void> {
  const who = by === null ? null : publicId('user', by);
  const body = { by: who, change, vendor: publicId('vendor', id) };
  await evidence.write(tx, [{ kind: 'config.changed', subject: null, body }]);
}
