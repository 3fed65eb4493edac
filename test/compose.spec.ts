/** The files for Docker name only settings that the program knows, with values that it takes. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig, SETTING_NAMES } from '../src/platform/config.js';

interface Service {
  environment?: Record<string, string>;
  build?: { context: string; dockerfile: string };
  image: string;
  healthcheck?: { test: unknown[] };
  deploy?: { replicas: number };
  depends_on?: Record<string, unknown>;
}

const text = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
const { services } = parse(text('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
};
const GIVEN: Record<string, string> = {
  POSTGRES_PASSWORD: '00ff',
  DUNWELL_KEY: Buffer.alloc(32).toString('base64'),
};

/** `${NAME:-default}` and `${NAME:?why}` as Compose reads them. */
function filled(value: string): string {
  return value.replaceAll(
    /\$\{(\w+):([-?])([^}]*)\}/g,
    (_, name: string, sign: string, rest: string) => GIVEN[name] ?? (sign === '-' ? rest : ''),
  );
}

function settingsOf(name: string): Record<string, string> {
  const entries = Object.entries(services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, filled(value)]));
}

describe('the compose file', () => {
  it.each(['api', 'worker', 'sealer'])(
    'gives the %s settings that the program knows and takes',
    (name) => {
      const settings = settingsOf(name);
      expect(Object.keys(settings).filter((key) => !SETTING_NAMES.includes(key))).toEqual([]);
      expect(readConfig(settings)).toMatchObject({
        role: name,
        host: '0.0.0.0',
        databaseUrl: 'postgres://dunwell:00ff@postgres:5432/dunwell',
        redisUrl: 'redis://redis:6379',
        key: GIVEN.DUNWELL_KEY,
      });
    },
  );

  it('runs one api and two workers from one image, after what they need', () => {
    expect(services.api?.deploy?.replicas ?? 1).toBe(1);
    expect(services.worker?.deploy?.replicas).toBe(2);
    expect(services.worker?.image).toBe(services.api?.image);
    expect(Object.keys(services.worker?.depends_on ?? {})).toEqual(['postgres', 'redis', 'api']);
    const check = services.worker?.healthcheck?.test ?? [];
    expect(check.map((part) => typeof part)).toEqual(Array(4).fill('string'));
    expect(services.api?.build?.dockerfile).toBe('docs/Dockerfile');
  });

  it('builds an image that sets only what the program knows', () => {
    const names = [...text('Dockerfile').matchAll(/^ENV (\w+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(['HOST']);
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(names));
  });
});
