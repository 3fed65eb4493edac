/** Runs the service until it is told to stop. */
import { readConfig, type Config } from './platform/config.js';
import { observeProcess } from './platform/metrics.js';
import { startService } from './service.js';

export async function main(config: Config = readConfig()): Promise<void> {
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
  process.stdout.write(
    `dunwell is ready at ${service.url} (role ${config.role}, queue on ${queue}; ${sends})\n`,
  );
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    service.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(
          `dunwell: ${error instanceof Error ? error.message : 'could not stop cleanly'}\n`,
        );
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}
