/**
 * Keys for those whose hands stay on the keyboard: `/` goes to the search of the page, `?` shows the keys, `g`
 * and a letter opens a page. In a field every key is just a letter.
 */
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { pages } from '../pages/pages.js';
import { Dialog } from '../parts/Dialog.js';
import { useLanguage, useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function Shortcuts() {
  const text = useText(words);
  const { language } = useLanguage();
  const { may } = useSession();
  const go = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const isGoing = useRef(false);
  const listed = pages.filter(({ letter, scopes }) => letter !== undefined && may(...scopes));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const page = isGoing.current
        ? listed.find(({ letter }) => letter === event.key.toLowerCase())
        : undefined;
      isGoing.current = event.key === 'g';
      if (page !== undefined) void go(page.path);
      else if (event.key === '?') setOpen(true);
      else if (event.key === '/' && focusSearch()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  if (!isOpen) return null;
  return (
    <Dialog title={text.keys} footer={null} onCancel={() => setOpen(false)}>
      <dl className="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>{text.keySearch}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{text.keyHelp}</dd>
        {listed.map((page) => [
          <dt key={page.path}>
            <kbd>g</kbd> <kbd>{page.letter}</kbd>
          </dt>,
          <dd key={`${page.path} title`}>{page.title[language]}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** A page says which field is its search by `type="search"` or `data-search`. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>(
    '#content input[type=search], #content [data-search] input, #content input[data-search]',
  );
  field?.focus();
  return field !== null;
}
