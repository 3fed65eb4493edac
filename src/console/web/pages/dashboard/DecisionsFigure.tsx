/** Decisions over time, by verdict. */
import { Link, useNavigate } from 'react-router';
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import { Figure } from './Figure.js';
import { barsOf, logOf, useDecisions, VERDICTS, type Channel, type Period } from './figures.js';
import { LateChart } from './LateChart.js';
import { useClock } from './useClock.js';
import { words } from './words.js';

interface Props {
  readonly period: Period;
  readonly channel: Channel | undefined;
}

export function DecisionsFigure({ period, channel }: Props) {
  const text = useText(words);
  const go = useNavigate();
  const clock = useClock();
  const { data, error } = useDecisions(period);
  const rows = (data?.data ?? []).filter(
    (row) => row.asked_for === 'contact' && (channel === undefined || row.channel === channel),
  );
  const bars = barsOf(rows, ({ verdict }) => verdict);
  const series = VERDICTS.map((key) => ({ key, label: text[key] }));
  const step = period.days > 1 ? 24 : 1;
  // Without the verdict: what was held then may have been sent since, and the log knows the last decision alone.
  const log = (at: string) => logOf({ channel, from: at, to: justAfter(at) });
  return (
    <Figure
      title={text.decisions}
      hint={text.decisionsHint}
      error={error}
      columns={[
        { title: text.time },
        ...series.map(({ label }) => ({ title: label, isNumber: true })),
      ]}
      rows={bars.map((bar) => ({
        key: bar.at,
        cells: [
          clock(bar.at, step),
          ...VERDICTS.map((verdict) => <Link to={log(bar.at)}>{bar[verdict] ?? 0}</Link>),
        ],
      }))}
      chart={
        <>
          <LateChart
            name="decisions"
            bars={bars}
            series={series}
            labelOf={(at) => clock(at, step)}
            onPick={(at) => void go(log(at))}
          />
          {data !== undefined && (
            <p className="muted">
              {text.countedTo} <LocalTime at={data.counted_to} />
              {data.is_behind && ` · ${text.behind}`}
            </p>
          )}
        </>
      }
    />
  );
}

/** The log takes whole days, and a day may have 23 hours: any moment of it leads to it. */
function justAfter(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}
