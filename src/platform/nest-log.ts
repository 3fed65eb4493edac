/** Nest's own lines in the form of ours. They are sentences of the framework; values in quotes are left out. */
import type { LoggerService } from '@nestjs/common';
import { complain, warn } from './log.js';

const CUT = 300;

export const nestLog: LoggerService = {
  log: () => {},
  warn: (message: unknown, ...more: unknown[]) => say(message, more),
  error: (message: unknown, ...more: unknown[]) => say(message, more),
};

function say(message: unknown, more: readonly unknown[]): void {
  const context = more.at(-1);
  const where = typeof context === 'string' && /^\w{1,60}$/.test(context) ? context : 'nest';
  if (typeof message !== 'string') complain(where, message);
  else warn(where, withoutValues(message));
}

/** What stands in quotes, and whatever could be an address, a number or a token. */
export function withoutValues(text: string): string {
  return text
    .slice(0, CUT)
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|\S+@\S+|\+?\d[\d\s().-]{4,}\d|[\w-]{24,}/g, '…');
}
