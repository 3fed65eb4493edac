/**
 * Literals as a graph: a tree whose equal branches are kept once.
 *
 * The anchors of a pattern are the products of its alternatives, so most of their endings are equal,
 * and the graph is a tenth of the tree.
 */

export interface Literal {
  readonly text: string;
  /** What is found when the literal is, as a number from 0. */
  readonly value: number;
}

export interface Graph {
  /** Whether a literal begins at `start`; sets `found[value]` for those that do, or stops at the first. */
  readonly follow: (text: string, start: number, found?: Uint8Array) => boolean;
}

interface Branch {
  readonly values: Set<number>;
  readonly children: Map<number, Branch>;
}

export function graphOf(literals: readonly Literal[]): Graph {
  const nodes: Node[] = [];
  const root = numbered(treeOf(literals), nodes, new Map());
  return { follow: follower(tablesOf(nodes), root) };
}

function treeOf(literals: readonly Literal[]): Branch {
  const root = branch();
  for (const { text, value } of literals) {
    let node = root;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const child = node.children.get(unit) ?? branch();
      node.children.set(unit, child);
      node = child;
    }
    node.values.add(value);
  }
  return root;
}

function branch(): Branch {
  return { values: new Set(), children: new Map() };
}

interface Node {
  readonly values: readonly number[];
  readonly edges: readonly (readonly [unit: number, node: number])[];
}

/** The number of a branch among the nodes, the same for branches that are alike. */
function numbered(from: Branch, nodes: Node[], known: Map<string, number>): number {
  const edges = [...from.children].map(
    ([unit, child]) => [unit, numbered(child, nodes, known)] as const,
  );
  const values = [...from.values];
  const sign = `${values.join()}|${edges.toSorted(([a], [b]) => a - b).join()}`;
  const number = known.get(sign) ?? nodes.push({ values, edges }) - 1;
  known.set(sign, number);
  return number;
}

interface Tables {
  /** Edges by hash, two places each: node and unit in one number, then the node they lead to. */
  readonly edges: Int32Array;
  readonly mask: number;
  /** Where the values of a node begin; they end where those of the next begin. */
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

const NODES_MAX = 0x7fff;
const FREE = -1;

function tablesOf(nodes: readonly Node[]): Tables {
  if (nodes.length > NODES_MAX) throw new Error('too many literals to search for at once');
  const count = nodes.reduce((sum, { edges }) => sum + edges.length, 0);
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 2));
  const edges = new Int32Array(size * 2).fill(FREE);
  const starts = new Int32Array(nodes.length + 1);
  nodes.forEach((node, number) => {
    starts[number + 1] = (starts[number] ?? 0) + node.values.length;
    for (const [unit, target] of node.edges) {
      let slot = slotOf(number, unit) & (size - 1);
      while (edges[slot * 2] !== FREE) slot = (slot + 1) & (size - 1);
      edges[slot * 2] = keyOf(number, unit);
      edges[slot * 2 + 1] = target;
    }
  });
  const values = Int32Array.from(nodes.flatMap((node) => node.values));
  return { edges, mask: size - 1, starts, values };
}

function keyOf(node: number, unit: number): number {
  return (node << 16) | unit;
}

function slotOf(node: number, unit: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 12;
}

function follower({ edges, mask, starts, values }: Tables, root: number): Graph['follow'] {
  const next = (node: number, unit: number): number => {
    const key = keyOf(node, unit);
    for (let slot = slotOf(node, unit) & mask; ; slot = (slot + 1) & mask) {
      const there = edges[slot * 2];
      if (there === key) return edges[slot * 2 + 1] ?? FREE;
      if (there === FREE) return FREE;
    }
  };
  return (text, start, found) => {
    let any = false;
    let node = root;
    for (let at = start; at < text.length; at += 1) {
      node = next(node, text.charCodeAt(at));
      if (node === FREE) break;
      const end = starts[node + 1] ?? 0;
      for (let n = starts[node] ?? 0; n < end; n += 1) {
        if (found === undefined) return true;
        found[values[n] ?? 0] = 1;
        any = true;
      }
    }
    return any;
  };
}
