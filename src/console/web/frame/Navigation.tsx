/** The pages that this person may see, by group; the one that is open is marked. */
import { Menu } from 'antd';
import { Link, useLocation } from 'react-router';
import { GROUPS, pages, type Page } from '../pages/pages.js';
import { useLanguage, useText } from '../words/language.js';
import { useSession } from './session.js';
import { useWork } from './useWork.js';
import { words } from './words.js';

export function Navigation({ onChoice }: { readonly onChoice?: () => void }) {
  const text = useText(words);
  const { language } = useLanguage();
  const { may } = useSession();
  const { pathname } = useLocation();
  const work = useWork();
  const groups = GROUPS.map(({ name, title }) => ({
    key: name,
    type: 'group' as const,
    label: text[title],
    children: pages
      .filter(({ group, scopes }) => group === name && may(...scopes))
      .map((page) => ({
        key: page.path,
        icon: page.icon,
        label: (
          <Link to={page.path} className="waiting-link">
            {page.title[language]}
            <Waiting count={page.waiting && work?.[page.waiting]} />
          </Link>
        ),
      })),
  })).filter(({ children }) => children.length > 0);
  const open = pages
    .filter(({ group }) => group !== undefined)
    .find((page) => isOn(page, pathname));
  return (
    <nav aria-label={text.navigation}>
      <Menu
        mode="inline"
        items={groups}
        selectedKeys={open === undefined ? [] : [open.path]}
        onClick={() => onChoice?.()}
      />
    </nav>
  );
}

/** Counted up to a thousand, which then means: at least. */
const MOST = 1_000;

function Waiting({ count = 0 }: { readonly count?: number | undefined }) {
  const text = useText(words);
  if (count === 0) return null;
  return (
    <span className="waiting" title={text.waiting}>
      {count < MOST ? count : `${MOST - 1}+`}
    </span>
  );
}

function isOn({ path }: Page, pathname: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
