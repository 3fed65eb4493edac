/** For each purpose, channel and language: do words go out, wait, or are they missing? */
import { Tag } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { useText } from '../../words/language.js';
import { CHANNELS, LOCALES, named, PURPOSES, terms } from './terms.js';
import { words } from './words.js';

type Cell = Schemas['TemplateCoverageCell'];

type Standing = 'active' | 'submitted' | 'withdrawn' | 'inactive' | 'draft' | 'missing';

const COLOURS: Record<Standing, string> = {
  active: 'success',
  submitted: 'processing',
  withdrawn: 'warning',
  inactive: 'gold',
  draft: 'default',
  missing: 'error',
};

export function CoverageMatrix({ cells }: { readonly cells: readonly Cell[] }) {
  const text = useText(words);
  const term = useText(terms);
  const used = PURPOSES.filter((purpose) => cells.some((cell) => cell.purpose === purpose));
  const columns = CHANNELS.flatMap((channel) => LOCALES.map((locale) => ({ channel, locale })));
  return (
    <div className="scrolled" tabIndex={0} role="region" aria-label={text.coverage}>
      <table className="matrix">
        <caption>{text.coverage}</caption>
        <thead>
          <tr>
            <th scope="col">{text.purpose}</th>
            {columns.map(({ channel, locale }) => (
              <th key={channel + locale} scope="col">
                {term[channel]}, {term[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((purpose) => (
            <tr key={purpose}>
              <th scope="row">{term[purpose]}</th>
              {columns.map(({ channel, locale }) => {
                const cell = cells.find(
                  (one) =>
                    one.purpose === purpose && one.channel === channel && one.locale === locale,
                );
                const isWanted = cells.some(
                  (one) => one.purpose === purpose && one.channel === channel,
                );
                return (
                  <td key={channel + locale}>
                    {(cell !== undefined || isWanted) && (
                      <Shown
                        standing={standingOf(cell)}
                        cell={cell}
                        to={{ purpose, channel, locale }}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ShownProps {
  readonly standing: Standing;
  readonly cell: Cell | undefined;
  readonly to: Readonly<Record<'purpose' | 'channel' | 'locale', string>>;
}

function Shown({ standing, cell, to }: ShownProps) {
  const term = useText(terms);
  const count =
    cell?.[standing === 'draft' ? 'drafts' : standing === 'missing' ? 'active' : standing] ?? 0;
  const also = standing !== 'submitted' && (cell?.submitted ?? 0) > 0;
  return (
    <Link to={{ search: new URLSearchParams(to).toString() }}>
      <Tag color={COLOURS[standing]}>
        {named(term, standing)}
        {count > 1 ? ` ×${count}` : ''}
      </Tag>
      {also && <Tag color={COLOURS.submitted}>{term.submitted}</Tag>}
    </Link>
  );
}

/** The best news first; what waits for somebody is told beside it. */
function standingOf(cell: Cell | undefined): Standing {
  if (cell === undefined) return 'missing';
  if (cell.active > 0) return 'active';
  if (cell.submitted > 0) return 'submitted';
  if (cell.withdrawn > 0) return 'withdrawn';
  return cell.inactive > 0 ? 'inactive' : 'draft';
}
