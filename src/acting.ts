/** Commands that a person stands for: `--as <login>` names them, and they must hold what the API would ask for. */
import type { z } from 'zod';
import { onInstallation, UsageError } from './commands.js';
import { EvidenceLog } from './evidence/record.js';
import { permitted, type Scope } from './platform/access/scopes.js';
import { readConfig, type Config } from './platform/config.js';
import { DEFAULT_TENANT, type Installation } from './platform/installation.js';
import { Problem } from './platform/problem.js';
import { parsed } from './platform/validation.js';
import type { Scribe } from './portfolio/scribe.js';

export interface Acting {
  readonly installation: Installation;
  readonly config: Config;
}

/** Prints what `work` answers, a line each. */
export async function acting(work: (acting: Acting) => Promise<readonly object[]>): Promise<void> {
  const lines = await onInstallation((installation) =>
    work({ installation, config: readConfig() }),
  );
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** One transaction of somebody who may do this. Whoever is let onto the machine is believed who they are. */
export function actingAs<T>(
  { installation }: Acting,
  { login, scope }: { login: string | undefined; scope: Scope },
  work: (scribe: Scribe, by: string) => Promise<T>,
): Promise<T> {
  const { database, keys, evidenceOrigin } = installation;
  if (login === undefined) throw new UsageError('say who does this: `--as <login>`');
  const run = database.tx(DEFAULT_TENANT, async (tx) => {
    const [user] = await tx.query<{ id: string; roles: string[] }>(
      'select id, roles from app_user where tenant = $1 and login = $2 and disabled_at is null',
      [tx.tenant, login],
    );
    if (user === undefined) throw new UsageError(`there is no active user \`${login}\``);
    if (!permitted(user.roles).has(scope))
      throw new UsageError(`the roles of \`${login}\` do not permit \`${scope}\``);
    const evidence = new EvidenceLog(keys, evidenceOrigin);
    return work({ tx, keys, evidence, by: user.id }, user.id);
  });
  return run.catch((error: unknown) => {
    throw told(error);
  });
}

/** By the very schema of the API. */
export function checked<T>(schema: z.ZodType<T>, given: object): T {
  try {
    return parsed(schema, given);
  } catch (error) {
    throw told(error);
  }
}

/** A problem of a request in the words of a command. */
export function told(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const lines = error.errors.map(({ pointer, detail, remedy = '' }) =>
    [`\`${pointer}\` ${detail}`, remedy].filter(Boolean).join('; '),
  );
  return new UsageError([lines.length === 0 ? error.detail : error.title, ...lines].join('\n  '));
}
