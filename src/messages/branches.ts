/**
 * The branches of a template: which variables are there and which are not, so that every word of it is
 * shown at least once, and words of any two blocks stand beside each other.
 *
 * All of them where they are few. Of many conditions every way through the nested blocks, and every pair.
 */
import type { Declarations } from './template.js';

/** `true`: the variable is given and not empty. Only variables that some block asks about. */
export type Branch = Readonly<Record<string, boolean>>;

const ALL_MAX = 6;
const PAIRS_MAX = 12;

/** @param trees what `inspect.ts` has read, without problems */
export function branchesOf(trees: readonly hbs.AST.Program[], variables: Declarations): Branch[] {
  const ways = trees.flatMap((tree) => waysThrough(tree, {}));
  const names = [...new Set(ways.flatMap((way) => Object.keys(way)))];
  const found = new Map<string, Branch>();
  const add = (some: Branch, others: boolean) => {
    const branch = Object.fromEntries(
      names.map((name) => [name, (some[name] ?? others) || isAlwaysGiven(name, variables)]),
    );
    found.set(names.map((name) => (branch[name] === true ? 1 : 0)).join(''), branch);
  };
  for (const some of [...ways, ...combined(names)]) {
    add(some, false);
    add(some, true);
  }
  return [...found.values()].toSorted((one, other) => given(one) - given(other));
}

const given = (branch: Branch) => Object.values(branch).filter(Boolean).length;

/** An empty link is refused before a message is made. */
function isAlwaysGiven(name: string, variables: Declarations): boolean {
  const { type, required = false } = variables[name] ?? {};
  return type === 'link' && required;
}

/** What must hold for each side of each block to be shown. */
function waysThrough(program: hbs.AST.Program | undefined, outer: Branch): Branch[] {
  const blocks = (program?.body ?? []).filter(isBlock);
  return [
    outer,
    ...blocks.flatMap((block) => {
      const [subject] = block.params;
      const name = originalOf(subject);
      const isPlain = originalOf(block.path) !== 'unless';
      return [
        ...waysThrough(block.program, { ...outer, [name]: isPlain }),
        ...waysThrough(block.inverse, { ...outer, [name]: !isPlain }),
      ];
    }),
  ];
}

function combined(names: readonly string[]): Branch[] {
  if (names.length <= ALL_MAX) {
    return names.reduce<Branch[]>(
      (some, name) => some.flatMap((one) => [one, { ...one, [name]: true }]),
      [{}],
    );
  }
  if (names.length > PAIRS_MAX) return [];
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap((other) =>
        [0, 1, 2, 3].map((bits) => ({ [one]: bits % 2 === 1, [other]: bits > 1 })),
      ),
  );
}

const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement =>
  node.type === 'BlockStatement';

function originalOf(node: unknown): string {
  const isPath = typeof node === 'object' && node !== null && 'original' in node;
  return isPath && typeof node.original === 'string' ? node.original : '';
}
