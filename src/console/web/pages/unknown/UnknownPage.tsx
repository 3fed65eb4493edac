/** Sends of which nobody knows whether they left: one by one, or all that match by one word. */
import { Button, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { causeIn, causes } from '../worklist/causes.js';
import { Links } from '../worklist/Links.js';
import { ReasonForm } from '../worklist/ReasonForm.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { words as common } from '../worklist/words.js';
import { Worklist } from '../worklist/Worklist.js';
import { BulkSettle, type Filter } from './BulkSettle.js';
import { words } from './words.js';

type Unknown = Schemas['UnknownOutcome'];
type Row = Unknown & { readonly id: string };

const CHANNELS = ['sms', 'email', 'call'] as const;

export function UnknownPage() {
  const text = { ...useText(common), ...useText(words) };
  const cause = useText(causes);
  const { may } = useSession();
  const [search, setSearch] = useSearchParams();
  const [matching, setMatching] = useState({ count: 0, now: '' });
  const [isBulk, setBulk] = useState(false);
  const channel = CHANNELS.find((one) => one === search.get('channel'));
  const reason = search.get('reason') ?? undefined;
  const filter: Filter = { ...(channel && { channel }), ...(reason && { reason }) };
  const list = useMore(['unknown', channel, reason], async (after) => {
    const query = { ...filter, ...(after && { starting_after: after }) };
    const {
      data,
      has_more,
      matching: count,
      now,
    } = await answer(api.GET('/v1/unknown-outcomes', { params: { query } }));
    setMatching({ count, now });
    return { has_more, data: data.map((one): Row => ({ ...one, id: one.contact })) };
  });
  const state = useWorklist('unknown', list);
  const { open } = state;
  const say = (row: Row, left: boolean, why: string) =>
    state.act(row, left ? text.haveLeft : text.haveNotLeft, () =>
      answer(
        api.POST('/v1/contacts/{id}/settle', {
          params: { path: { id: row.id } },
          body: { left, reason: why },
        }),
      ),
    );
  const narrow = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    next.delete('row');
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setSearch(next);
  };
  const reasons = [...new Set(state.rows.map((row) => row.reason))];
  return (
    <>
      <PageHead title={text.title}>
        <Space wrap>
          <Select
            aria-label={text.channel}
            placeholder={text.channel}
            allowClear
            value={channel}
            className="narrow"
            onChange={(value) => narrow('channel', value)}
            options={CHANNELS.map((value) => ({ value, label: text[value] }))}
          />
          <Select
            aria-label={text.cause}
            placeholder={text.cause}
            allowClear
            value={reason}
            className="narrow"
            onChange={(value) => narrow('reason', value)}
            options={reasons.map((value) => ({ value, label: causeIn(cause, value) }))}
          />
          {may('review:decide') && matching.count > 1 && !isBulk && (
            <Button onClick={() => setBulk(true)}>{text.settleAll(matching.count)}</Button>
          )}
        </Space>
      </PageHead>
      <p className="muted">{text.explained}</p>
      {isBulk && <BulkSettle filter={filter} matching={matching} onEnd={() => setBulk(false)} />}
      <Worklist
        state={state}
        empty={text.empty}
        line={(row) => (
          <>
            <Tag>{text[row.channel]}</Tag> {row.template}
            <div className="muted">
              {causeIn(cause, row.reason)} · <LocalTime at={row.attempted_at} />
            </div>
          </>
        )}
      >
        {open !== undefined && (
          <>
            <h2>
              {text[open.channel]} · {open.template}
            </h2>
            <Links contact={open.id} party={open.party} />
            <p>{text.said(open.vendor ?? '–', causeIn(cause, open.reason), open.attempts)}</p>
            <p className="muted">{text.advice}</p>
            {may('review:decide') ? (
              <ReasonForm
                about={open.id}
                isActing={state.isActing}
                problem={state.problem}
                choices={[
                  { key: 'L', label: text.left, act: (why) => say(open, true, why) },
                  { key: 'X', label: text.notLeft, act: (why) => say(open, false, why) },
                ]}
              />
            ) : (
              <p className="muted">{text.mayNot}</p>
            )}
          </>
        )}
      </Worklist>
    </>
  );
}
