/** The texts behind the hashes that a package's decisions name, from where each is kept. */
import type { Texts } from '../../evidence/pack/refs.js';
import {
  canonicalContent,
  contentsOf,
  type ContentRef,
} from '../../messages/content.repository.js';
import type { Tx } from '../../platform/database.js';
import { readRuleset } from '../../policies/ruleset.repository.js';

export class MissingTextError extends Error {
  override name = 'MissingTextError';
}

export function textsIn(tx: Tx): Texts {
  return {
    ruleset: async (hash) => {
      const kept = await readRuleset(tx, hash);
      if (kept !== undefined) return kept;
      throw new MissingTextError(`the ruleset \`${hash}\` is not kept in this database`);
    },
    template: async (recordId) => {
      const refs = await tx.query<ContentRef & Record<string, unknown>>(
        'select template_id, version, sha256 from template_version where tenant = $1 and record_id = $2',
        [tx.tenant, recordId],
      );
      const [content] = await contentsOf(tx, refs);
      if (content !== undefined) return canonicalContent(content);
      throw new MissingTextError(`the template that \`${recordId}\` publishes is not kept`);
    },
  };
}
