/**
 * Whose cosignatures are enough, in the lines of c2sp.org/tlog-policy: `group <name> <any|all|number> <member>…` and
 * `quorum <name or none>`. A member is a witness or a group that stands before.
 */
export interface Group {
  readonly need: number;
  readonly members: readonly string[];
}

export type Groups = ReadonlyMap<string, Group>;

/** Undefined for what is no group of known members. */
export function readGroup(
  [need = '', ...members]: readonly string[],
  isKnown: (name: string) => boolean,
): Group | undefined {
  const many =
    { any: 1, all: members.length }[need] ?? (/^[1-9]\d*$/.test(need) ? Number(need) : 0);
  const isGroup =
    many >= 1 &&
    many <= members.length &&
    members.every(isKnown) &&
    new Set(members).size === members.length;
  return isGroup ? { need: many, members } : undefined;
}

/** @param quorum a witness, a group, or `none` @param signed names of witnesses */
export function isMet(
  quorum: string,
  groups: Groups,
  signed: { has(witness: string): boolean },
): boolean {
  if (quorum === 'none') return true;
  const group = groups.get(quorum);
  if (group === undefined) return signed.has(quorum);
  return group.members.filter((name) => isMet(name, groups, signed)).length >= group.need;
}
