/**
 * The literals of which every match of a pattern holds at least one.
 *
 * They are what lets a message be searched for all patterns at once: where none of its anchors
 * occurs, a pattern cannot match and is not tried. The reader knows the syntax the lexicon uses,
 * without named groups and backreferences; what it does not know counts as matching anything.
 */

/** Every way a part of a pattern can read, if these are few; otherwise undefined. */
type Readings = readonly string[] | undefined;

interface Part {
  readonly exact: Readings;
  /** Literals one of which is always there; undefined if none can be named. */
  readonly needed: Readings;
}

const READINGS_MAX = 160;
const CLASS_MAX = 16;
const NOTHING: Part = { exact: [''], needed: undefined };
const ANYTHING: Part = { exact: undefined, needed: undefined };

export function anchorsOf(pattern: RegExp): readonly string[] {
  const reader = new Reader(pattern.source);
  const whole = reader.alternatives();
  const anchors = better(whole.needed, usable(whole.exact));
  if (anchors === undefined) {
    throw new Error(`the pattern \`${pattern.source}\` has no literal to search for, so add one`);
  }
  return [...new Set(anchors)];
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] ?? ANYTHING) : either(parts);
  }

  #sequence(): Part {
    let whole: Readings = [''];
    let run: Readings = [''];
    let needed: Readings;
    while (this.#at < this.#source.length && !'|)'.includes(this.#peek())) {
      const part = this.#quantified(this.#atom());
      whole = product(whole, part.exact);
      const longer = product(run, part.exact);
      if (longer === undefined) {
        needed = better(better(needed, usable(run)), part.needed);
        run = part.exact ?? [''];
      } else {
        run = longer;
      }
    }
    return { exact: whole, needed: better(needed, usable(run)) };
  }

  #atom(): Part {
    const sign = this.#next();
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '\\') return this.#escape();
    if (sign === '.') return ANYTHING;
    if (sign === '^' || sign === '$') return NOTHING;
    return literal(sign);
  }

  #group(): Part {
    const isLookaround = /^\?<?[=!]/.test(this.#source.slice(this.#at, this.#at + 3));
    if (this.#source.startsWith('?:', this.#at)) this.#at += 2;
    else if (isLookaround) this.#at += this.#source.charAt(this.#at + 1) === '<' ? 3 : 2;
    const inner = this.alternatives();
    this.#takes(')');
    return isLookaround ? NOTHING : inner;
  }

  #class(): Part {
    const end = this.#source.indexOf(']', this.#at);
    const inside = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    if (/[\\^-]/.test(inside) || inside.length > CLASS_MAX) return ANYTHING;
    return either(Array.from(inside, literal));
  }

  #escape(): Part {
    const sign = this.#next();
    if (sign === 'p') this.#at = this.#source.indexOf('}', this.#at) + 1;
    if (sign === 'b') return NOTHING;
    return /[a-z]/i.test(sign) ? ANYTHING : literal(sign);
  }

  #quantified(part: Part): Part {
    const { 0: quantifier = '' } = /^(?:[*+?]|\{\d+(?:,\d*)?\})?/.exec(this.#rest()) ?? [];
    this.#at += quantifier.length;
    this.#takes('?');
    if (quantifier === '') return part;
    if (quantifier === '?') return { exact: joinedWithNothing(part.exact), needed: undefined };
    const least = quantifier === '+' ? 1 : Number(/\d+/.exec(quantifier)?.[0] ?? 0);
    if (least === 0) return ANYTHING;
    const repeated = part.exact?.map((reading) => reading.repeat(least));
    return { exact: undefined, needed: better(part.needed, usable(repeated)) };
  }

  #rest(): string {
    return this.#source.slice(this.#at, this.#at + 12);
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #next(): string {
    const sign = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += sign.length;
    return sign;
  }

  #takes(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#at += 1;
    return true;
  }
}

function literal(sign: string): Part {
  return { exact: [sign], needed: undefined };
}

function joinedWithNothing(exact: Readings): Readings {
  return exact === undefined ? undefined : [...exact, ''];
}

function either(parts: readonly Part[]): Part {
  const exacts = parts.map(({ exact }) => exact);
  const needs = parts.map(({ exact, needed }) => better(needed, usable(exact)));
  return { exact: union(exacts), needed: union(needs) };
}

function union(lists: readonly Readings[]): Readings {
  const all: string[] = [];
  for (const list of lists) {
    if (list === undefined) return undefined;
    all.push(...list);
  }
  return all;
}

function product(left: Readings, right: Readings): Readings {
  if (left === undefined || right === undefined) return undefined;
  if (left.length * right.length > READINGS_MAX) return undefined;
  return left.flatMap((start) => right.map((end) => start + end));
}

/** Readings serve as anchors if none of them is empty. */
function usable(exact: Readings): Readings {
  return exact !== undefined && exact.length > 0 && !exact.includes('') ? exact : undefined;
}

function better(left: Readings, right: Readings): Readings {
  if (left === undefined || right === undefined) return left ?? right;
  return cost(right) < cost(left) ? right : left;
}

const COMMON =
  /^(?:|[a-z]{1,2}|[a-z' ]{0,3}your?|call|will|are|all|pay|the|and|for|our|me|get|to my|loan|about|online|have|talk|know|text|message|contact|tell|先生|的|您|你|还|请|我|我们|电话|联系|联系人|通知|单位|公司|账户|微信|将|会|可|可能|上门|再|就|去|逾期|征信|号|元|块|手|贷款|还款|工作|影响)$/;

/** How often a message would hold one of these for nothing. */
function cost(literals: readonly string[]): number {
  let total = 0;
  for (const each of literals) {
    const text = each.trim();
    const length = /^[a-z]/.test(text) ? text.length / 3 : text.length;
    total += COMMON.test(text) ? 100 : 4 / length ** 2;
  }
  return total;
}
