/**
 * Judges the words of a template before anybody is written to: each of its branches, filled with the
 * worst values that its declarations admit.
 *
 * Pure. It cannot know what callers will write into a free text: the rendered message is judged again
 * before it leaves.
 */
import type { Relation } from '../compliance/attempt.js';
import { checkLanguage, type LanguageFinding } from '../compliance/language/check.js';
import { type HelpedFinding, withHelp } from '../compliance/language/help.js';
import { type PersonalData, personalDataIn } from '../compliance/language/personal-data.js';
import type { TenantLexicon } from '../compliance/language/tenant.js';
import { type Branch, branchesOf } from './branches.js';
import { inspect } from './inspect.js';
import { renderMessage } from './render.js';
import { type Sample, SAMPLES, samplesFor } from './samples.js';
import type { TemplateChannel, TemplateContent } from './template.js';
import { RenderError } from './variables.js';

export interface TemplateContext {
  /** Default: whom its purposes are for. */
  readonly addressee?: Relation;
  /** Whether an approval stands behind the words. Default false: a draft has none. */
  readonly template_approved?: boolean;
  readonly lexicon?: TenantLexicon;
}

/** Where something was found: these variables given, those not, filled with these samples. */
export interface Shown {
  readonly given: readonly string[];
  readonly absent: readonly string[];
  readonly samples: Sample;
}

export interface TemplateFinding extends HelpedFinding {
  readonly branch: Shown;
  /** The message of that branch, which `span` counts in: subject, line break, text. */
  readonly rendered: string;
}

export interface TemplateDatum {
  readonly kind: PersonalData;
  readonly branch: Shown;
  readonly span: readonly [number, number];
}

export interface TemplateCheck {
  /** `block` is for the author to mend; `review` is what an approval answers for. */
  readonly verdict: 'allow' | 'review' | 'block';
  readonly findings: readonly TemplateFinding[];
  /** Full numbers and secrets that would be sent. */
  readonly personal_data: readonly TemplateDatum[];
  /** Branches of which no message can be made, such as one that is too long. */
  readonly problems: readonly { readonly problem: string; readonly branch: Shown }[];
  readonly branches: number;
}

// A second or so of judging; who needs more has written several templates in one.
const CHARACTERS_MAX = 2_000_000;
export const TOO_MANY = 'the template has too many branches to be judged: split it';

/** @param content what `checkContent` has found nothing wrong with */
export function checkTemplate(
  channel: TemplateChannel,
  content: TemplateContent,
  context: TemplateContext = {},
): TemplateCheck {
  const { subject = '', text, variables } = content;
  const trees = [subject, text].map((source) => inspect(source, variables).tree);
  const judge = new Judge(channel, content, context);
  const branches = branchesOf(trees, variables);
  for (const branch of branches) for (const sample of SAMPLES) judge.branch(branch, sample);
  return { ...judge.told(), branches: branches.length };
}

/** Whom the words are for: a relay goes to somebody who may not hear of a debt. */
export function addresseeOf({ purposes }: TemplateContent): Relation {
  return purposes.includes('relay') ? 'emergency_contact' : 'borrower';
}

class Judge {
  readonly #findings = new Map<string, TemplateFinding>();
  readonly #personal = new Map<string, TemplateCheck['personal_data'][number]>();
  readonly #problems = new Map<string, TemplateCheck['problems'][number]>();
  readonly #read = new Set<string>();
  #characters = 0;

  constructor(
    private readonly channel: TemplateChannel,
    private readonly content: TemplateContent,
    private readonly context: TemplateContext,
  ) {}

  branch(branch: Branch, sample: Sample): void {
    const shown = shownOf(branch, sample);
    const rendered = this.#rendered(branch, shown);
    if (rendered === undefined || this.#read.has(rendered)) return;
    this.#read.add(rendered);
    this.#characters += rendered.length;
    if (this.#characters > CHARACTERS_MAX) {
      keep(this.#problems, TOO_MANY, { problem: TOO_MANY, branch: shown });
      return;
    }
    const context = { addressee: addresseeOf(this.content), ...this.context };
    const { findings } = withHelp(rendered, checkLanguage(rendered, context));
    for (const finding of findings) {
      // The text that is there makes the finding, not where in the message it stands.
      const key = `${finding.severity} ${finding.entry} ${finding.matched}`;
      keep(this.#findings, key, { ...finding, branch: shown, rendered });
    }
    for (const { kind, span } of personalDataIn(rendered)) {
      keep(this.#personal, kind, { kind, branch: shown, span });
    }
  }

  #rendered(branch: Branch, shown: Shown): string | undefined {
    const values = samplesFor(this.content.variables, branch, shown.samples);
    try {
      const { subject = '', text } = renderMessage(this.content, this.channel, values);
      return subject === '' ? text : `${subject}\n${text}`;
    } catch (error) {
      if (!(error instanceof RenderError)) throw error;
      const { message: problem } = error;
      // What ordinary values run into weighs more than what the longest do.
      const key = `${shown.samples === 'longest'} ${problem}`;
      keep(this.#problems, key, { problem, branch: shown });
      return undefined;
    }
  }

  told(): Omit<TemplateCheck, 'branches'> {
    const findings = [...this.#findings.values()].filter(stands);
    const personal = [...this.#personal.values()];
    const isBlocked = personal.length > 0 || findings.some(({ severity }) => severity === 'block');
    // What was not read is not allowed either.
    const isDoubtful = findings.length > 0 || this.#problems.has(TOO_MANY);
    const verdict = isBlocked ? 'block' : isDoubtful ? 'review' : 'allow';
    return { verdict, findings, personal_data: personal, problems: [...this.#problems.values()] };
  }
}

const stands = ({ severity }: LanguageFinding) => severity === 'block' || severity === 'review';

/** The first is kept: branches come with the fewest variables first, so it is the simplest. */
function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  if (!kept.has(key)) kept.set(key, value);
}

function shownOf(branch: Branch, samples: Sample): Shown {
  const names = Object.keys(branch);
  return {
    given: names.filter((name) => branch[name] === true),
    absent: names.filter((name) => branch[name] !== true),
    samples,
  };
}
