/**
 * Words to a user's own address: to see them as a borrower would, or the code that proves the address.
 *
 * It takes no slot and asks no guard, for nobody is contacted about a debt; it has a permit of its own kind,
 * and stops at a pause like everything else. It is recorded before it leaves. Killed in between it stays
 * `sending`: it is never sent again.
 */
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { holdBrakeShared } from '../schedule/pause.js';
import type { Outcome, Vendor } from './channel.js';
import { hashOf } from './message.js';
import { ownAddresses, type OwnChannel } from './own-address.js';
import { Permit, type PermitTerms } from './permit.js';
import { refusePaused, refuseTooMany } from './test-send.limits.js';
import { carried } from './test-send.texts.js';
import { callVendor } from './vendor-call.js';
import type { Vendors } from './vendors.js';

const PERMIT_MS = 30_000;
const DELIVER_MS = 600_000;

export interface TestedTemplate {
  readonly key: string;
  readonly name: string;
  readonly locale: string;
  /** Null for a draft. */
  readonly version: number | null;
}

export interface Test {
  readonly user_id: string;
  readonly channel: OwnChannel;
  readonly sender_id: string;
  readonly content: PermitTerms['content'];
  /** Null for a code. */
  readonly template: TestedTemplate | null;
  /** The code itself, for vendors that put their own approved words around it. */
  readonly code?: string;
}

export interface Begun {
  readonly id: string;
  readonly at: number;
  readonly vendor: Vendor;
  readonly permit: Permit;
  readonly test: Test;
}

/** In the transaction that is committed before the vendor call. */
export async function beginTest(
  { tx, keys, evidence }: Scribe,
  vendors: Vendors,
  test: Test,
): Promise<Begun> {
  const { user_id, channel, sender_id, template } = test;
  await holdBrakeShared(tx);
  const own = (await ownAddresses(tx, keys, user_id, true)).find((one) => one.channel === channel);
  if (own === undefined || (template !== null && own.verified_at === null)) {
    throw new Problem('not-verified', `you have proved no address for \`${channel}\``);
  }
  await refusePaused(tx, test);
  await refuseTooMany(tx, test);
  const vendor = (await vendors.of(tx)).find((one) => one.channel === channel);
  if (vendor === undefined) throw new Problem('no-vendor', `nobody carries \`${channel}\``);
  const { content, vendor_templates } = await carried(tx, vendor, test);
  const id = uuid7(tx.at);
  const text_hash = hashOf(channel, content);
  const [record_id = ''] = await evidence.write(tx, [
    recordOf(id, test, { vendor: vendor.name, text_hash }),
  ]);
  await tx.query(
    `insert into test_send (tenant, id, user_id, what, channel, sender_id, template, text_hash, vendor, status, record_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'sending', $10, $11)`,
    [
      tx.tenant,
      id,
      user_id,
      template === null ? 'code' : 'words',
      channel,
      sender_id,
      template?.key ?? null,
      template === null ? null : text_hash,
      vendor.name,
      record_id,
      iso(tx.at),
    ],
  );
  const permit = Permit.issueForTest({
    tenant: tx.tenant,
    contact_id: id,
    attempt_id: id,
    channel,
    address: own.address,
    content,
    text_hash,
    sender: await senderOf(tx, sender_id),
    vendor_templates,
    expires_at: tx.at + PERMIT_MS,
    deliver_until: tx.at + DELIVER_MS,
  });
  return { id, at: tx.at, vendor, permit, test };
}

export type TestStatus = 'sending' | 'accepted' | 'refused' | 'unknown';

/** The vendor call, and what came of it. */
export async function endTest(
  database: Database,
  scribeOf: (tx: Tx) => Scribe,
  tenant: number,
  { id, at, vendor, permit, test }: Begun,
): Promise<{ status: TestStatus; error_code: string | null }> {
  const outcome = await callVendor(vendor, permit, at);
  const status = STATUS[outcome.kind];
  const error_code = 'error_code' in outcome ? outcome.error_code : null;
  await database.tx(tenant, async (tx) => {
    const { evidence } = scribeOf(tx);
    await tx.query(
      `update test_send set status = $3, error_code = $4, vendor_message_id = $5
        where tenant = $1 and id = $2 and status = 'sending'`,
      [
        tx.tenant,
        id,
        status,
        error_code,
        outcome.kind === 'accepted' ? outcome.vendor_message_id : null,
      ],
    );
    await evidence.write(tx, [
      recordOf(id, test, { vendor: vendor.name, outcome: status, error_code }),
    ]);
  });
  return { status, error_code };
}

/** What was never taken is refused, whoever's fault it is: a user may ask again. */
const STATUS: Readonly<Record<Outcome['kind'], TestStatus>> = {
  accepted: 'accepted',
  refused: 'refused',
  not_now: 'refused',
  technical: 'refused',
  unknown: 'unknown',
};

/** Of a code neither words nor hash: six digits are soon guessed. */
function recordOf(
  id: string,
  { user_id, channel, template }: Test,
  {
    text_hash,
    ...more
  }: { vendor: string; text_hash?: Buffer; outcome?: string; error_code?: string | null },
): Draft {
  return {
    kind: 'template.tested',
    subject: null,
    body: {
      by: publicId('user', user_id),
      channel,
      test: publicId('test_send', id),
      ...(template === null ? { what: 'code' } : { what: 'words', template: template.key }),
      ...(text_hash === undefined || template === null
        ? {}
        : { text_hash: text_hash.toString('hex') }),
      ...more,
    },
  };
}

async function senderOf(tx: Tx, id: string): Promise<PermitTerms['sender']> {
  const [row] = await tx.query<PermitTerms['sender'] & Record<string, unknown>>(
    'select name, sms_from, email_from, reply_to from organisation where tenant = $1 and id = $2',
    [tx.tenant, id],
  );
  return row!; // resolved by the caller in this transaction
}
