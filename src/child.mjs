import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program with its output on standard error; answers its exit code, or what kept it from one.
 *
 * A signal that would end us ends the program first, so that it can put its things away.
 */
export async function runToEnd(program, args, options) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 2, 2] });
  const interruptions = [];
  const pass = (signal) => {
    interruptions.push(signal);
    child.kill(signal);
  };
  SIGNALS.forEach((signal) => process.on(signal, pass));
  const ending = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
  SIGNALS.forEach((signal) => process.off(signal, pass));
  if (interruptions.length > 0) throw new Error(`interrupted by ${interruptions.join(', ')}`);
  return ending;
}
