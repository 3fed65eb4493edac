/** What was decided and what became of sends, counted in this process. */
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Decision } from '../compliance/decide.js';
import type { Tx } from '../platform/database.js';
import { registry, SECONDS, type Reading } from '../platform/metrics.js';

const registers = [registry];

const decisions = new Counter({
  name: 'dunwell_decisions_total',
  help: 'Decisions, by verdict and channel; `for`: `send`, `claim` by a collector, or `question` of another system.',
  labelNames: ['verdict', 'channel', 'for'],
  registers,
});

const overshoot = new Counter({
  name: 'dunwell_caps_overshot_total',
  help: 'Findings of a cap that counted more than it allows: made elsewhere, or before the cap came in force.',
  labelNames: ['rule'],
  registers,
});

const sends = new Counter({
  name: 'dunwell_sends_total',
  help: 'Calls of vendors, by how they ended; `unknown` may have reached somebody. `own`: set up by a tenant.',
  labelNames: ['vendor', 'channel', 'outcome'],
  registers,
});

const calls = new Histogram({
  name: 'dunwell_vendor_call_seconds',
  help: 'How long vendors took to answer.',
  labelNames: ['vendor'],
  buckets: SECONDS,
  registers,
});

const reserved = new Gauge({
  name: 'dunwell_reservations_open',
  help: 'Places taken for attempts of others whose outcome nobody has told.',
  registers,
});

export type DecidedFor = 'send' | 'claim' | 'question';

export function countDecision(
  { verdict, findings }: Decision,
  channel: string,
  decidedFor: DecidedFor,
): void {
  decisions.inc({ verdict, channel, for: decidedFor });
  if (verdict === 'allow') return;
  for (const { rule, because, verdict: found } of findings) {
    if (found !== 'defer') continue;
    const [, used, max] = TALLY.exec(because) ?? [];
    if (Number(used) > Number(max)) overshoot.inc({ rule: named(rule) });
  }
}

/** How the findings of caps begin: `4 of 3 contacts on one day`. */
const TALLY = /^(\d+) of (\d+) /;

/** A rule of the house has a name of the tenant's own. */
function named(rule: string): string {
  return rule.startsWith('HOUSE-') ? 'house' : rule;
}

/** What the environment can set up; a vendor that a tenant has set up has a name of its own. */
const INSTALLED = /^(smtp|twilio|null-sms|null-email)$/;

export function countSend(
  { name, channel }: { readonly name: string; readonly channel: string },
  outcome: string,
  seconds: number,
): void {
  const vendor = INSTALLED.test(name) ? name : 'own';
  sends.inc({ vendor, channel, outcome });
  calls.observe({ vendor }, seconds);
}

export async function readReservations(tx: Tx): Promise<Reading[]> {
  const rows = await tx.query<{ n: number }>(
    'select count(*)::int as n from reservation where tenant = $1 and outcome is null',
    [tx.tenant],
  );
  return rows.map(({ n }) => ({ gauge: reserved, value: n, over: 'sum' }));
}
