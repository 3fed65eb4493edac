/**
 * Single keys of a page, such as `n` for the next call. They rest while somebody types, and while a dialog is
 * open. Each key is shown on the page beside what it does: see `<Key>`.
 */
import { useEffect, useRef } from 'react';

export type Keymap = Readonly<Record<string, (() => void) | undefined>>;

const TYPING =
  'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]';
const PRESSED_BY_ENTER = 'button, a, summary, [role=button], [role=tab]';
const DIALOG = '.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open';

/** @param keymap by `KeyboardEvent.key`, letters in lower case */
export function useKeys(keymap: Keymap): void {
  const latest = useRef(keymap);
  useEffect(() => {
    latest.current = keymap;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : document.body;
      if (target.closest(TYPING) !== null || document.querySelector(DIALOG) !== null) return;
      if (event.key === 'Enter' && target.closest(PRESSED_BY_ENTER) !== null) return;
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
