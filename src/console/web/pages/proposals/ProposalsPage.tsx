/** What messages of borrowers seem to ask for, until somebody has read them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { useSession } from '../../frame/session.js';
import { unmaskHeader } from '../../parts/unmaskHeader.js';
import { useText } from '../../words/language.js';
import { Unmask } from './Unmask.js';
import { Links } from '../worklist/Links.js';
import { ReasonForm } from '../worklist/ReasonForm.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { words as common } from '../worklist/words.js';
import { Worklist } from '../worklist/Worklist.js';
import { ActFields, actOf, NO_ACT, type Given } from './ActFields.js';
import { zonesQuery } from './useZones.js';
import { words } from './words.js';

type Proposal = Schemas['RestrictionProposal'];

function read(reason: string | undefined, after: string | undefined) {
  const query = { status: 'proposed' as const, ...(after && { starting_after: after }) };
  const headers = unmaskHeader(reason);
  return answer(api.GET('/v1/restriction-proposals', { params: { query }, headers }));
}

const params = (row: Proposal) => ({ params: { path: { id: row.id } } });

export function ProposalsPage() {
  const text = { ...useText(common), ...useText(words) };
  const { may } = useSession();
  // Words are masked until one says what for; the reading is on record with it.
  const [reason, setReason] = useState<string>();
  const list = useMore(['proposals', reason], (after) => read(reason, after), reason !== undefined);
  const state = useWorklist('proposals', list);
  const queries = useQueryClient();
  // Refused, it is told where it was asked, and the masked list stays.
  const unmask = useMutation({
    mutationFn: (why: string) => read(why, undefined),
    onSuccess: (page, why) => {
      queries.setQueryData(['proposals', why], { pages: [page], pageParams: [undefined] });
      setReason(why);
    },
  });
  const [given, setGiven] = useState<Given>(NO_ACT);
  const { open } = state;
  const accept = (row: Proposal, why: string) =>
    state.act(row, text.haveAccepted, async () => {
      const isHold = row.signal === 'hardship' && given.until !== '';
      const act = actOf(row, given, isHold ? await queries.fetchQuery(zonesQuery(row.party)) : []);
      const body = { why, ...(act === undefined ? {} : { act }) };
      return await answer(
        api.POST('/v1/restriction-proposals/{id}/accept', { ...params(row), body }),
      );
    });
  const reject = (row: Proposal, why: string) =>
    state.act(row, text.haveRejected, () =>
      answer(api.POST('/v1/restriction-proposals/{id}/reject', { ...params(row), body: { why } })),
    );
  return (
    <>
      <PageHead title={text.title} />
      <Worklist
        state={state}
        empty={text.empty}
        line={({ signal, text: said, proposed_at }) => (
          <>
            <Tag>{text[signal]}</Tag> {said?.slice(0, 60)}
            <div className="muted">
              <LocalTime at={proposed_at} />
            </div>
          </>
        )}
      >
        {open !== undefined && (
          <>
            <h2>{text.seems(text[open.signal])}</h2>
            <Links party={open.party} />
            {open.text === null && reason === undefined && may('personal:read') ? (
              <Unmask unmask={unmask} />
            ) : (
              <blockquote className="quoted">{open.text ?? text.noWords}</blockquote>
            )}
            <p className="muted">{text.stands(text.standsFor(open.signal))}</p>
            <ReasonForm
              about={open.id}
              isActing={state.isActing}
              problem={state.problem}
              choices={[
                {
                  key: 'A',
                  label: text.accept,
                  isMain: true,
                  act: (why) => accept(open, why),
                },
                { key: 'X', label: text.reject, act: (why) => reject(open, why) },
              ]}
            >
              <ActFields
                key={open.id}
                signal={open.signal}
                party={open.party}
                problem={state.problem}
                onChange={setGiven}
              />
            </ReasonForm>
          </>
        )}
      </Worklist>
    </>
  );
}
