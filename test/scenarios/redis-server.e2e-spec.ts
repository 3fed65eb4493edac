import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { startRedis } from '../../src/platform/redis-server.js';

const dir = mkdtempSync(path.join(tmpdir(), 'dunwell redis-'));

afterAll(() => rmSync(dir, { recursive: true }));

async function talk<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

describe('the private Redis', () => {
  it('keeps what it was told over a restart', async () => {
    const first = await startRedis({ dir });
    await talk(first.url, (redis) => redis.set('kept', 'yes'));
    await first.stop();
    const second = await startRedis({ dir });

    await expect(talk(second.url, (redis) => redis.get('kept'))).resolves.toBe('yes');
    await second.stop();
  });

  it('is one server for all who start it, until the last one leaves', async () => {
    const [first, second] = await Promise.all([startRedis({ dir }), startRedis({ dir })]);

    expect(first.url).toBe(second.url);
    await first.stop();
    await expect(talk(second.url, (redis) => redis.ping())).resolves.toBe('PONG');
    await second.stop();
    await expect(talk(second.url, (redis) => redis.ping())).rejects.toThrow();
  });

  it('lets nobody in without its password', async () => {
    const redis = await startRedis({ dir });
    const open = new URL(redis.url);
    open.password = '';

    await expect(talk(open.toString(), (client) => client.ping())).rejects.toThrow(/NOAUTH/);
    await redis.stop();
  });

  it('names the port when it cannot have it', async () => {
    const holder = await startRedis({ dir });
    const port = Number(new URL(holder.url).port);

    await expect(startRedis({ dir: path.join(dir, 'other'), port })).rejects.toThrow(
      `port \`${port}\``,
    );
    await holder.stop();
  });
});
