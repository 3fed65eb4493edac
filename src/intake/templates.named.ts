/** One version of a template, as a path and a body name it. */
import type { Words } from '../dispatch/template-preview.js';
import { findTemplate, versionsOf } from '../messages/catalogue.repository.js';
import type { Locale } from '../messages/template.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';

export async function versionNamed(tx: Tx, reference: string, version: number | undefined) {
  const id = fromPublicId('template', reference);
  const found = id === undefined ? undefined : await findTemplate(tx, id);
  if (found === undefined) throw new Problem('not-found', 'there is no such template');
  const versions = await versionsOf(tx, found.id);
  const shown = versions.find((each) => version === undefined || each.version === version);
  if (shown === undefined) {
    throw new Problem('not-found', `this template has no version \`${version ?? 1}\``);
  }
  const { channel, name, locale } = found;
  const { content, approved } = shown;
  const words: Words = { channel, locale: locale as Locale, content, approved };
  return { words, name, template: publicId('template', found.id), version: shown.version };
}
