/** A town with two vendors for texts and none of the environment, and the steps that their stories share. */
import { handsIn, uuidOf, type Hands } from './hands.js';
import { startTown, type Town } from './town.js';
import { httpVendorIn, type HttpVendor } from './vendor.js';

const NOW = '2026-03-10T13:05:00Z';
export const BEGIN_MS = Date.parse(NOW);

export interface VendorPair {
  readonly town: Town;
  readonly hands: Hands;
  readonly first: HttpVendor;
  readonly second: HttpVendor;
  /** The name of the last borrower. */
  readonly last: () => string;
  readonly answers: (vendor: HttpVendor, status: number) => void;
  /** The clock goes on from there: leave a few seconds for a slow machine. */
  readonly after: (seconds: number) => void;
  readonly permitted: () => Promise<string>;
  readonly sent: () => Promise<string>;
  /** As the engine does when it is due. */
  readonly again: (id: string) => Promise<void>;
  readonly row: (id: string) => Promise<Record<string, unknown> & { due_at: Date }>;
  readonly recordsOf: (id: string, kind: string) => Promise<number>;
  /** How many requests each has seen. */
  readonly seen: () => number[];
  readonly forget: () => void;
  /** As it was at the beginning. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

function answers(vendor: HttpVendor, status: number): void {
  vendor.behave((response) => response.writeHead(status).end());
}

export async function startVendorPair(): Promise<VendorPair> {
  const env = { WEBHOOK_ALLOW_PRIVATE: '1', TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };
  const town = await startTown({ at: NOW, works: false, env });
  const hands = handsIn(town);
  const first = await httpVendorIn(town, { priority: 1 });
  const second = await httpVendorIn(town, { priority: 2 });
  let people = 0;
  const permitted = async () => {
    const name = `ann-${(people += 1)}`;
    await town.borrower(name, 'CN');
    const id = await town.contact(name, { channel: 'sms' });
    await hands.judge();
    return id;
  };
  const forget = () => [first, second].forEach(({ received }) => (received.length = 0));
  return {
    town,
    hands,
    first,
    second,
    answers,
    permitted,
    forget,
    last: () => `ann-${people}`,
    after: (seconds) => town.clockIs(new Date(BEGIN_MS + seconds * 1_000).toISOString()),
    sent: async () => {
      const id = await permitted();
      await hands.send([id]);
      return id;
    },
    again: async (id) => {
      await hands.judge();
      await hands.send([id]);
    },
    row: (id) => stateOf(town, id),
    recordsOf: (id, kind) => countOf(town, id, kind),
    seen: () => [first.received.length, second.received.length],
    reset: async () => {
      town.clockIs(NOW);
      await town.rows('delete from vendor_breaker');
      for (const vendor of [first, second]) answers(vendor, 202);
      forget();
    },
    stop: async () => {
      await first.stop();
      await second.stop();
      await town.stop();
    },
  };
}

async function stateOf(town: Town, id: string) {
  const [one] = await town.rows<Record<string, unknown> & { due_at: Date }>(
    'select status, vendor, slot, failed_vendors, error_code, due_at from contact_state where contact_id = $1::uuid',
    [uuidOf(id)],
  );
  if (one === undefined) throw new Error(`there is no contact \`${id}\``);
  return one;
}

async function countOf(town: Town, id: string, kind: string): Promise<number> {
  const [one] = await town.rows<{ count: number }>(
    `select count(*)::int as count from record where kind = $1 and convert_from(entry, 'UTF8') like $2`,
    [kind, `%${id}%`],
  );
  return one?.count ?? 0;
}
