/**
 * A log's last name is its tenant: `t1` of `evidence.example/t1`, and `t1-2` of the log that follows it once it is
 * closed. A key opens the logs of its own tenant only.
 */
import type { Request } from 'express';
import { logsOf, type OneLog } from '../../evidence/log/logs.js';
import { principalOf } from '../../platform/access/principal.js';
import type { Tx } from '../../platform/database.js';
import { Problem } from '../../platform/problem.js';

const NAME = /^t(\d+)(?:-[1-9]\d*)?$/;

/** Whether another tenant has a log of that name is not told. */
export function refuseOthers(request: Request, name: string): void {
  if (NAME.exec(name)?.[1] === String(principalOf(request).tenant)) return;
  throw notThere(name);
}

/** @param name of a log of this tenant */
export async function logNamed(tx: Tx, name: string): Promise<OneLog> {
  const logs = await logsOf(tx);
  const log = logs.find((one) => one.name.endsWith(`/${name}`));
  if (log !== undefined) return log;
  if (logs.length > 0) throw notThere(name);
  throw new Problem('not-found', 'nothing is sealed yet');
}

function notThere(name: string): Problem {
  return new Problem('not-found', `there is no log \`${name.slice(0, 40)}\` that this key opens`);
}
