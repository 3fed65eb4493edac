/**
 * PostgreSQL is killed under the service, three times in the midst of its work, and comes back. The
 * service lives on, and nothing that was accepted is lost or sent twice.
 */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/platform/embedded/free-port.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/embedded/server.js';
import { loadCrowd, releaseWithin, untilNothingWaits } from '../support/crowd.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import { ledgerOf, type Ledger } from '../support/ledger.js';
import { removeRoot, temporaryRoot } from '../support/postgres-holder.js';
import type { Queue } from '../support/redis.js';

jest.setTimeout(600_000);

const PEOPLE = 600;
const KILLS = 3;
const RELEASE_S = 15;

describe.each<Queue>(['PostgreSQL', 'Redis'])(
  'PostgreSQL killed under load, queue on %s',
  (queue) => {
    const dataRoot = temporaryRoot();
    let port: number;
    let server: EmbeddedPostgres;
    let engine: Engine;
    let service: Running;
    let ledger: Ledger;
    let away = 0;

    const startServer = async () => {
      server = await startEmbeddedPostgres({ dataRoot, port });
    };

    beforeAll(async () => {
      port = await freePort();
      await startServer();
      const admin = new pg.Client({ connectionString: server.url() });
      await admin.connect();
      await admin.query('create database dunwell');
      await admin.end();
      engine = await startEngine(server.url('dunwell'), { queue, latencyMs: 12 });
      service = await engine.start();
      await loadCrowd(service.api, PEOPLE);
      await releaseWithin(engine, RELEASE_S);
      await killRepeatedly();
      await untilNothingWaits(engine);
      ledger = await ledgerOf(engine);
      const unknown = ledger.contacts.filter(({ status }) => status === 'unknown').length;
      process.stderr.write(
        `queue on ${queue}: PostgreSQL away for ${away} ms in ${KILLS} kills, ${unknown} unknown\n`,
      );
    });
    afterAll(async () => {
      await engine.stop();
      await server.stop();
      removeRoot(dataRoot);
    });

    async function killRepeatedly(): Promise<void> {
      for (let kill = 0; kill < KILLS; kill++) {
        await sleep(2_000 + Math.random() * 1_000);
        const begun = Date.now();
        process.kill(server.pid, 'SIGKILL');
        await startServer();
        away += Date.now() - begun;
      }
    }

    it('leaves the service alive and able to serve', async () => {
      expect(service.hasEnded()).toBe(false);
      await expect(service.api.get('/health/ready')).resolves.toBeDefined();
    });

    it('loses nothing', () => {
      const ends = ledger.contacts.map(({ status, error_code }) => `${status} ${error_code ?? ''}`);
      expect(ends.filter((end) => !/^(sent |unknown )/.test(end))).toEqual([]);
      expect(ledger.contacts).toHaveLength(PEOPLE * 2);
    });

    it('sends nothing twice', () => {
      expect(ledger.contacts.filter(({ messages }) => messages.length > 1)).toEqual([]);
    });

    it('proves everything that left', () => {
      const left = ledger.contacts.filter(({ messages }) => messages.length > 0);
      expect(left.filter(({ attempts }) => attempts.length === 0)).toEqual([]);
      expect(ledger.gaps).toEqual([]);
    });
  },
);
