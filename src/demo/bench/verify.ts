/**
 * `bench --verify [--records <n>] [--sealed-every <n>]`: a long log checked as a whole on one core, and proofs of single places in it.
 *
 * Processor time is told beside the clock on the wall, so that a busy machine shows what the work itself costs.
 * Proofs are made from tiles in memory: what a database adds to them is not in these figures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inclusionProof } from '../../evidence/tree/proof.js';
import { isIncluded } from '../../evidence/tree/verify.js';
import { verifyCommand } from '../../evidence/verify/command.js';
import { round } from './figures.js';
import { writeLongLog, type LongLog } from './long-log.js';

const PROOFS = 2_000;

/** @param sealedEvery this many records there is a checkpoint */
export async function measureVerify(records: number, sealedEvery: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell-verify-'));
  try {
    const log = await writeLongLog(folder, records, sealedEvery);
    const whole = checked(folder);
    return { records, bytes_per_record: round(log.bytes), ...whole, ...(await proofTimes(log)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checked(folder: string) {
  const before = process.cpuUsage();
  const started = performance.now();
  const { text, exitCode } = verifyCommand([folder, '--trust', path.join(folder, 'trust.txt')]);
  if (exitCode !== 0) throw new Error(text);
  const { user, system } = process.cpuUsage(before);
  return {
    verify_seconds: round((performance.now() - started) / 1_000),
    verify_processor_seconds: round((user + system) / 1_000_000),
    answer: text.trimEnd().split('\n'),
  };
}

async function proofTimes({ size, root, leaves, read }: LongLog) {
  const times: number[] = [];
  for (let i = 0; i < PROOFS; i++) {
    const index = Math.floor((i * size) / PROOFS);
    const started = performance.now();
    const proof = await inclusionProof(read, index, size);
    times.push(performance.now() - started);
    if (!isIncluded(index, size, leaves[index]!, proof, root))
      throw new Error(`the proof of ${index} is wrong`);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
  return { proof_p50_ms: at(0.5), proof_p99_ms: at(0.99) };
}
