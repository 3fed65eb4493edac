/** Rules made ready for one set of packs: terms read, and the findings that never vary made once. */
import { readDate } from './instants.js';
import { loadedPacks, packsFor } from './packs.js';
import type { Person } from './facts.js';
import { type Citation, type Finding, type FindingVerdict, type Rule, pass } from './rule.js';

/** A rule with what the engine needs of it at every question. */
export interface Loaded {
  readonly rule: Rule;
  /** Local day numbers, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly passed: Finding;
  readonly notInForce: Finding;
  readonly notBound: Finding;
  readonly notApplicable: Finding;
}

export interface Law {
  /** Whether any pack covers the residence. */
  readonly covered: boolean;
  readonly rules: readonly Loaded[];
}

const laws = new WeakMap<readonly Rule[], Map<string, Law>>();

/** The rules of a list that are loaded for a person. */
export function lawFor(person: Person, rules: readonly Rule[]): Law {
  const known = laws.get(rules) ?? new Map<string, Law>();
  laws.set(rules, known);
  const packs = packsFor(person);
  const key = packs.join();
  const law = known.get(key) ?? load(packs, rules);
  known.set(key, law);
  return law;
}

function load(packs: readonly string[], rules: readonly Rule[]): Law {
  const loaded = loadedPacks(packs);
  return {
    covered: packs.length > 0,
    rules: rules.filter((rule) => rule.packs.some((pack) => loaded.includes(pack))).map(made),
  };
}

function made(rule: Rule): Loaded {
  const { code, citation } = rule;
  const always = (verdict: FindingVerdict, because: string): Finding => ({
    rule: code,
    verdict,
    because,
    citation,
  });
  return {
    rule,
    from: boundary(citation.in_force_from, -Infinity),
    to: boundary(citation.in_force_to, Infinity),
    passed: always('pass', pass.because),
    notInForce: always('not_in_force', term(citation)),
    notBound: always('not_applicable', 'does not bind this sender'),
    notApplicable: always('not_applicable', 'does not apply'),
  };
}

function boundary(date: string | undefined, otherwise: number): number {
  if (date === undefined) return otherwise;
  const day = readDate(date);
  if (day === undefined) throw new Error(`the citation has no readable date: \`${date}\``);
  return day;
}

function term({ in_force_from, in_force_to }: Citation): string {
  const from = in_force_from === undefined ? '' : ` from ${in_force_from}`;
  const to = in_force_to === undefined ? '' : ` until ${in_force_to}`;
  return `in force${from}${to}`;
}
