/** The requirement behind each rule that a decision named, in a sentence: the house's own words come from its ruleset. */
import type { Ruleset } from '../../compliance/ruleset.js';
import type { Language } from '../../compliance/telling/tell.js';
import { requirementOf, saysOf } from '../../evidence/report/requirements.js';
import type { Tx } from '../../platform/database.js';

// Rulesets never change, and an installation has a handful.
const kept = new Map<string, ReadonlyMap<string, string>>();
const NOTHING: ReadonlyMap<string, string> = new Map();

export async function requirements(
  tx: Tx,
  hashes: readonly string[],
  language: Language,
): Promise<(ruleset: string, rule: string) => string | null> {
  const wanted = [...new Set(hashes)].filter((hash) => !kept.has(hash));
  if (wanted.length > 0) {
    const rows = await tx.query<{ sha256: string; content: string }>(
      'select sha256, content from ruleset where tenant = $1 and sha256 = any($2)',
      [tx.tenant, wanted],
    );
    for (const { sha256, content } of rows)
      kept.set(sha256, new Map(saysOf((JSON.parse(content) as Ruleset).house)));
  }
  return (ruleset, rule) => requirementOf(rule, kept.get(ruleset) ?? NOTHING, language) ?? null;
}
