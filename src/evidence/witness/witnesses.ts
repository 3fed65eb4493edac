/**
 * Whom the sealer asks for cosignatures, and which of them are enough: a file with lines `witness <name> <vkey> <url>`,
 * `group <name> <any|all|number> <member>…` and `quorum <name>` (c2sp.org/tlog-policy).
 */
import { readFileSync } from 'node:fs';
import { readWitnessVkey, type WitnessKey } from '../note/cosignature.js';
import { readGroup, type Group, type Groups } from '../note/quorum.js';

export class WitnessesError extends Error {
  override name = 'WitnessesError';
}

export interface Witness {
  readonly name: string;
  readonly vkey: string;
  readonly key: WitnessKey;
  /** The submission prefix. */
  readonly url: string;
}

export interface Witnesses {
  readonly list: readonly Witness[];
  readonly groups: Groups;
  readonly quorum: string;
  /**
   * Of a trust file, without addresses. Other people's checkers know a single witness; a quorum that is a group stands
   * there for ours, to be uncommented.
   */
  readonly trustLines: string;
}

export function readWitnesses(file: string): Witnesses {
  try {
    return parseWitnesses(readFileSync(file, 'utf8'));
  } catch (cause) {
    if (cause instanceof WitnessesError) throw cause;
    throw new WitnessesError(`the file of witnesses \`${file}\` cannot be read`, { cause });
  }
}

export function parseWitnesses(text: string): Witnesses {
  const list: Witness[] = [];
  const groups = new Map<string, Group>();
  const trust: string[] = [];
  let quorum: string | undefined;
  const isKnown = (name: string) => groups.has(name) || list.some((one) => one.name === name);
  for (const line of text.split('\n')) {
    const [word = '', name = '', ...rest] = line.trim().split(/\s+/);
    if (word === '' || word.startsWith('#')) continue;
    if (
      name === '' ||
      (word !== 'quorum' && isKnown(name)) ||
      (word !== 'quorum' && name === 'none')
    )
      refuse(line);
    if (word === 'witness') list.push(witness(name, rest, line));
    else if (word === 'group') groups.set(name, readGroup(rest, isKnown) ?? refuse(line));
    else if (word === 'quorum' && isKnown(name) && quorum === undefined) quorum = name;
    else refuse(line);
    if (word !== 'witness') trust.push(line.trim());
  }
  if (quorum === undefined)
    throw new WitnessesError('the file of witnesses has no line `quorum <witness or group>`');
  return { list, groups, quorum, trustLines: trustLines(list, trust, groups.has(quorum)) };
}

function trustLines(list: readonly Witness[], lines: readonly string[], isGroup: boolean): string {
  const known = list.map(({ name, vkey }) => `witness ${name} ${vkey}\n`);
  const rules = lines.map((line) => (isGroup ? `# ${line}\n` : `${line}\n`));
  return `${known.join('')}${rules.join('')}${isGroup ? 'quorum none\n' : ''}`;
}

function witness(name: string, [vkey = '', url = '', ...more]: string[], line: string): Witness {
  const key = readWitnessVkey(vkey);
  if (key === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url) || more.length > 0)
    return refuse(line);
  return { name, vkey, key, url: url.replace(/\/$/, '') };
}

function refuse(line: string): never {
  throw new WitnessesError(`the file of witnesses has a bad line: \`${line}\``);
}
