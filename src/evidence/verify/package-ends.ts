/** How the log of a package begins, if it follows another, and how it ended, if it was closed. */
import { readEntry, type Entry } from './entry.js';
import { fail } from './failure.js';
import type { Ends } from './following.js';
import type { Manifest } from './manifest.js';
import type { Prover } from './proven.js';
import { numberOf } from '../log-name.js';

export function endsOf({ files }: Manifest, prover: Prover): Ends {
  const { head } = prover;
  const isAsked = numberOf(head.origin) > 1;
  const hasEnd = files.has('closed/record.json');
  return {
    opening: isAsked ? entryAt('opened', 0, prover) : undefined,
    closing: hasEnd ? entryAt('closed', head.size - 1, prover) : undefined,
  };
}

function entryAt(folder: string, place: number, prover: Prover): Entry {
  const name = `${folder}/record.json`;
  const { index, entry: raw } = prover.prove(name, `${folder}/record.tlog-proof`);
  const entry = readEntry(raw, `\`${name}\``);
  if (entry.log !== prover.head.origin) fail('ORIGIN', `\`${name}\` belongs to \`${entry.log}\``);
  if (index !== place || entry.kind !== `log.${folder}`)
    fail('ORDER', `\`${name}\` is not where the log is ${folder}`);
  return entry;
}
