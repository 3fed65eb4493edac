/** A status, a verdict or a way of contact, in the reader's words; what we have no words for is shown as it is. */
import { useText } from '../words/language.js';
import './state.css';
import { MOODS, stateWords } from './states.js';

export function StateTag({ state }: { readonly state: string | null | undefined }) {
  const name = useStateName();
  if (state === null || state === undefined || state === '') return <span>–</span>;
  return <span className={`state state-${MOODS[state] ?? 'plain'}`}>{name(state)}</span>;
}

export function useStateName(): (state: string) => string {
  const text: Readonly<Record<string, string>> = useText(stateWords);
  return (state) => text[state] ?? state;
}
