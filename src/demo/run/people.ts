/** People for the demo's console, one for each role: each with the password of this run, and codes where one is needed. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { addUser } from '../../platform/access/access.repository.js';
import {
  confirmTotp,
  offerTotp,
  setPassword,
} from '../../platform/access/credential.repository.js';
import { hashPassword } from '../../platform/access/password.js';
import { needsTotp } from '../../platform/access/second-factor.js';
import type { Role } from '../../platform/access/scopes.js';
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';

export interface Guest {
  readonly login: string;
  /** Recovery codes, each for one sign-in; none where none is asked. */
  readonly codes: readonly string[];
}

export interface Guests {
  readonly password: string;
  readonly people: readonly Guest[];
}

const PEOPLE = {
  'demo-collector': 'collector',
  'demo-operations': 'operations',
  'demo-compliance': 'compliance',
  'demo-approver': 'compliance',
  'demo-auditor': 'auditor',
  'demo-admin': 'admin',
} as const satisfies Record<string, Role>;

/** How many sign-ins are printed; an authenticator can be enrolled in the console for more. */
const CODES_SHOWN = 3;

export async function letPeopleIn(tx: Tx, keys: Keys): Promise<Guests> {
  const password = randomBytes(9).toString('base64url');
  const people: Guest[] = [];
  for (const [login, role] of Object.entries(PEOPLE)) {
    const { id } = await addUser(tx, { login, roles: [role] });
    await setPassword(tx, id, await hashPassword(password));
    const codes = needsTotp([role], 'approvers') ? await enrolled(tx, keys, id) : [];
    people.push({ login, codes: codes.slice(0, CODES_SHOWN) });
  }
  return { password, people };
}

async function enrolled(tx: Tx, keys: Keys, id: string): Promise<readonly string[]> {
  const bytes = await offerTotp(tx, keys, id);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  const code = new TOTP({ secret }).generate({ timestamp: tx.at });
  return (await confirmTotp(tx, keys, id, code)) ?? [];
}

export function howToSignIn(url: string, { password, people }: Guests): string {
  const lines = people.map(({ login, codes }) =>
    `    ${login.padEnd(18)}${codes.length === 0 ? '' : `code ${codes.join(' or ')}`}`.trimEnd(),
  );
  return `the console is at ${url}/console: everybody's password is ${password}, each code works once\n${lines.join('\n')}\n`;
}
