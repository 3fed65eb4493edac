/** What came in and names nobody we know, until somebody has said whose it is, or that it is nobody's. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import type { ProblemBody } from '../../api/problem.js';
import { useMore } from '../../api/useMore.js';
import { useSession } from '../../frame/session.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { useText } from '../../words/language.js';
import { Unmask } from '../proposals/Unmask.js';
import { ReasonForm } from '../worklist/ReasonForm.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { Worklist } from '../worklist/Worklist.js';
import { words } from './words.js';

type Unmatched = Schemas['UnmatchedInbound'];

function read(reason: string | undefined, after: string | undefined) {
  const query = { status: 'open' as const, ...(after && { starting_after: after }) };
  const headers = unmaskHeader(reason);
  return answer(api.GET('/v1/inbound/unmatched', { params: { query }, headers }));
}

const params = (row: Unmatched) => ({ params: { path: { id: row.id } } });

/** Whose each row is said to be, for as long as the window is open. */
const typed = new Map<string, string>();

export function UnmatchedPage() {
  const text = useText(words);
  const { may } = useSession();
  // Masked until one says what for, as on the page of replies.
  const [reason, setReason] = useState<string>();
  const list = useMore(['unmatched', reason], (after) => read(reason, after), reason !== undefined);
  const state = useWorklist('unmatched', list);
  const queries = useQueryClient();
  const unmask = useMutation({
    mutationFn: (why: string) => read(why, undefined),
    onSuccess: (page, why) => {
      queries.setQueryData(['unmatched', why], { pages: [page], pageParams: [undefined] });
      setReason(why);
    },
  });
  const [missing, setMissing] = useState<string>();
  const { open } = state;
  const assign = (row: Unmatched, why: string) => {
    const party = (typed.get(row.id) ?? '').trim();
    setMissing(party === '' ? row.id : undefined);
    if (party === '') document.getElementById('party')?.focus();
    else
      state.act(row, text.haveAssigned, () =>
        answer(
          api.POST('/v1/inbound/unmatched/{id}/assign', { ...params(row), body: { party, why } }),
        ),
      );
  };
  const aside = (row: Unmatched, why: string) =>
    state.act(row, text.haveAside, () =>
      answer(api.POST('/v1/inbound/unmatched/{id}/put-aside', { ...params(row), body: { why } })),
    );
  return (
    <>
      <PageHead title={text.title} />
      <Worklist state={state} empty={text.empty} line={(row) => <Line row={row} />}>
        {open !== undefined && (
          <>
            <h2>{open.from === null ? text.hidden : text.from(open.from)}</h2>
            {open.text === null && reason === undefined && may('personal:read') ? (
              <Unmask unmask={unmask} />
            ) : (
              <blockquote className="quoted">{open.text ?? text.noWords}</blockquote>
            )}
            <p className="muted">
              {text.stands} <Link to="/people">{text.find}</Link>
            </p>
            <ReasonForm
              about={open.id}
              isActing={state.isActing}
              problem={state.problem}
              choices={[
                { key: 'A', label: text.assign, isMain: true, act: (why) => assign(open, why) },
                { key: 'X', label: text.aside, act: (why) => aside(open, why) },
              ]}
            >
              <Whose
                key={open.id}
                id={open.id}
                problem={state.problem}
                isMissing={missing === open.id}
              />
            </ReasonForm>
          </>
        )}
      </Worklist>
    </>
  );
}

function Line({ row }: { readonly row: Unmatched }) {
  const text = useText(words);
  return (
    <>
      <Tag>{text[row.channel]}</Tag>
      {row.wish !== null && (
        <Tag color={row.wish === 'stop' ? 'red' : 'default'}>{text[row.wish]}</Tag>
      )}
      {row.readable ? row.text?.slice(0, 60) : text.unreadable}
      <div className="muted">
        <LocalTime at={row.received_at} />
      </div>
    </>
  );
}

interface WhoseProps {
  readonly id: string;
  readonly problem: ProblemBody | undefined;
  readonly isMissing: boolean;
}

function Whose({ id, problem, isMissing }: WhoseProps) {
  const text = useText(words);
  const [party, setParty] = useState(typed.get(id) ?? '');
  const refused = problem?.errors?.find(({ pointer }) => /^\/(party|endpoint)$/.test(pointer));
  const error = refused?.detail ?? (isMissing && party === '' ? text.partyMissing : undefined);
  return (
    <Form.Item
      label={text.party}
      htmlFor="party"
      extra={text.partyHint}
      help={error}
      validateStatus={error === undefined ? '' : 'error'}
    >
      <Input
        id="party"
        value={party}
        maxLength={160}
        onChange={({ target }) => {
          typed.set(id, target.value);
          setParty(target.value);
        }}
      />
    </Form.Item>
  );
}
