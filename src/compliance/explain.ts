/** The text form of a decision, for people: one line per finding. */
import type { Decision } from './decide.js';
import type { Finding, FindingVerdict } from './rule.js';

const MARKS: Readonly<Record<FindingVerdict, string>> = {
  pass: '✓',
  block: '✗',
  defer: '⏸',
  review: '?',
  not_applicable: '–',
  not_in_force: '–',
};

/** The verdict, then every finding with its reason and citation. */
export function explain({ verdict, not_before, findings }: Decision): string {
  const head = not_before === undefined ? verdict : `${verdict} until ${not_before}`;
  return [head, ...findings.map(line)].join('\n');
}

function line({ rule, verdict, because, citation }: Finding): string {
  return `${MARKS[verdict]} ${rule}: ${because} [${citation.source}]`;
}
