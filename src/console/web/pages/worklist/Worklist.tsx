/** A work list: the rows at the left, the open one with what can be done about it at the right. */
import { Alert, Empty } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem.js';
import { Key } from '../../parts/Key.js';
import { LoadMore } from '../../parts/LoadMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import type { Notice, Worklist as State } from './useWorklist.js';
import { words } from './words.js';
import './worklist.css';

interface Props<T extends { readonly id: string }> {
  readonly state: State<T>;
  /** One or two lines for the list. */
  readonly line: (row: T) => ReactNode;
  readonly empty: string;
  readonly children: ReactNode;
}

export function Worklist<T extends { readonly id: string }>(props: Props<T>) {
  const { state, line, empty, children } = props;
  const text = useText(words);
  const { rows, open, list, notice } = state;
  return (
    <>
      <Told notice={notice} />
      {list.error !== null && <ProblemAlert problem={problemOf(list.error)} />}
      {rows.length === 0 && !list.isLoading && list.error === null ? (
        <Empty className="work-empty" description={empty} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      ) : (
        <div className="work">
          <section aria-label={text.list} className="work-list">
            <div className="muted work-keys">
              <Key name="J" /> {text.down} <Key name="K" /> {text.up}
            </div>
            {rows.map((row) => (
              <button
                type="button"
                key={row.id}
                className="work-row"
                aria-current={row.id === open?.id}
                onClick={() => state.select(row.id)}
              >
                {line(row)}
              </button>
            ))}
            <LoadMore list={list} />
          </section>
          <section aria-label={text.detail} className="work-detail">
            <ProblemAlert problem={state.problem} />
            {children}
          </section>
        </div>
      )}
    </>
  );
}

function Told({ notice }: { readonly notice: Notice | undefined }) {
  const text = useText(words);
  if (notice === undefined) return null;
  if (notice.kind === 'done')
    return <Alert className="gap" type="success" showIcon role="status" title={notice.what} />;
  const { first } = notice;
  return (
    <Alert
      className="gap"
      type="warning"
      showIcon
      role="alert"
      title={text.taken}
      description={
        first === null ? (
          text.takenBySomebody
        ) : (
          <>
            {text.takenBy(first.by, answerWord(first.answer, text))} <LocalTime at={first.at} />
          </>
        )
      }
    />
  );
}

function answerWord(answer: string, text: typeof words.en): string {
  const word = Object.entries(text).find(([name]) => name === answer)?.[1];
  return typeof word === 'string' ? word : answer;
}
