/**
 * A finding as the evidence keeps it.
 *
 * Of a pass it keeps no citation, for that of every rule stands in the ruleset that the decision names, and
 * words only if they are its own, such as a tally. Nine findings in ten are passes.
 */
import { type Finding, type FindingVerdict, pass } from './rule.js';

export interface StoredFinding {
  readonly rule: string;
  readonly verdict: FindingVerdict;
  readonly because?: string;
  readonly citation?: string;
  readonly not_before?: string;
}

export function storedFinding(finding: Finding): StoredFinding {
  const { rule, verdict, because, citation, not_before } = finding;
  if (verdict === 'pass')
    return because === pass.because ? { rule, verdict } : { rule, verdict, because };
  const words = { rule, verdict, because, citation: citation.source };
  return not_before === undefined ? words : { ...words, not_before };
}

/** A finding in full: null where the ruleset is not kept. */
export interface SpelledFinding extends Omit<StoredFinding, 'citation'> {
  readonly because: string;
  readonly citation: string | null;
}

/** @param citations of the ruleset by rule */
export function spelledFinding(
  stored: StoredFinding,
  citations: ReadonlyMap<string, string>,
): SpelledFinding {
  const { because = pass.because, citation = citations.get(stored.rule) ?? null } = stored;
  return { ...stored, because, citation };
}
