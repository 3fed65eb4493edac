/** What comes due within two days: the peak of the morning, before it is there. */
import { Link, useNavigate } from 'react-router';
import { useText } from '../../words/language.js';
import { Figure } from './Figure.js';
import { barsOf, logOf, useComing, type Bar, type Channel } from './figures.js';
import { LateChart } from './LateChart.js';
import { useClock } from './useClock.js';
import { words } from './words.js';

const STATUSES = ['scheduled', 'held'] as const;
const HALF_HOUR = 1_800_000;

export function ComingFigure({ channel }: { readonly channel: Channel | undefined }) {
  const text = useText(words);
  const go = useNavigate();
  const clock = useClock();
  const { data, error } = useComing();
  const rows = (data?.data ?? []).filter((row) => channel === undefined || row.channel === channel);
  const bars = barsOf(rows, ({ status }) => status);
  const series = STATUSES.map((key) => ({ key, label: text[key] }));
  const log = (status: string) => logOf({ status, channel });
  return (
    <Figure
      title={text.coming}
      hint={text.comingHint}
      error={error}
      columns={[
        { title: text.time },
        ...series.map(({ label }) => ({ title: label, isNumber: true })),
      ]}
      rows={bars.map((bar) => ({
        key: bar.at,
        cells: [
          clock(bar.at, 0),
          ...STATUSES.map((status) => <Link to={log(status)}>{bar[status] ?? 0}</Link>),
        ],
      }))}
      chart={
        <LateChart
          name="coming"
          bars={withGaps(bars, data?.from)}
          series={series}
          labelOf={(at) => clock(at, 0)}
          onPick={(_, status) => void go(log(status))}
        />
      }
    />
  );
}

/** Half hours in which nothing comes are shown too, up to the last in which something does. */
function withGaps(bars: readonly Bar[], from: string | undefined): Bar[] {
  const last = bars.at(-1);
  if (from === undefined || last === undefined) return [...bars];
  const known = new Map(bars.map((bar) => [Date.parse(bar.at), bar]));
  const all: Bar[] = [];
  for (let at = Date.parse(from); at <= Date.parse(last.at); at += HALF_HOUR)
    all.push(known.get(at) ?? { at: new Date(at).toISOString() });
  return all;
}
