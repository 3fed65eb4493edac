/**
 * The console in a real browser: one Chromium for a spec file, one window for each visit.
 *
 * What the page complains of (scripts that failed, what the policy of the page refused) is kept, and a
 * visit that is closed with complaints fails.
 */
import { jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type Page, type Request } from 'playwright-core';
import type { Role } from '../../src/platform/access/scopes.js';
import type { TestApp } from './app.js';
import { enrol, invited, personAt, sessionToken } from './person.js';
import { windowsOf, type Windows } from './windows.js';

// A browser on a machine that is busy is late now and then: what fails is tried twice more, and each failure is told.
// At once, while the house is as the story found it.
jest.retryTimes(2, { logErrorsBeforeRetry: true, retryImmediately: true });

const SCREENSHOTS = 'dist/screenshots';
// A picture, or a look by axe, costs as much as the page itself: both are for the slow lane, or when asked for.
const IS_THOROUGH = (process.env['TEST_PICTURES'] ?? process.env['DUNWELL_TESTS'] ?? '') !== '';
const AXE: string = createRequire(import.meta.url)('axe-core').source;

/** A daily run tells each story in English, and the slow lane once more in Chinese: either takes minutes. */
const LANGUAGE = process.env['TEST_LANGUAGE'] === 'zh' ? 'zh' : 'en';

/** What stands on a page in the language of this run. */
export const say = <T, U = T>(en: T, zh: U): T | U => (LANGUAGE === 'en' ? en : zh);

export interface Visiting {
  /** Undefined: nobody is signed in. */
  readonly role?: Role;
  /** Who signs in again within the visit needs `PASSWORD`; to make it costs more than most pages do. */
  readonly hasPassword?: boolean;
  /** In a window that has loaded nothing yet. */
  readonly isNew?: boolean;
  readonly language?: 'en' | 'zh';
  readonly width?: number;
  readonly height?: number;
}

export interface Visit {
  readonly page: Page;
  /** Of whoever is signed in. */
  readonly login: string;
  /** Opens a page by its address below `/console`, and waits until it is quiet. */
  goTo(path: string): Promise<void>;
  /** Serious and critical findings of axe on what is shown now, in the slow lane. */
  findings(): Promise<string[]>;
  /** The whole page as `dist/screenshots/<name>-<language>.png`, where pictures are wanted. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface Console {
  visit(visiting?: Visiting): Promise<Visit>;
  stop(): Promise<void>;
}

export async function openConsole(app: TestApp): Promise<Console> {
  const program = process.env['TEST_CHROMIUM'] ?? '';
  if (program === '') throw new Error('no Chromium is on the PATH: `npm test` installs it');
  const browser = await chromium.launch({
    executablePath: program,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  mkdirSync(SCREENSHOTS, { recursive: true });
  const windows = windowsOf(app.url, browser);
  return {
    visit: (visiting = {}) => visit(app, windows, visiting),
    stop: () => browser.close(),
  };
}

const UNFINISHED = '.ant-skeleton, .ant-spin-spinning';

async function visit(app: TestApp, windows: Windows, visiting: Visiting): Promise<Visit> {
  const { role, language = LANGUAGE, width = 1280, height = 800 } = visiting;
  const { hasPassword = false, isNew = false } = visiting;
  const context = await windows.take(language, isNew);
  const login = role === undefined ? '' : await signIn(app, context, role, hasPassword);
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  // What fails takes longer to say so; a picture or a page on a busy machine takes ten seconds and is right.
  page.setDefaultTimeout(30_000);
  const complaints = complaintsOf(page);
  const quiet = quietOf(page);
  return {
    page,
    login,
    goTo: async (path) => {
      await page.goto(`/console${path}`);
      await quiet();
      // On a busy machine a page may be silent before it asks for the first time.
      await page.locator('h1').first().waitFor({ state: 'attached' });
      await page.locator(UNFINISHED).first().waitFor({ state: 'detached' });
    },
    findings: async () => (IS_THOROUGH ? findingsOn(page) : []),
    screenshot: async (name) => {
      if (!IS_THOROUGH) return;
      await page.screenshot({
        path: `${SCREENSHOTS}/${name}-${language}.png`,
        fullPage: true,
        caret: 'initial',
      });
    },
    close: async () => {
      await windows.giveBack(language, page);
      if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('\n')}`);
    },
  };
}

/** A new user of this role, as they would come to the page after signing in. */
async function signIn(
  app: TestApp,
  context: BrowserContext,
  role: Role,
  hasPassword: boolean,
): Promise<string> {
  const login = `${role}-${randomBytes(3).toString('hex')}`;
  if (!hasPassword) {
    const value = await sessionToken(app, [role], login);
    await context.addCookies([{ name: 'dunwell-session', value, url: app.url }]);
    return login;
  }
  // An admin of their own: two people whom the same one invited are not two.
  const key = await app.keyWith(['admin']);
  const ask: TestApp['ask'] = (method, path, given) => app.ask(method, path, { key, ...given });
  await invited({ ...app, ask }, login, [role]);
  const person = personAt(app, login);
  const { body } = await person.signIn();
  if (body['second_factor'] === 'needed') await enrol(app, person);
  const cookies = [...person.jar].map(([name, value]) => ({ name, value, url: app.url }));
  await context.addCookies(cookies);
  return login;
}

/** Waits until the page has asked for nothing for a moment: a fifth of what Playwright itself would wait each time. */
function quietOf(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let last = 0;
  const ended = (request: Request) => {
    asked.delete(request);
    last = performance.now();
  };
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    const until = performance.now() + 15_000;
    while (asked.size > 0 || performance.now() - last < 100) {
      if (performance.now() > until) throw new Error('the page goes on asking');
      await sleep(20);
    }
  };
}

/** A refused request is an answer like any other; everything else that lands in the console is a fault. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' && !text.includes('Content Security Policy')) return;
    if (/^Failed to load resource: .* status of 4\d\d/.test(text)) return;
    complaints.push(`${text} (${message.location().url})`);
  });
  return complaints;
}

interface Axe {
  run(options: object): Promise<{
    violations: {
      id: string;
      impact: string;
      help: string;
      nodes: { html: string; failureSummary: string }[];
    }[];
  }>;
}

async function findingsOn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
    );
}
