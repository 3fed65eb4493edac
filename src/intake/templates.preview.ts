/** A message as it would look: made from the samples of a template, from given values, or about somebody real. */
import type { Purpose } from '../compliance/attempt.js';
import { checkLanguage } from '../compliance/language/check.js';
import { withHelp } from '../compliance/language/help.js';
import type { DispatchContext } from '../dispatch/context.js';
import { seenBySomebody, type Words } from '../dispatch/template-preview.js';
import { addresseeOf } from '../messages/check-template.js';
import { renderMessage, type RenderedMessage } from '../messages/render.js';
import { samplesFor } from '../messages/samples.js';
import { segmentsOf } from '../messages/segments.js';
import type { Declarations, Variables } from '../messages/template.js';
import { RenderError } from '../messages/variables.js';
import type { Tx } from '../platform/database.js';
import { Problem } from '../platform/problem.js';
import { lawInForce, policyAt, type Law } from '../policies/house-policy.js';
import { findingsAboutWords } from '../policies/required-content.js';
import { sampleInput } from '../policies/sample-facts.js';
import type { DraftPreview } from './template-previews.schema.js';
import { somebodyNamed } from './templates.about.js';

export async function previewOf(
  tx: Tx,
  context: DispatchContext,
  words: Words,
  { variables = {}, residences, sender_kind = 'creditor', about }: DraftPreview,
) {
  const law = await lawInForce(tx, context.evidence);
  const somebody = about && (await somebodyNamed(tx, about, words));
  const seen =
    somebody && (await refusing(() => seenBySomebody(tx, context, words, somebody, variables)));
  const shown = seen?.shown ?? (await refusing(() => sampled(words, variables)));
  return {
    object: 'template_preview' as const,
    ...shown,
    ...(words.channel === 'sms' ? segmentsOf(seen?.real.text ?? shown.text) : {}),
    language: languageOf(words, shown, law),
    ...(seen === undefined ? {} : { required: seen.required }),
    ...(residences === undefined
      ? {}
      : {
          residences: await refusing(() =>
            residences.map((residence) =>
              seenIn(words, variables, { law, residence, sender_kind, at: tx.at }),
            ),
          ),
        }),
  };
}

/** For a look at one's own address: what would be blocked goes nowhere. */
export async function testContent(
  tx: Tx,
  words: Words,
  given: Variables,
): Promise<RenderedMessage> {
  const { settings } = await policyAt(tx, tx.at);
  const message = await refusing(() => sampled(words, given));
  const { verdict } = languageOf(words, message, { settings });
  if (verdict === 'block') {
    throw new Problem('not-submittable', 'the language rules block this message');
  }
  return message;
}

/** A test speaks as its sender, and to a number of mainland China as to somebody there. */
export async function asFrom(
  tx: Tx,
  senderId: string,
  variables: Declarations,
  address: string | undefined,
): Promise<Variables> {
  const [sender] = await tx.query<{ kind: string; sign: string }>(
    `select kind, coalesce(facts->'sms_signatures'->>0, name) as sign from organisation where tenant = $1 and id = $2`,
    [tx.tenant, senderId],
  );
  if (sender === undefined) return {};
  const isCollector = sender.kind === 'collector';
  const isInChina = address?.startsWith('+86') === true;
  return {
    ...('signature' in variables ? { signature: sender.sign } : {}),
    ...('is_collector' in variables ? { is_collector: isCollector } : {}),
    ...(isInChina ? flagsOf(variables, 'CN', sender.kind) : {}),
  };
}

function languageOf(
  words: Words,
  { subject = '', text }: RenderedMessage,
  law: Pick<Law, 'settings'>,
) {
  const said = subject === '' ? text : `${subject}\n${text}`;
  const { lexicon } = law.settings;
  const { verdict, findings } = withHelp(
    said,
    checkLanguage(said, {
      addressee: addresseeOf(words.content),
      template_approved: words.approved,
      ...(lexicon === undefined ? {} : { lexicon }),
    }),
  );
  return { verdict, findings };
}

function sampled({ channel, content }: Words, given: Variables): RenderedMessage {
  return renderMessage(content, channel, { ...samplesOf(content.variables), ...given });
}

/** What its author gave as an example, or something of the declared kind. */
function samplesOf(variables: Declarations): Variables {
  const made = samplesFor(variables, {}, 'example');
  return Object.fromEntries(
    Object.entries(variables).map(([name, { type, required, example }]) => [
      name,
      example ?? (type === 'flag' ? false : required ? made[name] : undefined),
    ]),
  );
}

interface Place {
  readonly law: Law;
  readonly residence: string;
  readonly sender_kind: 'creditor' | 'collector';
  readonly at: number;
}

function seenIn(words: Words, given: Variables, { law, residence, sender_kind, at }: Place) {
  const { channel, content, approved } = words;
  const { purposes, variables } = content;
  const shown = sampled(words, { ...flagsOf(variables, residence, sender_kind), ...given });
  const { subject, text } = shown;
  const head = { residence, ...shown, ...(channel === 'sms' ? segmentsOf(text) : {}) };
  if (channel === 'call') return { ...head, required: [] };
  const name = given['sender_name'] ?? variables['sender_name']?.example ?? 'Example Bank';
  const input = sampleInput(law, {
    residence,
    channel,
    purpose: (purposes.includes('relay') ? 'relay' : (purposes[0] ?? 'collection')) as Purpose,
    sender: { kind: sender_kind, name: String(name) },
    content: { text, ...(subject === undefined ? {} : { subject }), template_approved: approved },
    is_first: given['is_first_communication'] === true,
    at,
  });
  return { ...head, required: findingsAboutWords(input, law.rules) };
}

/** What dispatch would fill in for somebody who lives there. */
function flagsOf(variables: Declarations, residence: string, kind: string): Variables {
  const country = residence.slice(0, 2).toLowerCase();
  const flags = Object.keys(variables).filter((name) => /^in_[a-z]{2}$/.test(name));
  return {
    ...Object.fromEntries(flags.map((name) => [name, name === `in_${country}`])),
    ...('is_collector' in variables ? { is_collector: kind === 'collector' } : {}),
  };
}

/** Values that do not fit are the caller's to mend. */
async function refusing<T>(make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    throw new Problem('validation-failed', 'the message cannot be made from these variables', {
      errors: error.problems.map((detail, index) => ({
        pointer: `/variables${error.variables[index] === undefined ? '' : `/${error.variables[index]}`}`,
        detail,
      })),
    });
  }
}
