/** Every contact, newest first: whom, how, what was judged, and what became of it. A row opens its story. */
import { Button, type InputRef } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '../../api/client.js';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useText } from '../../words/language.js';
import { Chosen } from './Chosen.js';
import { Download } from './Download.js';
import { Filters } from './Filters.js';
import { changed, queryOf } from './filters.js';
import { FindBox, type Choice } from './FindBox.js';
import './log.css';
import { LogTable } from './LogTable.js';
import { useLog } from './useLog.js';
import { useRows } from './useRows.js';
import { words } from './words.js';

export function LogPage() {
  const text = useText(words);
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const box = useRef<InputRef>(null);
  const filters = search.toString().replace(/(^|&)row=[^&]*/, '');
  const query = useMemo(() => queryOf(new URLSearchParams(filters)), [filters]);
  const log = useLog(query);
  const selected = search.get('row');
  const select = useCallback(
    (id: string) =>
      setSearch(
        (now) => {
          now.set('row', id);
          return now;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const open = useCallback((id: string) => void navigate(`/contacts/${id}`), [navigate]);
  const ids = useMemo(() => log.rows.map(({ id }) => id), [log.rows]);
  useRows({ ids, selected, select, open, box });
  const change = (name: string, value: string | readonly string[] | undefined) =>
    setSearch(changed(search, name, value));
  const choose = ({ kind, ids: [first = '', ...others] }: Choice) => {
    if (kind === 'contact') open(first);
    else setSearch({ [kind]: [first, ...others] });
  };
  return (
    <>
      <PageHead title={text.title}>
        <small className="muted no-print">{text.keys}</small>
        <Download
          name="contacts.csv"
          read={() => answer(api.GET('/v1/contacts.csv', { params: { query }, parseAs: 'blob' }))}
        />
      </PageHead>
      <FindBox box={box} onChoice={choose} />
      <div className="log-filters">
        <Filters search={search} change={change} clear={() => setSearch({})} />
        {search.getAll('party').map((id) => (
          <Chosen
            key={id}
            kind="party"
            id={id}
            onClose={() =>
              change(
                'party',
                search.getAll('party').filter((other) => other !== id),
              )
            }
          />
        ))}
        {search.getAll('debt').map((id) => (
          <Chosen key={id} kind="debt" id={id} onClose={() => change('debt', undefined)} />
        ))}
      </div>
      {log.error !== null && <ProblemAlert problem={problemOf(log.error)} />}
      <LogTable
        rows={log.rows}
        isLoading={log.isLoading}
        isNarrowed={Object.keys(query).length > 0}
        selected={selected}
        open={open}
      />
      {log.hasMore && !log.isLoading && (
        <div className="more">
          <Button onClick={log.loadMore}>
            {text.searched(new Date(log.searchedTo ?? 0).toLocaleString())}
          </Button>
        </div>
      )}
    </>
  );
}
