/**
 * `npm run demo`: the sample portfolio from its loading to its proofs, on this machine alone.
 *
 * The service runs as users run it; only the vendors are doubles. Whatever happens, nothing is left behind.
 */
import { writeFileSync } from 'node:fs';
import { declareAll } from './house.js';
import { loadPortfolio } from './portfolio/load.js';
import { resolve } from './portfolio/resolve.js';
import { workCallList } from './run/call-list.js';
import { writeAudit } from './run/audit.js';
import { arrivals, checkArrivals, checkReceipts } from './run/checks.js';
import { checkEvidence } from './run/evidence.js';
import { explainAll } from './run/explained.js';
import { howToSignIn } from './run/people.js';
import { InterruptedError, leftovers, listenForInterrupt, pause } from './run/interrupt.js';
import { loadInto } from './run/load.js';
import { readOptions, type DemoOptions } from './run/options.js';
import { progressOn, type Progress } from './run/progress.js';
import { checkReplies, confirmation, replies, withConfirmation } from './run/replies.js';
import { jsonRows, reportText, type Outcome } from './run/report.js';
import { buildStage, type Stage } from './run/stage.js';
import type { Look } from './run/table.js';
import { deliverMessages, untilQuiet } from './run/watch.js';

const A_DAY_MS = 86_400_000;
const WIDTH_ELSEWHERE = 160;

export async function demo(args: string[]): Promise<void> {
  const options = readOptions(args);
  const interrupt = listenForInterrupt();
  const progress = progressOn(process.stderr);
  const left = leftovers();
  try {
    progress.step('starting the service, a mail server and an SMS vendor, with empty data');
    const stage = await buildStage(options, left, interrupt.signal);
    const outcome = await play(stage, progress, interrupt.signal, options.audit);
    show(outcome, options);
    if (outcome.checks.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
    if (!options.exit) await stayUp(stage, interrupt.signal);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    const { reason } = interrupt.signal as { reason: unknown };
    if (process.exitCode === undefined && reason instanceof InterruptedError) {
      process.exitCode = reason.exitCode;
    }
  } finally {
    progress.end();
    await left.clear();
    interrupt.release();
  }
}

async function play(
  stage: Stage,
  progress: Progress,
  signal: AbortSignal,
  audit: string | undefined,
): Promise<Outcome> {
  const { as, clock, smtp, twilio } = stage;
  const portfolio = resolve(loadPortfolio(), new Date(clock.local()));
  progress.step(`loading ${portfolio.contacts.length} contacts with their facts through the API`);
  await declareAll({ proposer: as.compliance, approver: as.approver });
  await loadInto(as.system, portfolio);
  await untilQuiet(stage, progress, signal);
  let contacts = await deliverMessages(stage, progress, signal);

  progress.step('a collector works the call list, and borrowers answer');
  const calls = await workCallList(as.collector, contacts);
  const answers = await replies(stage, contacts, portfolio);
  const further = answers.map((answer) => answer.further);
  if (further.length > 0) await as.system.bulk('/v1/contacts/bulk', 'contacts', further);
  await untilQuiet(stage, progress, signal);
  contacts = await deliverMessages(stage, progress, signal);

  progress.step('asking for the reason of every decision');
  const own = confirmation(answers, contacts);
  const all = { ...portfolio, contacts: [...portfolio.contacts, ...further, ...own] };
  const explained = await explainAll(as.compliance, withConfirmation(contacts), all);
  const arrived = arrivals(smtp, twilio);
  const checks = [
    await checkEvidence(stage.databaseUrl, contacts),
    ...checkArrivals(explained, arrived),
    checkReceipts(twilio),
    checkReplies(answers, contacts),
  ];
  if (audit !== undefined) {
    progress.step('writing the audit bundle, and checking it');
    checks.push(await writeAudit(stage, contacts, audit));
  }
  const events = [
    ...calls,
    ...answers.map(({ said, further: { external_id } }) => `${said}; then came ${external_id}`),
  ];
  return { queue: stage.queue, explained, arrived, events, checks };
}

function show(outcome: Outcome, { json }: DemoOptions): void {
  process.stdout.write(`\n${reportText(outcome, look())}`);
  if (json === undefined) return;
  writeFileSync(json, `${JSON.stringify(jsonRows(outcome.explained), null, 2)}\n`);
}

function look(): Look {
  const { isTTY, columns } = process.stdout;
  const asked = Number(process.env['COLUMNS']);
  const colors = isTTY && process.env['NO_COLOR'] === undefined;
  return { width: (isTTY ? columns : asked) || WIDTH_ELSEWHERE, colors };
}

/** Until a signal comes, which is the good end here. */
async function stayUp({ url, guests }: Stage, signal: AbortSignal): Promise<void> {
  process.stderr.write(howToSignIn(url, guests));
  process.stderr.write(`the service is at ${url}; Ctrl-C ends it\n`);
  while (!signal.aborted) await pause(A_DAY_MS, signal).catch(() => undefined);
}
