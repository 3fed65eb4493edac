/** A log's last name is its tenant: `t1` of `evidence.example/t1`. A key opens the log of its own tenant only. */
import type { Request } from 'express';
import { principalOf } from '../../platform/access/principal.js';
import { Problem } from '../../platform/problem.js';

/** Whether another tenant has a log of that name is not told. */
export function refuseOthers(request: Request, name: string): void {
  if (name === `t${principalOf(request).tenant}`) return;
  throw new Problem('not-found', `there is no log \`${name.slice(0, 40)}\` that this key opens`);
}
