/** A kept guard file at work in a thread of its own; see `guard-thread.mjs`. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FindingVerdict, Verdict } from '../compliance/rule.js';
import type { KeptRuleset } from './ruleset.repository.js';

export interface Question {
  /** The text of a stored `inputs` section. */
  readonly text: string;
  /** In place of the settings of its facts, as JSON. */
  readonly settings?: string;
  /** Only findings that object or count. */
  readonly brief?: boolean;
}

/** A finding as the evidence words it. */
export interface SpokenFinding {
  readonly rule: string;
  readonly verdict: FindingVerdict;
  readonly because: string;
  readonly citation: string;
  readonly not_before?: string;
}

export interface Decided {
  readonly verdict: Verdict;
  readonly not_before: string | undefined;
  /** All but what did not apply. */
  readonly findings: readonly SpokenFinding[];
}

/** A question that this guard cannot read has an error in place of a decision. */
export type Answer = Decided | { readonly error: string };

const THREAD = new URL('./guard-thread.mjs', import.meta.url);

export class GuardRunner {
  readonly #worker: Worker;

  constructor({ guard, content }: KeptRuleset) {
    this.#worker = new Worker(THREAD, {
      workerData: { guard, ruleset: content },
      // Modules in a context of their own are what the flag is for.
      execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      env: {},
    });
  }

  /** The answers in the order of the questions. One call at a time. */
  async decideAll(questions: readonly Question[]): Promise<readonly Answer[]> {
    this.#worker.postMessage(questions);
    const [answers] = (await once(this.#worker, 'message')) as [readonly Answer[]];
    return answers;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
