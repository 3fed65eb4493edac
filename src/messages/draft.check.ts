/**
 * What stands against a draft: its form first, then its words in every branch.
 *
 * A draft with faults is kept, so that its author can go on tomorrow; it only cannot be submitted.
 */
import type { HelpedFinding } from '../compliance/language/help.js';
import type { TenantLexicon } from '../compliance/language/tenant.js';
import {
  checkTemplate,
  TOO_MANY,
  type Shown,
  type TemplateCheck,
  type TemplateDatum,
  type TemplateFinding,
} from './check-template.js';
import { checkContent } from './compile.js';
import type { FaultCode, Place } from './fault.js';
import { samplesFor } from './samples.js';
import {
  TemplateError,
  type Locale,
  type TemplateChannel,
  type TemplateContent,
} from './template.js';
import { templateKey } from './template.repository.js';
import { traceMessage, type TracedMessage } from './trace.js';

export interface DraftWords {
  readonly channel: TemplateChannel;
  readonly name: string;
  readonly locale: Locale;
  readonly content: TemplateContent;
}

export interface DraftFinding extends Omit<HelpedFinding, 'span'> {
  readonly branch: Shown;
  /** Some of the message around it, which `span` counts in. */
  readonly excerpt: string;
  readonly span: readonly [number, number];
  /** The words of the template that it comes from, as they were typed. */
  readonly at?: Place;
}

export interface DraftProblem {
  readonly problem: string;
  readonly code?: FaultCode;
  /** The variable, block or helper at fault. */
  readonly name?: string;
  readonly at?: Place;
  /** Absent: of the template as a whole. */
  readonly branch?: Shown;
  /** False for what only the longest values run into: ordinary ones fit, and nothing is ever cut. */
  readonly hinders: boolean;
}

export interface DraftCheck {
  /** Null: its form keeps it from being read. */
  readonly verdict: 'allow' | 'review' | 'block' | null;
  readonly submittable: boolean;
  readonly findings: readonly DraftFinding[];
  readonly personal_data: readonly {
    readonly kind: TemplateDatum['kind'];
    readonly branch: Shown;
    readonly at?: Place;
  }[];
  readonly problems: readonly DraftProblem[];
  readonly branches: number;
}

const FINDINGS_MAX = 50;
const AROUND = 80;

export function checkDraft(
  { channel, name, locale, content }: DraftWords,
  lexicon?: TenantLexicon,
): DraftCheck {
  const faults = faultsOf(() =>
    checkContent(templateKey(channel, name, locale), channel, locale, content),
  );
  if (faults.length > 0) return { ...UNREAD, problems: faults };
  const context = lexicon === undefined ? {} : { lexicon };
  const { verdict, findings, personal_data, problems, branches } = checkTemplate(
    channel,
    content,
    context,
  );
  const places = new Places(channel, content);
  const weighed = problems.map((one) => ({ ...one, hinders: hinders(one) }));
  return {
    verdict,
    submittable: verdict !== 'block' && !weighed.some((one) => one.hinders),
    findings: findings
      .slice(0, FINDINGS_MAX)
      .map((one) => ({ ...excerpted(one), ...places.of(one) })),
    personal_data: personal_data.map(({ span, ...one }) => ({
      ...one,
      ...places.of({ branch: one.branch, span }),
    })),
    problems: weighed,
    branches,
  };
}

function hinders({ problem, branch }: TemplateCheck['problems'][number]): boolean {
  return problem === TOO_MANY || branch.samples !== 'longest';
}

const UNREAD = {
  verdict: null,
  submittable: false,
  findings: [],
  personal_data: [],
  branches: 0,
} as const;

function faultsOf(check: () => void): DraftProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return error.faults.map((fault) => ({ ...fault, hinders: true }));
  }
}

function excerpted({ rendered, span, ...finding }: TemplateFinding): DraftFinding {
  const from = Math.max(0, span[0] - AROUND);
  // PostgreSQL stores no half of a character that the cut may leave.
  const excerpt = rendered
    .slice(from, span[1] + AROUND)
    .replaceAll(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ' ');
  return { ...finding, excerpt, span: [span[0] - from, span[1] - from] };
}

/** Where in what was typed something stands that was found in a message of some branch. */
class Places {
  readonly #traced = new Map<string, TracedMessage>();

  constructor(
    private readonly channel: TemplateChannel,
    private readonly content: TemplateContent,
  ) {}

  of({ branch, span }: Pick<TemplateFinding, 'branch' | 'span'>): { at?: Place } {
    const key = `${branch.samples} ${branch.given.join()}`;
    const traced = this.#traced.get(key) ?? this.#trace(branch);
    this.#traced.set(key, traced);
    const at = traced.placeOf(span);
    return at === undefined ? {} : { at };
  }

  #trace({ given, absent, samples }: Shown): TracedMessage {
    const sides = [...given.map((name) => [name, true]), ...absent.map((name) => [name, false])];
    const branch = Object.fromEntries(sides) as Record<string, boolean>;
    const values = samplesFor(this.content.variables, branch, samples);
    return traceMessage(this.content, this.channel, values);
  }
}
