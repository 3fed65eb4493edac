/**
 * Lines for whoever runs the service, as JSON on standard error. Never personal data: callers pass what
 * happened and an error's name, code and place, not its message's values.
 */
import { wallClock } from './clock.js';

export function complain(where: string, error: unknown): void {
  write({ level: 'error', where, ...describe(error) });
}

export function tell(where: string, what: string): void {
  write({ level: 'info', where, what });
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? { code: String(error.code) } : {};
  // PostgreSQL repeats the offending values in `detail` and sometimes in the message of a failed cast,
  // so of a database error only its code, table and constraint are told.
  const sql = 'severity' in error && 'routine' in error;
  const place = error.stack
    ?.split('\n')
    .find((line) => line.includes('/dist/') || line.includes('/src/'))
    ?.trim();
  const from = sql
    ? { constraint: (error as { constraint?: unknown }).constraint }
    : { message: error.message };
  return { error: error.name, ...code, ...from, place };
}

function write(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: wallClock(), ...line })}\n`);
}
