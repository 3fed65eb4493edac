/** Declarations: what the tenant stands for wherever no contact, address or debt says it. */
import type { Declared, DeclaredFact } from '../compliance/declared.js';
import { settle } from '../evidence/canonical.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';

export interface Exception {
  readonly organisation: string;
  readonly facts: readonly DeclaredFact[];
}

export interface Declaration {
  readonly version: string;
  /** Each of them holds; what is not named is declared by nobody. */
  readonly facts: readonly DeclaredFact[];
  /** Senders, by our id, for whom some of it does not hold. */
  readonly except?: readonly Exception[] | undefined;
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
  /** For a sender, by our id. */
  readonly declaredFor: (sender: string) => Declared;
  readonly declaration: { readonly leaf: string; readonly version: string } | null;
}

const NOTHING: Declared = settle({ facts: [] });
const NOBODY: Stated = { declaredFor: () => NOTHING, declaration: null };

/** As the guard reads it, and as a decision cites it. */
export function declaredBy(row: DeclarationRow | undefined): Stated {
  if (row === undefined) return NOBODY;
  const { facts, except = [], version } = row.content;
  const by = publicId('declaration', row.id);
  const everyone = settle({ by, facts: [...facts] });
  const others = new Map(
    except.map(({ organisation, facts: missing }) => [
      organisation,
      settle({ by, facts: facts.filter((fact) => !missing.includes(fact)) }),
    ]),
  );
  return {
    declaredFor: (sender) => others.get(sender) ?? everyone,
    declaration: { leaf: row.record_id, version },
  };
}
