/** Who it is, and what time it is where they are. */
import { Descriptions, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage, useText } from '../../words/language.js';
import { term, terms } from './terms.js';
import { type Card, useOutlook } from './usePerson.js';
import { words } from './words.js';

type Party = Card['party'];

/** The zone whose clock the page goes by: the first that is known of the person. */
export function zoneOf({ time_zones }: Party): string | undefined {
  return time_zones[0]?.zone;
}

export function zonesOf({ time_zones }: Pick<Party, 'time_zones'>): readonly string[] {
  return [...new Set(time_zones.map(({ zone }) => zone))];
}

export function PersonHead({ card: { party } }: { readonly card: Card }) {
  const text = useText(words);
  const labels = useText(terms);
  const status = party.status ?? 'active';
  return (
    <Descriptions
      className="person-head"
      size="small"
      column={{ xs: 1, sm: 2, lg: 4 }}
      items={[
        {
          key: 'time',
          label: text.timeThere,
          children: <Clocks party={party} />,
        },
        {
          key: 'status',
          label: text.status,
          children: <Tag color={status === 'active' ? 'green' : 'red'}>{term(labels, status)}</Tag>,
        },
        {
          key: 'language',
          label: text.language,
          children: party.language === 'zh-CN' ? text.chinese : text.english,
        },
        {
          key: 'residence',
          label: text.residence,
          children: [party.city, party.residence].filter(Boolean).join(', '),
        },
        { key: 'id', label: text.yourId, children: party.external_id },
      ]}
    />
  );
}

/** By the clock of the service, which may be another than that of this machine. */
function Clocks({ party }: { readonly party: Party }) {
  const { language } = useLanguage();
  const { data } = useOutlook(party.id, 'collection', undefined);
  const [ticks, setTicks] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setTicks(performance.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined) return <span>…</span>;
  const now = Date.parse(data.outlook.at) + Math.max(0, ticks - data.readAt);
  const zones = zonesOf(party);
  return (
    <span>
      {zones.map((timeZone) => (
        <div key={timeZone}>
          <strong>
            {new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
              weekday: 'short',
              hour: '2-digit',
              minute: '2-digit',
              timeZone,
            }).format(now)}
          </strong>{' '}
          <span className="muted">{timeZone}</span>
        </div>
      ))}
    </span>
  );
}
