/**
 * Everything the environment may say, read once. Nothing else reads `process.env`.
 *
 * All problems are listed at once, because whoever starts the service wants to mend them in one go.
 */
import path from 'node:path';
import { z } from 'zod';
import { kekPlace } from './kek-place.js';
import { isProxyTrust } from './proxy-trust.js';

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be a URL that starts with ${protocols.map((p) => `\`${p}//\``).join(' or ')}`,
  });

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DRAIN_SECONDS: z.coerce.number().int().min(1).max(600).default(25),
  LOG_LEVEL: z.enum(['error', 'info']).default('info'),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  PUBLIC_URL: url('http:', 'https:').optional(),
  CONSOLE_URL: url('http:', 'https:').optional(),
  SIGN_IN_TOTP: z.enum(['approvers', 'everyone']).default('approvers'),
  TRUST_PROXY: z
    .string()
    .refine(isProxyTrust, {
      error:
        'must be how many proxies stand before (`1` to `32`), or a list of `loopback`, `linklocal`, `uniquelocal`, addresses and ranges such as `10.0.0.0/8`',
    })
    .optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).max(10_000_000).default(30_000),
  ROLE: z.enum(['all', 'api', 'worker', 'sealer']).default('all'),
  DATA_DIR: z.string().default(process.getuid?.() === 0 ? '/var/lib/dunwell' : '.data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  DUNWELL_KEY: z.string().optional(),
  DUNWELL_KEY_FILE: z.string().optional(),
  DUNWELL_KEK_DIR: z.string().optional(),
  KEK_DAYS: z.coerce.number().int().min(0).max(3_650).default(0),
  EVIDENCE_ORIGIN: z
    .string()
    .regex(/^[a-z0-9.-]{1,80}$/, 'must look like a host name, such as `evidence.example`')
    .default('dunwell.local'),
  EVIDENCE_SIGNER_DIR: z.string().optional(),
  EVIDENCE_GATE: z.enum(['committed', 'sealed', 'witnessed']).default('sealed'),
  EVIDENCE_WITNESSES: z.string().optional(),
  EVIDENCE_TSA_URL: url('http:', 'https:').optional(),
  EVIDENCE_TSA_CHAIN: z.string().optional(),
  EVIDENCE_TSA_HOURS: z.coerce.number().min(0.1).max(8_784).default(24),
  EVIDENCE_ALLOW_UNSAFE_DB: z.enum(['0', '1']).default('0'),
  BACKUPS_KEPT_DAYS: z.coerce.number().int().min(0).max(3_650).default(35),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  BOUNCE_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]{3,180}$/, 'must look like `bounces.bank.example`')
    .optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/)
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_BASE_URL: url('http:', 'https:').optional(),
  VENDOR_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(15_000),
  WEBHOOK_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  SLICE_MAX: z.coerce.number().int().min(1).max(256).default(256),
  NULL_VENDOR: z.enum(['0', '1']).default('0'),
  TEST_KILL_AT: z.string().optional(),
  TEST_CLOCK_AT: z.iso.datetime({ offset: true }).optional(),
});

/** Every name the environment may use. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

export type Config = ReturnType<typeof readConfig>;

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** For a child that is to live as we do, but for `changes`. */
export function childEnvironment(
  changes: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return { ...process.env, ...changes };
}

/** Turns the environment into one typed object, or throws a ConfigError that names every bad setting. */
export function readConfig(env: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((i) => `\`${i.path.join('.')}\`: ${i.message}`);
    throw new ConfigError(`the environment is not usable: ${problems.join('; ')}`);
  }
  const e = parsed.data;
  if ((e.TWILIO_ACCOUNT_SID === undefined) !== (e.TWILIO_AUTH_TOKEN === undefined)) {
    throw new ConfigError(
      '`TWILIO_ACCOUNT_SID` and `TWILIO_AUTH_TOKEN` belong together: set both or none',
    );
  }
  if (e.EVIDENCE_GATE === 'witnessed' && e.EVIDENCE_WITNESSES === undefined) {
    throw new ConfigError(
      '`EVIDENCE_GATE=witnessed` needs witnesses: name the file that lists them in `EVIDENCE_WITNESSES`',
    );
  }
  const dataDir = path.resolve(e.DATA_DIR);
  const keyFile = e.DUNWELL_KEY_FILE ?? path.join(dataDir, 'dunwell.key');
  const places = {
    dataDir,
    key: e.DUNWELL_KEY,
    keyFile: e.DUNWELL_KEY_FILE,
    databaseUrl: e.DATABASE_URL,
  };
  const kekDir =
    e.DUNWELL_KEK_DIR === undefined ? kekPlace(places) : path.resolve(e.DUNWELL_KEK_DIR);
  if (e.KEK_DAYS > 0 && kekDir === undefined) {
    throw new ConfigError(
      '`KEK_DAYS` needs `DUNWELL_KEK_DIR`, a folder that outlives this process and that every process has',
    );
  }
  return {
    host: e.HOST,
    port: e.PORT,
    /** How long stopping may take; more than a vendor call, and less than whoever stops us waits. */
    drainMs: e.DRAIN_SECONDS * 1_000,
    logLevel: e.LOG_LEVEL,
    /** A listener of its own for `/metrics`, open to whoever reaches it. */
    metrics:
      e.METRICS_PORT === undefined ? undefined : { host: e.METRICS_HOST, port: e.METRICS_PORT },
    publicUrl: e.PUBLIC_URL,
    /** Where people open the console. */
    consoleUrl: e.CONSOLE_URL ?? e.PUBLIC_URL,
    /** Who must have a second factor. */
    totpFor: e.SIGN_IN_TOTP,
    /** Proxies whose word on the caller's address is taken, as Express reads it. */
    trustProxy: e.TRUST_PROXY,
    /** Of one key, or one person who signed in; 0 for no limit. */
    requestsPerMinute: e.REQUESTS_PER_MINUTE,
    role: e.ROLE,
    dataDir,
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    /** Keeps several services on one Redis apart. */
    queuePrefix: e.QUEUE_PREFIX,
    key: e.DUNWELL_KEY,
    keyFile,
    /** Where the key-encryption keys of epochs lie. */
    kekDir,
    /** After how long a new epoch begins by itself; 0 for never. */
    kekMs: e.KEK_DAYS * 86_400_000,
    evidenceOrigin: e.EVIDENCE_ORIGIN,
    /** Keys and memory of the evidence log's signer. */
    signerDir: path.resolve(e.EVIDENCE_SIGNER_DIR ?? path.join(dataDir, 'signer')),
    /** How far the record of a decision must be before anything leaves. */
    evidenceGate: e.EVIDENCE_GATE,
    /** The file that lists whom the sealer asks for cosignatures. */
    witnessFile: e.EVIDENCE_WITNESSES,
    /** Whom the sealer asks to date checkpoints (RFC 3161), how often, and the certificates to hand on. */
    timeStamps:
      e.EVIDENCE_TSA_URL === undefined
        ? undefined
        : {
            url: e.EVIDENCE_TSA_URL,
            everyMs: e.EVIDENCE_TSA_HOURS * 3_600_000,
            chainFile: e.EVIDENCE_TSA_CHAIN,
          },
    allowUnsafeDatabase: e.EVIDENCE_ALLOW_UNSAFE_DB === '1',
    /** How long a backup may still hold the key of somebody who was erased. */
    backupsKeptMs: e.BACKUPS_KEPT_DAYS * 86_400_000,
    smtpUrl: e.SMTP_URL,
    bounceDomain: e.BOUNCE_DOMAIN,
    twilio:
      e.TWILIO_ACCOUNT_SID !== undefined && e.TWILIO_AUTH_TOKEN !== undefined
        ? {
            accountSid: e.TWILIO_ACCOUNT_SID,
            authToken: e.TWILIO_AUTH_TOKEN,
            baseUrl: e.TWILIO_BASE_URL,
          }
        : undefined,
    vendorTimeoutMs: e.VENDOR_TIMEOUT_MS,
    webhookTimeoutMs: e.WEBHOOK_TIMEOUT_MS,
    /** Webhooks may lead to private addresses and need no TLS: for a receiver in the same network. */
    webhookAllowPrivate: e.WEBHOOK_ALLOW_PRIVATE === '1',
    /** How many contacts one transaction decides at most. */
    sliceMax: e.SLICE_MAX,
    /** Only the benchmark sets it: a vendor that accepts everything at once and reaches nobody. */
    nullVendor: e.NULL_VENDOR === '1',
    /** Only the demo and tests set it: the service lives at this instant instead of now. */
    testClockAt: e.TEST_CLOCK_AT,
    /** Only tests set it: where the process kills itself. */
    testKillAt: e.TEST_KILL_AT,
  };
}
