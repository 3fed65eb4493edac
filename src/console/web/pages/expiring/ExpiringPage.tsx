/** What waits and runs out of time soon: see why, and stop what has no sense any more. */
import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { LocalTime } from '../../parts/LocalTime.js';
import { Sentence } from '../../parts/Sentence.js';
import { PageHead } from '../../parts/PageHead.js';
import { AskedButton } from '../../parts/AskedButton.js';
import { Key } from '../../parts/Key.js';
import { useKeys } from '../../parts/useKeys.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { Links } from '../worklist/Links.js';
import { useWorklist } from '../worklist/useWorklist.js';
import { words as common } from '../worklist/words.js';
import { Worklist } from '../worklist/Worklist.js';
import { words } from './words.js';

type Row = Schemas['ExpiringList']['data'][number] & { readonly id: string };

const HOURS = ['4', '24', '72'];

export function ExpiringPage() {
  const text = { ...useText(common), ...useText(words) };
  const { may } = useSession();
  const [search, setSearch] = useSearchParams();
  const hours = HOURS.find((each) => each === search.get('hours')) ?? '24';
  const list = useMore(['expiring', hours], async (after) => {
    const query = { within_hours: Number(hours), ...(after && { starting_after: after }) };
    const { data, has_more } = await answer(
      api.GET('/v1/expiring-contacts', { params: { query } }),
    );
    return { has_more, data: data.map((one): Row => ({ ...one, id: one.contact.id })) };
  });
  const state = useWorklist('expiring', list);
  const { open } = state;
  const [asked, setAsked] = useState<string>();
  const cancel = (row: Row) => {
    setAsked(undefined);
    state.act(row, text.haveCancelled, () =>
      answer(api.POST('/v1/contacts/{id}/cancel', { params: { path: { id: row.id } } })),
    );
  };
  const ask = () => setAsked(open?.id);
  useKeys({ x: open !== undefined && may('contacts:write') ? ask : undefined });
  return (
    <>
      <PageHead title={text.title}>
        <Segmented
          aria-label={text.within}
          value={hours}
          options={HOURS.map((value) => ({ value, label: text.hours(value) }))}
          onChange={(value) => setSearch({ hours: value })}
        />
      </PageHead>
      <p className="muted">{text.explained}</p>
      <Worklist
        state={state}
        empty={text.empty}
        line={({ contact, certain }) => (
          <>
            <Tag color={certain ? '#b3261e' : undefined}>{certain ? text.certain : text.open}</Tag>{' '}
            {text[contact.channel]} · {contact.template}
            <div className="muted">
              {text.until} <LocalTime at={contact.not_after} />
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
            <p>
              <Sentence>{open.because}</Sentence>
            </p>
            <p className="muted">{open.certain ? text.certainHint : text.openHint}</p>
            {may('contacts:write') && (
              <div className="choices">
                <AskedButton
                  danger
                  sure={text.cancelSure}
                  isAsking={asked === open.id}
                  onSure={() => cancel(open)}
                  onLeave={() => setAsked(undefined)}
                  loading={state.isActing}
                  onClick={ask}
                >
                  {text.cancel} <Key name="X" />
                </AskedButton>
              </div>
            )}
          </>
        )}
      </Worklist>
    </>
  );
}
