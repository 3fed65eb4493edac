/** What waits at this moment, with the way to where it is dealt with. */
import { Card } from 'antd';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { logOf, useQueue } from './figures.js';
import { words } from './words.js';

const UNDER_WAY = ['queued', 'permitted', 'sending', 'claimed'] as const;

export function NowFigure() {
  const text = useText(words);
  const id = useId();
  const { data, error } = useQueue();
  return (
    <Card
      size="small"
      className="figure wide"
      title={<h2 id={id}>{text.now}</h2>}
      aria-labelledby={id}
    >
      {error !== null && <ProblemAlert problem={problemOf(error)} />}
      {data !== undefined && (
        <dl className="now-line">
          {itemsOf(data, text).map(({ name, value, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value} {note !== undefined && <small className="muted">{note}</small>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

interface Item {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: string | undefined;
}

function itemsOf(queue: Schemas['QueueFigures'], text: typeof words.en): Item[] {
  const { by_status, due, jobs, oldest_due_seconds } = queue;
  const minutes = Math.floor(oldest_due_seconds / 60);
  const waiting = (status: string) => <Link to={logOf({ status })}>{by_status[status] ?? 0}</Link>;
  return [
    { name: text.due, value: due, note: minutes > 0 ? text.dueLong(minutes) : undefined },
    { name: text.underWay, value: UNDER_WAY.reduce((sum, one) => sum + (by_status[one] ?? 0), 0) },
    { name: text.waitReview, value: waiting('review') },
    { name: text.ready, value: waiting('ready') },
    { name: text.unknown, value: waiting('unknown') },
    {
      name: text.jobs,
      value: jobs === null ? '–' : jobs.decide + jobs.send,
      note: jobs === null ? text.noQueue : queue.backend,
    },
  ];
}
