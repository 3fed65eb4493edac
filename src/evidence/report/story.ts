/**
 * A package as a story: one record after another, with what is opened of each, for people to read.
 *
 * It is made of the package alone, so it can say nothing that the recipient could not look up.
 */
import type { Ruleset } from '../../compliance/ruleset.js';
import {
  spelledFinding,
  type SpelledFinding,
  type StoredFinding,
} from '../../compliance/stored-finding.js';
import type { Draft } from '../pack/package.js';
import { saysOf } from './requirements.js';

export interface Told {
  readonly n: number;
  readonly index: number;
  readonly id: string;
  readonly kind: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly findings: readonly SpelledFinding[];
  readonly message: { readonly subject?: string; readonly text: string } | undefined;
  readonly address: string | undefined;
  /** Other sections that are opened, as they are. */
  readonly others: readonly (readonly [string, unknown])[];
  /** Names of sections that are withheld or erased. */
  readonly closed: readonly string[];
}

export interface Story {
  readonly log: string;
  readonly tag: string;
  readonly note: string;
  readonly size: number;
  readonly completeTo: Draft['completeTo'];
  /** Of whom it tells the time. */
  readonly zone: string;
  readonly told: readonly Told[];
  /** The citation of every rule that a decision names, by code. */
  readonly citations: ReadonlyMap<string, string>;
  /** The words of house rules, by code. */
  readonly houseSays: ReadonlyMap<string, string>;
}

export function storyOf(draft: Draft, zone: string): Story {
  const { log, tag, note, size, completeTo, records, opened, refs } = draft;
  const rulesets = new Map(
    refs.flatMap(({ guard, content }) => {
      const [, hash] = /^guard-([0-9a-f]{64})\.mjs$/.exec(guard?.[0] ?? '') ?? [];
      return hash === undefined ? [] : [[hash, citationsIn(content)] as const];
    }),
  );
  const told = records.map((record, at) => {
    const sections = opened.get(record.id) ?? new Map<string, string>();
    return tell(record, at + 1, sections, rulesets);
  });
  const policies = refs.filter(({ guard }) => guard !== undefined).toReversed();
  const houseSays = new Map(
    policies.flatMap(({ content }) => saysOf((JSON.parse(content) as Ruleset).house)),
  );
  const citations = used(told, rulesets);
  return { log, tag, note, size, completeTo, zone, told, citations, houseSays };
}

type Citations = ReadonlyMap<string, string>;

function citationsIn(content: string): Citations {
  const { rules } = JSON.parse(content) as Ruleset;
  return new Map(rules.map(({ rule, citation }) => [rule, citation]));
}

interface Entry {
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly ruleset?: string;
    readonly findings?: readonly StoredFinding[];
  };
  readonly sec: Readonly<Record<string, string>>;
}

function tell(
  { id, index, kind, entry }: Draft['records'][number],
  n: number,
  sections: ReadonlyMap<string, string>,
  rulesets: ReadonlyMap<string, Citations>,
): Told {
  const { at, body, sec } = JSON.parse(entry.toString()) as Entry;
  const open = new Map(
    [...sections].map(([name, text]) => [name, (JSON.parse(text) as { value: unknown }).value]),
  );
  const inputs = open.get('inputs') as { findings: StoredFinding[] } | undefined;
  const citations = rulesets.get(body.ruleset ?? '') ?? new Map<string, string>();
  const stored = inputs?.findings ?? body.findings?.map((one) => ({ ...one, because: '' })) ?? [];
  return {
    n,
    index,
    id,
    kind,
    at,
    body,
    findings: stored.map((one) => spelledFinding(one, citations)),
    message: open.get('content') as Told['message'],
    address: (open.get('endpoint') as { address?: string } | undefined)?.address,
    others: [...open].filter(([name]) => !KNOWN.has(name)),
    closed: Object.keys(sec).filter((name) => !open.has(name)),
  };
}

const KNOWN: ReadonlySet<string> = new Set(['inputs', 'content', 'endpoint']);

function used(told: readonly Told[], rulesets: ReadonlyMap<string, Citations>): Citations {
  const codes = new Set(told.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const found = [...rulesets.values()].flatMap((citations) => [...citations]);
  return new Map(
    found.filter(([rule]) => codes.has(rule)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What says that somebody was reached, or that it was tried. */
export const CONTACT_KINDS: ReadonlySet<string> = new Set([
  'contact.imported',
  'send.attempt',
  'send.accepted',
  'send.unknown',
  'call.task',
  'receipt',
  'inbound',
]);
