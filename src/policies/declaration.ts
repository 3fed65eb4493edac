/** Declarations: what the tenant stands for wherever no contact, address or debt says it. */
import type { Declared, DeclaredFact } from '../compliance/declared.js';
import { settle } from '../evidence/canonical.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';

export interface Declaration {
  readonly version: string;
  /** Each of them holds; what is not named is declared by nobody. */
  readonly facts: readonly DeclaredFact[];
  /** In the words of whoever stands for it. */
  readonly statement: string;
}

export interface DeclarationRow extends Record<string, unknown> {
  readonly id: string;
  readonly content: Declaration;
  readonly record_id: string;
}

export async function declarationInForce(tx: Tx, at = tx.at): Promise<DeclarationRow | undefined> {
  const [row] = await tx.query<DeclarationRow>(
    `select id, content, record_id from proposal
      where tenant = $1 and subject = 'declaration' and status = 'approved' and in_force_from <= $2
      order by in_force_from desc, decided_at desc, id desc limit 1`,
    [tx.tenant, iso(at)],
  );
  return row;
}

interface Stated {
  readonly declared: Declared;
  readonly declaration: { readonly leaf: string; readonly version: string } | null;
}

const NOBODY: Stated = { declared: settle({ facts: [] }), declaration: null };

/** As the guard reads it, and as a decision cites it. */
export function declaredBy(row: DeclarationRow | undefined): Stated {
  if (row === undefined) return NOBODY;
  const { facts, version } = row.content;
  return {
    declared: settle({ by: publicId('declaration', row.id), facts: [...facts] }),
    declaration: { leaf: row.record_id, version },
  };
}
