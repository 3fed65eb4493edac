/** Rows by keyboard: j and k or the arrows move, Enter opens, / goes to the search box. Not while somebody types. */
import { useEffect, type RefObject } from 'react';
import type { InputRef } from 'antd';

interface Rows {
  readonly ids: readonly string[];
  readonly selected: string | null;
  readonly select: (id: string) => void;
  readonly open: (id: string) => void;
  readonly box: RefObject<InputRef | null>;
}

export function useRows({ ids, selected, select, open, box }: Rows): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const at = ids.indexOf(selected ?? '');
      const step = STEPS[event.key];
      if (step !== undefined) {
        const next = ids[at === -1 ? 0 : Math.min(Math.max(at + step, 0), ids.length - 1)];
        if (next !== undefined) select(next);
      } else if (event.key === 'Enter' && selected !== null && at !== -1) open(selected);
      else if (event.key === '/') box.current?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [ids, selected, select, open, box]);
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, button, a, [role=combobox], [role=menu]') !== null
  );
}
