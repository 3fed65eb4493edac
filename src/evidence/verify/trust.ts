/**
 * Whom a verifier believes, from a file that came another way than what is checked.
 *
 * Lines are `log <vkey> <first size> <last size or ->`, `witness <name> <vkey>`, `group <name> <any|all|number> <member>…`,
 * `quorum <witness or group or none>` and `# comment`; without a quorum no witness is asked for.
 */
import { readWitnessVkey, type WitnessKey } from '../note/cosignature.js';
import { readVkey, type VerifierKey } from '../note/key.js';
import { readGroup, type Group, type Groups } from '../note/quorum.js';
import { fail } from './failure.js';
import { fromDecimal, textOf } from './text.js';

export interface LogKey {
  readonly key: VerifierKey;
  /** The sizes of tree that it may sign, both included. */
  readonly from: number;
  readonly to: number;
}

export interface Trust {
  readonly logs: readonly LogKey[];
  readonly witnesses: ReadonlyMap<string, WitnessKey>;
  readonly groups: Groups;
  /** The name of a witness or a group, or `none`. */
  readonly quorum: string;
}

export function readTrust(raw: Buffer): Trust {
  const logs: LogKey[] = [];
  const witnesses = new Map<string, WitnessKey>();
  const groups = new Map<string, Group>();
  const isKnown = (name: string) => witnesses.has(name) || groups.has(name);
  let quorum = 'none';
  for (const line of (textOf(raw) ?? fail('TRUST', 'the file is no UTF-8')).split('\n')) {
    const [word = '', ...rest] = line.trim().split(/\s+/);
    if (word === '' || word.startsWith('#')) continue;
    if (word === 'log' && rest.length === 3) logs.push(logKey(rest, line));
    else if (word === 'witness' && rest.length >= 2)
      witnesses.set(rest[0]!, witnessKey(rest, line));
    else if (word === 'group')
      groups.set(
        rest[0] ?? '',
        readGroup(rest.slice(1), isKnown) ?? fail('TRUST', `no group in \`${line}\``),
      );
    else if (word === 'quorum' && rest.length === 1) quorum = rest[0]!;
    else fail('TRUST', `bad line \`${line}\``);
  }
  if (logs.length === 0) fail('TRUST', 'the file names no log key');
  return { logs, witnesses, groups, quorum };
}

function logKey([vkey = '', first = '', last = '']: string[], line: string): LogKey {
  const key = readVkey(vkey) ?? fail('TRUST', `no log key in \`${line}\``);
  const from = fromDecimal(first) ?? fail('TRUST', `no first size in \`${line}\``);
  const to = last === '-' ? Infinity : fromDecimal(last);
  return { key, from, to: to ?? fail('TRUST', `no last size in \`${line}\``) };
}

function witnessKey([, vkey = '']: string[], line: string): WitnessKey {
  return readWitnessVkey(vkey) ?? fail('TRUST', `no witness key in \`${line}\``);
}
