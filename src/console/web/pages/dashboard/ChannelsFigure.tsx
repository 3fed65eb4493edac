/** How many decisions by which way of contact, and what they said. */
import { useText } from '../../words/language.js';
import { Figure } from './Figure.js';
import { CHANNELS, useDecisions, VERDICTS, type Channel, type Period } from './figures.js';
import { words } from './words.js';

interface Props {
  readonly period: Period;
  readonly channel: Channel | undefined;
}

export function ChannelsFigure({ period, channel }: Props) {
  const text = useText(words);
  const { data, error } = useDecisions(period);
  const rows = (data?.data ?? []).filter(({ asked_for }) => asked_for === 'contact');
  const sums = CHANNELS.map((of) => {
    const own = rows.filter((row) => row.channel === of);
    const counted = (verdict: string) => sum(own.filter((row) => row.verdict === verdict));
    return { of, total: sum(own), counts: VERDICTS.map(counted) };
  });
  const shown = sums.filter(({ of, total }) => total > 0 && (channel ?? of) === of);
  return (
    <Figure
      title={text.channels}
      error={error}
      columns={[
        { title: text.channel },
        ...VERDICTS.map((verdict) => ({ title: text[verdict], isNumber: true })),
        { title: text.total, isNumber: true },
      ]}
      rows={shown.map(({ of, total, counts }) => ({
        key: of,
        cells: [text[of], ...counts, total],
      }))}
    />
  );
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
