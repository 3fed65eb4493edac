/** A queue store that takes connections and never says a word. */
import { createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Vendors } from '../../src/dispatch/vendors.js';
import { HealthController } from '../../src/intake/health.controller.js';
import { Draining } from '../../src/platform/draining.js';
import { Settings } from '../../src/platform/platform.module.js';
import { ContactQueue } from '../../src/schedule/contact.queue.js';
import type { Town } from './town.js';

/** The town's health as a process tells it whose queue store is silent. */
export async function withSilentQueue(
  { app, installation }: Town,
  work: (health: HealthController) => Promise<void>,
): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const connection = { connectionString: `postgres://nobody@127.0.0.1:${port}/nothing` };
  const queueNamed = (name: string) => new Queue(name, { connection });
  const queues = [queueNamed('a'), queueNamed('b'), queueNamed('c'), queueNamed('d')] as const;
  const settings = app.get(Settings);
  const away = new ContactQueue(...queues, settings);
  const { database } = installation;
  try {
    await work(new HealthController(database, app.get(Vendors), settings, app.get(Draining), away));
  } finally {
    const closed = queues.map((queue) => queue.close().catch(() => {}));
    server.close();
    for (const socket of sockets) socket.destroy();
    await Promise.race([Promise.all(closed), sleep(1_000)]);
  }
}
