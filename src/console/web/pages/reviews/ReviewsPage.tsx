/** Contacts that wait for a person: the words with what the rules object to, and one's answer. */
import { Tag } from 'antd';
import { answer, api, type Schemas } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { PageHead } from '../../parts/PageHead.js';
import { useText } from '../../words/language.js';
import { Links } from '../worklist/Links.js';
import { ReasonForm } from '../worklist/ReasonForm.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { words as common } from '../worklist/words.js';
import { Worklist } from '../worklist/Worklist.js';
import { Findings } from './Findings.js';
import { MarkedText } from './MarkedText.js';
import { words } from './words.js';

type Review = Schemas['ReviewList']['data'][number];
type Row = Review & { readonly id: string };

export function ReviewsPage() {
  const text = { ...useText(common), ...useText(words) };
  const list = useMore(['reviews'], async (after) => {
    const { data, has_more } = await answer(
      api.GET('/v1/reviews', { params: { query: { ...(after && { starting_after: after }) } } }),
    );
    return { has_more, data: data.map((one): Row => ({ ...one, id: one.contact.id })) };
  });
  const state = useWorklist('reviews', list);
  const { open } = state;
  const say = (row: Row, what: 'approve' | 'refuse', reason: string) =>
    state.act(row, what === 'approve' ? text.haveApproved : text.haveRefused, () => {
      const decision_id = row.decision?.decision_id;
      const params = { params: { path: { id: row.id } } };
      const body = { reason, ...(decision_id === undefined ? {} : { decision_id }) };
      return answer(
        what === 'approve'
          ? api.POST('/v1/contacts/{id}/approve', { ...params, body })
          : api.POST('/v1/contacts/{id}/refuse', { ...params, body }),
      );
    });
  return (
    <>
      <PageHead title={text.title} />
      <Worklist
        state={state}
        empty={text.empty}
        line={({ contact }) => (
          <>
            <Tag>{text[contact.channel]}</Tag> {contact.template}
            <div className="muted">
              {contact.rules.join(', ')} · {text.until} <LocalTime at={contact.not_after} />
            </div>
          </>
        )}
      >
        {open !== undefined && (
          <>
            <h2>
              {text[open.contact.channel]} · {open.contact.template}
            </h2>
            <Links contact={open.id} party={open.contact.to.party} />
            {open.decision?.message ? (
              <MarkedText
                words={open.decision.message.text}
                subject={open.decision.message.subject}
              />
            ) : (
              <p className="muted">{text.noWords}</p>
            )}
            <Findings findings={open.decision?.findings ?? []} />
            <ReasonForm
              about={open.id}
              isActing={state.isActing}
              problem={state.problem}
              choices={[
                {
                  key: 'A',
                  label: text.approve,
                  isMain: true,
                  act: (reason) => say(open, 'approve', reason),
                },
                {
                  key: 'X',
                  label: text.refuse,
                  isDanger: true,
                  act: (reason) => say(open, 'refuse', reason),
                },
              ]}
            />
          </>
        )}
      </Worklist>
    </>
  );
}
