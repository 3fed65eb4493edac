/** The sentences of a look at words, in the language of whoever looks. */
import { REQUIREMENTS } from '../compliance/telling/requirements.js';
import { told, type Language } from '../compliance/telling/tell.js';
import type { WordsFinding } from '../policies/required-content.js';

interface Found {
  readonly because: string;
}

interface Sentences {
  readonly language: { readonly findings: readonly Found[] };
  readonly required?: readonly WordsFinding[];
  readonly residences?: readonly { readonly required: readonly WordsFinding[] }[];
  readonly check?: { readonly findings: readonly Found[] };
}

export function toldIn<T extends Sentences>(look: T, language: Language): T {
  if (language === 'en') return look;
  const { required, residences, check } = look;
  const becauses = <F extends { readonly findings: readonly Found[] }>(one: F) => ({
    ...one,
    findings: one.findings.map((each) => ({ ...each, because: told(each.because, language) })),
  });
  const demands = (some: readonly WordsFinding[]) =>
    some.map((one) => ({
      ...one,
      because: told(one.because, language),
      says: REQUIREMENTS[one.rule] ?? one.says,
    }));
  return {
    ...look,
    language: becauses(look.language),
    ...(required && { required: demands(required) }),
    ...(residences && {
      residences: residences.map((one) => ({ ...one, required: demands(one.required) })),
    }),
    ...(check && { check: becauses(check) }),
  };
}
