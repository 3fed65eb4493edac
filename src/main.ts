/** Runs the service until it is told to stop. */
import { readConfig, type Config } from './platform/config.js';
import { wallClock } from './platform/clock.js';
import { complain, logFrom, tell } from './platform/log.js';
import { logProcess } from './platform/process-log.js';
import { observeProcess } from './platform/metrics.js';

export async function main(config: Config = readConfig()): Promise<void> {
  logFrom(config.logLevel);
  logProcess();
  if (config.role === 'sealer') return seal(config);
  observeProcess();
  const { startService } = await import('./service.js');
  const service = await startService(config);
  greet(startLine(config, service), service.url);
  untilTold(service);
}

/** What leaves has no way back to us then, and a carrier none to report by. */
const NOT_REACHED =
  ', without links and delivery reports: set `PUBLIC_URL` to where borrowers and vendors reach us';

/** @param sends channels that some vendor carries, of the environment or of a tenant */
export function startLine(
  { role, redisUrl, publicUrl }: Pick<Config, 'role' | 'redisUrl' | 'publicUrl'>,
  { url, sends }: { readonly url: string; readonly sends: readonly string[] },
): string {
  const queue = redisUrl === undefined ? 'PostgreSQL' : 'Redis';
  const what =
    sends.length === 0
      ? 'no vendor is configured, so nothing is sent'
      : `sends ${sends.join(' and ')}${publicUrl === undefined ? NOT_REACHED : ''}`;
  return `dunwell is ready at ${url} (role ${role}, queue on ${queue}; ${what})`;
}

async function seal(config: Config): Promise<void> {
  // Alone: the sealer needs nothing of the service, and is small without it.
  const { startSealer } = await import('./sealer-service.js');
  const sealer = await startSealer(config);
  greet(`dunwell seals the evidence log (role sealer, keys in ${config.signerDir})`);
  untilTold(sealer);
}

/** One Ctrl-C reaches the program twice when npm passes it on as well. */
const SAME_KEY_MS = 300;

/** The first signal stops in good order, the next one at once. */
function untilTold(running: { close(): Promise<void> }): void {
  let since: number | undefined;
  const stop = () => {
    if (since !== undefined) return;
    since = performance.now();
    tell('service', 'is stopping: what is in flight is finished first');
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain('stop', error);
        process.exit(1);
      },
    );
  };
  const signalled = (code: number) => {
    if (since !== undefined && performance.now() - since > SAME_KEY_MS) process.exit(code);
    stop();
  };
  process.on('SIGINT', () => signalled(130));
  process.on('SIGTERM', () => signalled(143));
  // The child of a service that was killed, perhaps while we started.
  process.on('disconnect', stop);
  if (process.channel !== undefined && !process.connected) stop();
}

/** The one line on standard output: a sentence for a person at a terminal, else JSON like the log. */
function greet(what: string, url?: string): void {
  const line = { at: wallClock(), level: 'info', where: 'service', what, url };
  process.stdout.write(`${process.stdout.isTTY ? what : JSON.stringify(line)}\n`);
}
