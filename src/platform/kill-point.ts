/**
 * Tests only: the process kills itself beside the commit of the first transaction that ran a certain statement, so that
 * every boundary between two writes can be met on purpose. `before` is a write that failed, `after` one that is on the
 * disk though nobody was told.
 */
import { ConfigError } from './config.js';

interface Armed {
  readonly when: 'before' | 'after';
  readonly statement: string;
}

let armed: Armed | undefined;

/** @param text `before <piece of SQL>` or `after <piece of SQL>`; undefined for a process that lives */
export function armKillPoint(text: string | undefined): void {
  if (text === undefined) return;
  const [, when, statement] = /^(before|after) (.+)$/s.exec(text) ?? [];
  if ((when !== 'before' && when !== 'after') || statement === undefined)
    throw new ConfigError('`TEST_KILL_AT` must be `before` or `after` and a piece of SQL');
  armed = { when, statement };
}

/** Of one transaction. */
export class KillPoint {
  #ran = false;

  private constructor(private readonly at: Armed) {}

  static inTransaction(): KillPoint | undefined {
    return armed && new KillPoint(armed);
  }

  saw(statement: string): void {
    this.#ran ||= statement.includes(this.at.statement);
  }

  atCommit(when: Armed['when']): void {
    if (this.#ran && this.at.when === when) process.kill(process.pid, 'SIGKILL');
  }
}
