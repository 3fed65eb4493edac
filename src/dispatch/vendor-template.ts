/**
 * A text that a vendor has approved beforehand, with holes such as `${name}`.
 *
 * The guard judged the words that we rendered. Where a vendor puts them together itself, the values of its
 * holes are read back out of our words, so that what it makes of them can be nothing else.
 */
export interface VendorTemplate {
  /** The vendor's own name for it. */
  readonly code: string;
  /** The vendor puts it before the text, as `【name】`; so it must stand there in our words. */
  readonly sign_name: string | null;
  readonly text: string;
}

const HOLE = /\$\{([A-Za-z][A-Za-z0-9_]{0,63})\}/g;

/** The names of the holes, in their order; the same may come twice. */
export function holesOf(text: string): string[] {
  return [...text.matchAll(HOLE)].map(([, name = '']) => name);
}

export interface Fitting {
  readonly template: VendorTemplate;
  readonly filling: Readonly<Record<string, string>>;
}

/** The first that can say exactly `words`: of a text with conditions a vendor may hold one for each case. */
export function fitting(templates: readonly VendorTemplate[], words: string): Fitting | undefined {
  for (const template of templates) {
    const filling = fillingOf(template, words);
    if (filling !== undefined) return { template, filling };
  }
  return undefined;
}

/** What fills the holes so that exactly `words` come out, each as short as it can be; undefined if they do not. */
export function fillingOf(
  { sign_name, text }: VendorTemplate,
  words: string,
): Record<string, string> | undefined {
  const sign = sign_name === null ? '' : `【${sign_name}】`;
  if (!words.startsWith(sign)) return undefined;
  const rest = words.slice(sign.length);
  const [first = '', ...parts] = text.split(HOLE).filter((_, i) => i % 2 === 0);
  if (!rest.startsWith(first)) return undefined;
  const names = holesOf(text);
  const filling: Record<string, string> = {};
  let from = first.length;
  for (const [i, part] of parts.entries()) {
    // The last part ends the text; every other is taken where it comes first.
    const isLast = i === parts.length - 1;
    const to = isLast ? rest.length - part.length : rest.indexOf(part, from);
    if (to < from || !rest.startsWith(part, to)) return undefined;
    const name = names[i]!; // between two parts there is a hole
    const value = rest.slice(from, to);
    if ((filling[name] ?? value) !== value) return undefined;
    filling[name] = value;
    from = to + part.length;
  }
  return from === rest.length ? filling : undefined;
}
