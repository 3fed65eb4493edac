/** The files of a package that people read: a table, a document, the keys, and how to check all of it by hand. */
import type { Language } from '../../compliance/telling/tell.js';
import type { Draft } from '../../evidence/pack/package.js';
import { verifierFile } from '../../evidence/pack/verifier.js';
import { certificateText } from '../../evidence/report/certificate.js';
import { csvOf } from '../../evidence/report/csv.js';
import { manualText } from '../../evidence/report/manual.js';
import { pdfOf } from '../../evidence/report/pdf.js';
import { storyOf } from '../../evidence/report/story.js';

export interface Reader {
  readonly language: Language;
  /** In which they are told the time. */
  readonly zone: string;
  /** When the package is made. */
  readonly at: number;
  readonly vkeys: readonly string[];
}

export async function addReadable(
  draft: Draft,
  { language, zone, at, vkeys }: Reader,
): Promise<void> {
  const story = storyOf(draft, zone);
  const put = (name: string, content: Buffer | string) =>
    draft.files.set(name, Buffer.from(content));
  put('report.csv', csvOf(story, language));
  put('report.pdf', await pdfOf(story, language, at));
  put('keys.txt', vkeys.map((vkey) => `${vkey}\n`).join(''));
  put('README.txt', manualText(story, language));
  put('verify.mjs', verifierFile());
  put('certificate.txt', certificateText(story, at));
}
