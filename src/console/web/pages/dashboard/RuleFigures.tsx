/** Why contacts do not leave: the rules that decided, and the caps that persons have reached. */
import { Link } from 'react-router';
import { RuleLink } from '../../parts/RuleLink.js';
import { useText } from '../../words/language.js';
import { Figure } from './Figure.js';
import { logOf, sumsByRule, useCaps, useRules, type Channel, type Period } from './figures.js';
import { Meter } from './Meter.js';
import { words } from './words.js';

interface Props {
  readonly period: Period;
  readonly channel: Channel | undefined;
}

const SHOWN_MAX = 15;

export function RulesFigure({ period, channel }: Props) {
  const text = useText(words);
  const { data, error } = useRules(period);
  const sums = sumsByRule(data?.data ?? [], channel).slice(0, SHOWN_MAX);
  const most = sums[0]?.count ?? 1;
  return (
    <Figure
      title={text.rules}
      hint={text.rulesHint}
      error={error}
      columns={[
        { title: text.rule },
        { title: text.verdict },
        { title: text.count, isNumber: true },
        { title: '' },
      ]}
      rows={sums.map(({ rule, verdict, count }) => ({
        key: `${rule} ${verdict}`,
        cells: [
          <RuleLink rule={rule} />,
          text[verdict],
          <Link to={logOf({ rule, verdict, channel, from: period.from })}>{count}</Link>,
          <Meter value={count} of={most} />,
        ],
      }))}
    />
  );
}

export function CapsFigure() {
  const text = useText(words);
  const { data, error } = useCaps();
  const most = Math.max(1, ...(data?.data ?? []).map((row) => row.full + row.last_place));
  return (
    <Figure
      title={text.caps}
      hint={text.capsHint}
      error={error}
      columns={[
        { title: text.cap },
        { title: text.places },
        { title: text.full, isNumber: true },
        { title: text.lastPlace, isNumber: true },
        { title: '' },
      ]}
      rows={(data?.data ?? []).map(({ rule, days, places, full, last_place }) => ({
        key: `${rule} ${days}`,
        cells: [
          <RuleLink rule={rule} />,
          days === 1 ? text.placesToday(places) : text.placesIn(places, days),
          <Link to={logOf({ rule, verdict: 'defer' })}>{full}</Link>,
          last_place,
          <Meter value={full} of={most} />,
        ],
      }))}
    />
  );
}
