/**
 * What a collector has typed about a call and not yet saved. A claim that ran out, a reload or a session that ended
 * loses none of it: the service takes a late word, and so does the page.
 */
import { useState } from 'react';
import { dropOwn, storedOwn, storeOwn } from '../../parts/browserStore.js';
import type { Call, Outcome } from './useCalls.js';

/** Who picked up. */
export type Reached = 'person' | 'else' | 'wrong' | 'nobody';

export interface Typed {
  readonly outcome?: Outcome['outcome'];
  readonly note?: string;
  readonly promise?: { readonly amount?: string; readonly due?: string };
  readonly callback?: string;
  readonly others?: readonly string[];
}

interface Kept {
  readonly reached: Reached;
  readonly typed: Typed;
}

const nameFor = (id: string) => `call.${id}`;

export const keptFor = (id: string) => storedOwn(nameFor(id)) as Kept | undefined;
export const keepFor = (id: string, kept: Kept) => storeOwn(nameFor(id), kept);
export const dropFor = (id: string) => dropOwn(nameFor(id));

/** The call that is in hand, or was until a moment ago and of which the outcome is still owed. */
export function useInHand(call: Call | undefined): Call | undefined {
  const [last, setLast] = useState<Call>();
  if (call?.claimed === true && call !== last) setLast(call);
  if (call === undefined || call.claimed) return call;
  return last?.id === call.id ? { ...last, claimed: false } : undefined;
}
