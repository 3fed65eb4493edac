/** The pages that this person may see, by group; the one that is open is marked. */
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
  const shown = pages.filter(({ scopes }) => may(...scopes));
  const open = pages
    .filter(({ group }) => group !== undefined)
    .find((page) => isOn(page, pathname));
  return (
    <nav aria-label={text.navigation} className="navigation">
      {GROUPS.map(({ name, title }) => ({
        name,
        title,
        links: shown.filter(({ group }) => group === name),
      }))
        .filter(({ links }) => links.length > 0)
        .map(({ name, title, links }) => (
          <section key={name} aria-labelledby={`navigation-${name}`}>
            <h2 id={`navigation-${name}`}>{text[title]}</h2>
            <ul>
              {links.map((page) => (
                <li key={page.path}>
                  <Link
                    to={page.path}
                    aria-current={page === open ? 'page' : undefined}
                    onClick={() => onChoice?.()}
                  >
                    {page.icon}
                    <span>{page.title[language]}</span>
                    <Waiting count={page.waiting && work?.[page.waiting]} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
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
