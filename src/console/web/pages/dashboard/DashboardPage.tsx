/** What happened, what waits, and what is about to come: each number leads to the contacts behind it. */
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead } from '../../parts/PageHead.js';
import { useText } from '../../words/language.js';
import { ChannelsFigure } from './ChannelsFigure.js';
import { ComingFigure } from './ComingFigure.js';
import './dashboard.css';
import { DecisionsFigure } from './DecisionsFigure.js';
import { CHANNELS, periodOf } from './figures.js';
import { NowFigure } from './NowFigure.js';
import { CapsFigure, RulesFigure } from './RuleFigures.js';
import { TemplatesFigure, VendorsFigure } from './SendFigures.js';
import { words } from './words.js';

const PERIODS = [1, 7, 30] as const;

export function DashboardPage() {
  const text = useText(words);
  const [search, setSearch] = useSearchParams();
  const days = PERIODS.find((each) => String(each) === search.get('days')) ?? 7;
  const channel = CHANNELS.find((each) => each === search.get('channel'));
  const period = useMemo(() => periodOf(days), [days]);
  const choose = (name: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const daysText = { 1: text.days1, 7: text.days7, 30: text.days30 };
  return (
    <>
      <PageHead title={text.title}>
        <Segmented
          aria-label={text.period}
          value={String(days)}
          onChange={(value) => choose('days', value)}
          options={PERIODS.map((each) => ({ value: String(each), label: daysText[each] }))}
        />
        <Segmented
          aria-label={text.channel}
          value={channel ?? ''}
          onChange={(value) => choose('channel', value)}
          options={[
            { value: '', label: text.all },
            ...CHANNELS.map((each) => ({ value: each, label: text[each] })),
          ]}
        />
      </PageHead>
      <div className="figures">
        <NowFigure />
        <DecisionsFigure period={period} channel={channel} />
        <ChannelsFigure period={period} channel={channel} />
        <ComingFigure channel={channel} />
        <RulesFigure period={period} channel={channel} />
        <CapsFigure />
        <TemplatesFigure period={period} channel={channel} />
        <VendorsFigure period={period} />
      </div>
    </>
  );
}
