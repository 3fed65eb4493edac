/** A message as it would look, made from the samples of a template or from given values. */
import { checkLanguage } from '../compliance/language/check.js';
import { withHelp } from '../compliance/language/help.js';
import type { TenantLexicon } from '../compliance/language/tenant.js';
import type { ListedTemplate, TemplateVersion } from '../messages/catalogue.repository.js';
import { addresseeOf } from '../messages/check-template.js';
import { renderMessage, type RenderedMessage } from '../messages/render.js';
import { segmentsOf } from '../messages/segments.js';
import type { Variables } from '../messages/template.js';
import { RenderError } from '../messages/variables.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { TemplatePreview } from './templates.schema.js';

export function previewOf(
  template: ListedTemplate,
  versions: readonly TemplateVersion[],
  { version, variables = {} }: TemplatePreview,
  lexicon?: TenantLexicon,
) {
  const shown = versions.find((each) => version === undefined || each.version === version);
  if (shown === undefined) {
    throw new Problem('not-found', `this template has no version \`${version ?? 1}\``);
  }
  const message = rendered(template, shown, variables);
  const { subject = '', text } = message;
  const words = subject === '' ? text : `${subject}\n${text}`;
  const context = { ...contextOf(shown), ...(lexicon === undefined ? {} : { lexicon }) };
  const { verdict, findings } = withHelp(words, checkLanguage(words, context));
  return {
    object: 'template_preview',
    template: publicId('template', template.id),
    version: shown.version,
    ...message,
    ...(template.channel === 'sms' ? segmentsOf(text) : {}),
    language: { verdict, findings },
  };
}

function rendered(
  { channel }: ListedTemplate,
  { content }: TemplateVersion,
  given: Variables,
): RenderedMessage {
  const samples = Object.entries(content.variables).map(([name, { example }]) => [name, example]);
  try {
    return renderMessage(content, channel, { ...Object.fromEntries(samples), ...given });
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

function contextOf({ approved, content }: TemplateVersion) {
  return { addressee: addresseeOf(content), template_approved: approved };
}
