/** What Node itself would write in words of its own: warnings, and the error that ends the process. */
import { complain } from './log.js';

/** Called once, by the program that runs the service. */
export function logProcess(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => complain('process', warning));
  // Also a promise that nobody waited for. Nothing is certain any more, so it ends; leases do the rest.
  process.on('uncaughtException', (error) => {
    complain('process', error);
    process.exit(1);
  });
}
