/** All rules, read once: they are a few hundred, and searched here. */
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client.js';
import { useLanguage } from '../../words/language.js';

export type Rule = Schemas['Rule'];

export function useRules() {
  const { language } = useLanguage();
  return useQuery({
    queryKey: ['rules', language],
    queryFn: () => answer(api.GET('/v1/rules')),
    staleTime: 60_000,
  });
}

export interface Wanted {
  readonly q: string;
  readonly place: string;
  readonly kind: string;
  readonly topic: string;
}

/** Every word must be found in the code, the requirement or the source. */
export function fitting(rules: readonly Rule[], { q, place, kind, topic }: Wanted): Rule[] {
  const sought = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    const words = `${rule.code} ${rule.says} ${rule.source} ${rule.id}`.toLowerCase();
    return (
      (place === '' || rule.packs.includes(place)) &&
      (kind === '' || rule.kind === kind) &&
      (topic === '' || rule.topic === topic) &&
      sought.every((word) => words.includes(word))
    );
  });
}
