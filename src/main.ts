/** Runs the service until it is told to stop. */
import { readConfig, type Config } from './platform/config.js';
import { wallClock } from './platform/clock.js';
import { complain, logFrom } from './platform/log.js';
import { logProcess } from './platform/process-log.js';
import { observeProcess } from './platform/metrics.js';
import { startService } from './service.js';

export async function main(config: Config = readConfig()): Promise<void> {
  logFrom(config.logLevel);
  logProcess();
  observeProcess();
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
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain('stop', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

/** The one line on standard output: a sentence for a person at a terminal, else JSON like the log. */
function greet(what: string, url: string): void {
  const line = { at: wallClock(), level: 'info', where: 'service', what, url };
  process.stdout.write(`${process.stdout.isTTY ? what : JSON.stringify(line)}\n`);
}
