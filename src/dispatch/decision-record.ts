/** The evidence of a decision: codes in the body, words and the guard's exact input in sealed sections. */
import type { Decision } from '../compliance/decide.js';
import type { GuardInput } from '../compliance/facts.js';
import { pass, type Finding } from '../compliance/rule.js';
import { storedFinding, type StoredFinding } from '../compliance/stored-finding.js';
import { settle } from '../evidence/canonical.js';
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { Law } from '../policies/house-policy.js';
import { RELEASE } from '../platform/release.js';
import type { ContactRow } from './rows.js';
import { filledCap, type FilledCap } from './filled-cap.js';
import type { Message } from './message.js';
import type { Ruling } from './ruling.js';

export interface Judged {
  readonly contact: ContactRow;
  readonly at: number;
  readonly input: GuardInput;
  readonly decision: Decision;
  readonly ruling: Ruling;
  readonly message: Message | undefined;
  readonly address: string;
  readonly attempt_id: string;
}

export function decisionDraft(judged: Judged, law: Law, debtor: Person, addressee: Person): Draft {
  const { contact, decision, message, ruling } = judged;
  const { template } = message ?? {};
  const recorded = recordedFindings(decision.findings);
  return {
    kind: 'decision',
    at: judged.at,
    subject: debtor,
    body: {
      attempt: judged.attempt_id,
      ...afterWhat(contact.error_code),
      ...filledCaps(recorded),
      channel: contact.channel,
      contact: publicId('contact', contact.id),
      declarations: law.declaration === null ? null : { ...law.declaration },
      findings: recorded.codes,
      policy: { leaf: law.policy.leaf, version: law.policy.version },
      release: RELEASE,
      ruleset: law.ruleset,
      template:
        template === undefined
          ? null
          : { leaf: template.record_id, version: String(template.version) },
      tz: process.versions.tz ?? 'unknown',
      verdict: decision.verdict,
      ...(decision.not_before === undefined ? {} : { not_before: decision.not_before }),
      ...(ruling.approval === null ? {} : { approval: ruling.approval }),
      // It waits although the verdict alone would let it go: too little of the window is left.
      ...(ruling.status === 'held' && decision.verdict !== 'defer'
        ? { held_until: iso(ruling.due_at) }
        : {}),
    },
    sec: {
      inputs: {
        about: debtor,
        value: { findings: recorded.words, input: judged.input },
      },
      endpoint: { about: addressee, value: { address: judged.address, kind: contact.channel } },
      ...(message === undefined ? {} : { content: { about: addressee, value: content(message) } }),
    },
  };
}

/** How a permit ended without an attempt, and without a record of its own. */
const RELEASES: ReadonlySet<string> = new Set([
  'given_back',
  'no_vendor',
  'permit_expired',
  'vendors_down',
]);

/** Else the log would show a second allow and not why. */
function afterWhat(code: string | null): { readonly after?: string } {
  return code !== null && RELEASES.has(code) ? { after: code } : {};
}

export interface Recorded {
  readonly codes: readonly { readonly rule: string; readonly verdict: string }[];
  readonly words: readonly StoredFinding[];
  readonly caps: readonly FilledCap[];
}

/** Most decisions of an hour share their findings: each list is written out once. */
const shared = new Map<string, Recorded>();
const SHARED_MAX = 2_000;

export function recordedFindings(findings: readonly Finding[]): Recorded {
  const spoken = findings.filter(spoke);
  let name = '';
  for (const { rule, verdict, because, not_before } of spoken) {
    // Most are passes without words of their own: nothing stands in front of them.
    const isPlain = verdict === 'pass' && because === pass.because;
    name += isPlain ? `${rule}\n` : `${verdict} ${rule} ${because} ${not_before}\n`;
  }
  let recorded = shared.get(name);
  if (recorded === undefined) {
    recorded = {
      codes: settle(spoken.map(({ rule, verdict }) => ({ rule, verdict }))),
      words: settle(spoken.map(storedFinding)),
      caps: settle(spoken.flatMap(filledCap)),
    };
    if (shared.size >= SHARED_MAX) shared.clear();
    shared.set(name, recorded);
  }
  return recorded;
}

/** Said only where a cap is full or one place from it: few decisions are longer for it. */
export function filledCaps({ caps }: Recorded): { readonly caps?: Recorded['caps'] } {
  return caps.length === 0 ? {} : { caps };
}

function spoke({ verdict }: Finding): boolean {
  return verdict !== 'not_applicable';
}

/** The rendered message exactly as it will leave: the sender reads it from here. */
function content({ subject, text, html }: Message) {
  return {
    text,
    ...(subject === undefined ? {} : { subject }),
    ...(html === undefined ? {} : { html }),
  };
}
