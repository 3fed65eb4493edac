/** Runs the service until it is told to stop. */
import { readConfig, type Config } from './platform/config.js';
import { wallClock } from './platform/clock.js';
import { complain, logFrom } from './platform/log.js';
import { logProcess } from './platform/process-log.js';
import { observeProcess } from './platform/metrics.js';

export async function main(config: Config = readConfig()): Promise<void> {
  logFrom(config.logLevel);
  logProcess();
  if (config.role === 'sealer') return seal(config);
  observeProcess();
  const { startService } = await import('./service.js');
  const service = await startService(config);
  const channels = [
    ...(config.smtpUrl === undefined && !config.nullVendor ? [] : ['email']),
    ...(config.twilio === undefined && !config.nullVendor ? [] : ['sms']),
  ];
  const queue = config.redisUrl === undefined ? 'PostgreSQL' : 'Redis';
  const sends =
    channels.length === 0
      ? 'no vendor is configured, so nothing is sent'
      : `sends ${channels.join(' and ')}`;
  greet(
    `dunwell is ready at ${service.url} (role ${config.role}, queue on ${queue}; ${sends})`,
    service.url,
  );
  untilTold(service);
}

async function seal(config: Config): Promise<void> {
  // Alone: the sealer needs nothing of the service, and is small without it.
  const { startSealer } = await import('./sealer-service.js');
  const sealer = await startSealer(config);
  greet(`dunwell seals the evidence log (role sealer, keys in ${config.signerDir})`);
  untilTold(sealer);
}

function untilTold(running: { close(): Promise<void> }): void {
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain('stop', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  // The child of a service that was killed, perhaps while we started.
  process.on('disconnect', close);
  if (process.channel !== undefined && !process.connected) close();
}

/** The one line on standard output: a sentence for a person at a terminal, else JSON like the log. */
function greet(what: string, url?: string): void {
  const line = { at: wallClock(), level: 'info', where: 'service', what, url };
  process.stdout.write(`${process.stdout.isTTY ? what : JSON.stringify(line)}\n`);
}
