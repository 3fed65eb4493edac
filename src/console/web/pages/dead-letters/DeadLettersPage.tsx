/** Contacts that failed or ran out of time: send them once more, or leave them, with a reason. */
import { Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { RuleLinks } from '../../parts/RuleLink.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { clockOf, instantIn } from '../person/zones.js';
import { causeIn, causes } from '../worklist/causes.js';
import { Links } from '../worklist/Links.js';
import { ReasonForm } from '../worklist/ReasonForm.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { words as common } from '../worklist/words.js';
import { Worklist } from '../worklist/Worklist.js';
import { words } from './words.js';

type Row = Schemas['DeadLetter'] & { readonly id: string };

const zoneOf = ({ time_zones }: Row) => clockOf(time_zones);

const params = (row: Row) => ({ params: { path: { id: row.id } } });

export function DeadLettersPage() {
  const text = { ...useText(common), ...useText(words) };
  const cause = useText(causes);
  const { may } = useSession();
  // Each row has its own: what was typed for one is not meant for the next.
  const [untils, setUntils] = useState<Readonly<Record<string, string>>>({});
  const list = useMore(['dead-letters'], async (after) => {
    const query = { open: 'true' as const, ...(after && { starting_after: after }) };
    const { data, has_more } = await answer(api.GET('/v1/dead-letters', { params: { query } }));
    return { has_more, data: data.map((one): Row => ({ ...one, id: one.contact })) };
  });
  const state = useWorklist('dead-letters', list);
  const { open } = state;
  const replay = (row: Row, reason: string) =>
    state.act(row, text.haveReplayed, () => {
      const until = untils[row.id] ?? '';
      const not_after = until === '' ? {} : { not_after: instantIn(zoneOf(row), until) };
      return answer(
        api.POST('/v1/contacts/{id}/replay', { ...params(row), body: { reason, ...not_after } }),
      );
    });
  const abandon = (row: Row, reason: string) =>
    state.act(row, text.haveAbandoned, () =>
      answer(api.POST('/v1/contacts/{id}/abandon', { ...params(row), body: { reason } })),
    );
  const untilProblem = state.problem?.errors?.find(({ pointer }) => pointer === '/not_after');
  return (
    <>
      <PageHead title={text.title} />
      <Worklist
        state={state}
        empty={text.empty}
        line={(row) => (
          <>
            <Tag color={row.status === 'failed' ? '#b3261e' : undefined}>{text[row.status]}</Tag>{' '}
            {text[row.channel]} · {row.template}
            <div className="muted">
              {causeIn(cause, row.reason)} · <LocalTime at={row.ended_at} zone={zoneOf(row)} />
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
            <p>
              {causeIn(cause, open.reason)}
              {open.rules.length > 0 && (
                <>
                  {' ('}
                  <RuleLinks rules={open.rules} />)
                </>
              )}{' '}
              · {text.attempts(open.attempts)}
              {open.vendor === null ? '' : ` · ${open.vendor}`}
            </p>
            {may('contacts:write') ? (
              <ReasonForm
                about={open.id}
                isActing={state.isActing}
                problem={state.problem}
                choices={[
                  {
                    key: 'A',
                    label: text.again,
                    isMain: true,
                    act: (reason) => replay(open, reason),
                  },
                  {
                    key: 'X',
                    label: text.abandon,
                    sure: text.abandonSure,
                    act: (reason) => abandon(open, reason),
                  },
                ]}
              >
                <Form.Item
                  label={text.newEnd}
                  htmlFor="until"
                  extra={<Ended at={open.not_after} zone={zoneOf(open)} />}
                  validateStatus={untilProblem === undefined ? '' : 'error'}
                  help={untilProblem && text.endNeeded}
                >
                  <Input
                    id="until"
                    suffix={<span className="muted">{zoneOf(open)}</span>}
                    type="datetime-local"
                    value={untils[open.id] ?? ''}
                    onChange={({ target }) => setUntils({ ...untils, [open.id]: target.value })}
                  />
                </Form.Item>
              </ReasonForm>
            ) : (
              <p className="muted">{text.mayNot}</p>
            )}
          </>
        )}
      </Worklist>
    </>
  );
}

function Ended({ at, zone }: { readonly at: string; readonly zone: string }) {
  const text = useText(words);
  return (
    <>
      {text.ended} <LocalTime at={at} zone={zone} />. {text.guard}
    </>
  );
}
