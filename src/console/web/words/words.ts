/**
 * Words of a page in every language of the console.
 *
 * `words.ts` of a page is `export const words = inBoth({ en: {…}, zh: {…} })`. English says which keys there
 * are; a key that is missing or left over in Chinese is a type error. What takes numbers or names is a
 * function: `found: (n: number) => \`${n} found\``.
 */
export type Language = 'en' | 'zh';

type Entry = string | ((...given: never[]) => string);
type Dictionary = { readonly [key: string]: Entry };
type Alike<T extends Dictionary> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

export interface Words<T> {
  readonly en: T;
  readonly zh: T;
}

export function inBoth<T extends Dictionary>(both: {
  readonly en: T;
  readonly zh: NoInfer<Alike<T>>;
}): Words<Alike<T>> {
  return both as Words<Alike<T>>; // what both have in common
}
