/**
 * What processes have used, from /proc: unlike seconds on a clock, it hardly depends on what else the
 * machine is doing. Elsewhere than on Linux it is left unmeasured rather than guessed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The highest resident memory that was seen, in whole MiB: of one process, and of the children that it had. */
export class Memory {
  readonly #children: readonly number[];
  #own = 0;
  #theirs = 0;

  constructor(private readonly pid: number) {
    this.#children = familyOf(pid).filter((member) => member !== pid);
  }

  look(): void {
    const theirs = this.#children.reduce((sum, child) => sum + residentMib(child), 0);
    this.#own = Math.max(this.#own, residentMib(this.pid));
    this.#theirs = Math.max(this.#theirs, theirs);
  }

  /** The child of a service of role `all` is its sealer. */
  seen(): { readonly memory_mib: number; readonly sealer_mib: number } {
    return { memory_mib: Math.round(this.#own), sealer_mib: Math.round(this.#theirs) };
  }
}

/** 0 where it cannot be read. */
function residentMib(pid: number): number {
  const kib = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0';
  return Number(kib) / 1_024;
}

// Linux counts processor time in hundredths of a second for programs, whatever the kernel uses inside.
const TICK_MS = 10;

/** Milliseconds of processor time of a process and its children, ended ones too; 0 where it cannot be read. */
export function processorMs(pid: number): number {
  return familyOf(pid).reduce((sum, member) => sum + ticksOf(member, member === pid) * TICK_MS, 0);
}

/** Of the process without the children that it has. */
export function ownProcessorMs(pid: number): number {
  return ticksOf(pid, true) * TICK_MS;
}

const QUIET_MS = 100;

/** Until it uses less than a tenth of a core: what it still has to do about the past is not to be measured with what follows. */
export async function untilQuiet(pid: number): Promise<void> {
  for (;;) {
    const before = ownProcessorMs(pid);
    await sleep(1_000);
    if (ownProcessorMs(pid) - before < QUIET_MS) return;
  }
}

function ticksOf(pid: number, withEnded: boolean): number {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  const ticks = fields.slice(11, withEnded ? 15 : 13).map(Number);
  return ticks.reduce((total, one) => total + one, 0);
}

function familyOf(pid: number): number[] {
  const children = entries('/proc')
    .filter(
      (name) =>
        /^\d+$/.test(name) &&
        read(`/proc/${name}/stat`).split(') ')[1]?.split(' ')[1] === String(pid),
    )
    .map(Number);
  return [pid, ...children];
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
