/** A table that is wider than the window can be scrolled by keyboard too: it takes the focus. */
import { useEffect } from 'react';

export function useScrollableTables(): void {
  useEffect(() => {
    const look = () => {
      for (const table of document.querySelectorAll<HTMLElement>('.ant-table-content')) {
        if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
        else table.removeAttribute('tabindex');
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', look);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', look);
    };
  }, []);
}
