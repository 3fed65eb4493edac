/** The first day of a house: what is missing, and the sample, loaded once however often somebody clicks. */
import { jest } from '@jest/globals';
import { ConsoleModule } from '../../src/console/console.module.js';
import { SampleModule } from '../../src/demo/portfolio/sample.module.js';
import { DispatchModule } from '../../src/dispatch/dispatch.module.js';
import { EvidenceModule } from '../../src/evidence/evidence.module.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { FeedModule } from '../../src/feed/feed.module.js';
import { IntakeModule } from '../../src/intake/intake.module.js';
import { importShippedTemplates } from '../../src/messages/shipped.js';
import { connectQueue } from '../../src/platform/queue.js';
import { SimulationModule } from '../../src/policies/simulation.module.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Console, openConsole, say } from '../support/browser.js';

jest.setTimeout(120_000);

const modules = async (ownerUrl: string) => [
  EvidenceModule,
  await connectQueue({ ownerUrl, redisUrl: undefined, prefix: undefined }),
  DispatchModule.for({ works: false }),
  SimulationModule.for({ works: false }),
  FeedModule.for({ works: false }),
  IntakeModule,
  ConsoleModule,
  SampleModule,
];

let app: TestApp;
let console: Console;
beforeAll(async () => {
  app = await startApp(modules, { at: '2026-03-10T13:05:00Z' });
  const { database, keys, evidenceOrigin } = app.installation;
  await database.tx(1, (tx) => importShippedTemplates(tx, new EvidenceLog(keys, evidenceOrigin)));
  console = await openConsole(app);
});
afterAll(async () => {
  await console?.stop();
  await app?.stop();
});

async function missing(): Promise<unknown> {
  const { body } = await app.ask('GET', '/v1/first-steps');
  const data = body['data'] as { step: string; is_done: boolean }[];
  return data.filter(({ is_done }) => !is_done).map(({ step }) => step);
}

async function list(path: string): Promise<Record<string, unknown>[]> {
  return (await app.ask('GET', `${path}?limit=200`)).body['data'] as Record<string, unknown>[];
}

describe('an empty house', () => {
  it('is told what is missing', async () => {
    expect(await missing()).toEqual(['colleague', 'declaration', 'vendor', 'key', 'portfolio']);
    const visit = await console.visit({ role: 'admin' });
    const { page } = visit;
    await visit.goTo('');
    await page.waitForURL(/\/console\/first-steps$/);
    await visit.screenshot('first-steps');
    expect(await visit.findings()).toEqual([]);
    await page
      .getByRole('link', {
        name: say('Go there: A key for the loan system', '前往: 信贷系统的密钥'),
      })
      .click();
    await page.waitForURL(/\/console\/users$/);
    await visit.close();
  });

  it('takes the sample once, whoever clicks at the same moment', async () => {
    const visit = await console.visit({ role: 'admin' });
    const { page } = visit;
    await visit.goTo('');
    await page.waitForURL(/\/console\/first-steps$/);
    const load = page.getByRole('main').getByRole('button');
    const [others] = await Promise.all([
      Promise.all([1, 2].map(() => app.ask('POST', '/v1/first-steps/sample'))),
      load.click(),
    ]);
    await page.getByRole('status').or(page.getByRole('alert')).first().waitFor();
    await visit.screenshot('first-steps-after');
    const statuses = others.map(({ status }) => status);
    const isPageFirst = (await page.getByRole('status').count()) === 1;
    expect(statuses.toSorted((a, b) => a - b)).toEqual(isPageFirst ? [409, 409] : [200, 409]);
    if (!isPageFirst)
      await page.getByText(say('The house is not empty', '机构中已有数据')).first().waitFor();
    expect(await list('/v1/organisations')).toHaveLength(6);
    expect(await missing()).not.toContain('portfolio');
    await visit.goTo('');
    await page.waitForURL(/\/console\/dashboard$/);
    await visit.close();
  });

  it('can reach nobody with it', async () => {
    const parties = await list('/v1/parties');
    const endpoints = parties.flatMap(
      (party) => party['endpoints'] as { kind: string; address: string }[],
    );
    expect(parties.length).toBeGreaterThan(80);
    for (const { kind, address } of endpoints) {
      expect(address).toMatch(kind === 'email' ? /@example\.(com|net|org)$/ : FICTION);
    }
    expect(await app.ask('POST', '/v1/first-steps/sample')).toMatchObject({
      status: 409,
      body: { code: 'not-empty' },
    });
  });
});

// Ranges that a regulator keeps for fiction, or that are assigned to nobody.
const FICTION =
  /^\+(1\d{3}55501\d\d|447700900\d{3}|6149157\d{4}|612701\d{5}|86164\d{8}|915555500\d{3}|85212340\d{3}|5521900000\d{3}|201600000\d{3})$/;
