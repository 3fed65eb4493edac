/** One person: what may be used to reach them, what is in force, what happened, and what somebody just learnt. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Card, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { problemOf } from '../../api/problem.js';
import { PageHead } from '../../parts/PageHead.js';
import { ProblemAlert } from '../../parts/ProblemAlert.js';
import { useSession } from '../../frame/session.js';
import { useText } from '../../words/language.js';
import { Acts } from './Acts.js';
import { Debts } from './Debts.js';
import { OutlookPart } from './OutlookPart.js';
import { PersonHead } from './PersonHead.js';
import { Restrictions } from './Restrictions.js';
import { Timeline } from './Timeline.js';
import { Unmask, UnmaskedFor } from './unmasking.js';
import { type Card as CardBody, cardOf, useCard } from './usePerson.js';
import { words } from './words.js';
import './person.css';

export function PersonPage() {
  const { id = '' } = useParams();
  // Of this person alone: whoever opens another says again what for.
  const queries = useQueryClient();
  const [unmasked, setUnmasked] = useState<{ readonly id: string; readonly reason: string }>();
  return (
    <UnmaskedFor value={unmasked?.id === id ? unmasked.reason : undefined}>
      <Found
        id={id}
        onUnmask={async (reason) => {
          // Refused, it is told at the button, and the page stays.
          await queries.fetchQuery({ ...cardOf(id, reason), staleTime: 60_000 });
          setUnmasked({ id, reason });
        }}
      />
    </UnmaskedFor>
  );
}

interface FoundProps {
  readonly id: string;
  readonly onUnmask: (reason: string) => Promise<void>;
}

function Found({ id, onUnmask }: FoundProps) {
  const text = useText(words);
  const card = useCard(id);
  if (card.isLoading) return <Skeleton active />;
  if (card.data === undefined) {
    const problem = problemOf(card.error);
    return (
      <>
        <PageHead title={text.title} />
        {problem.status === 404 ? (
          <Empty description={`${text.notFound}. ${text.notFoundHint}`} />
        ) : (
          <ProblemAlert problem={problem} />
        )}
      </>
    );
  }
  return <Person card={card.data} onUnmask={onUnmask} />;
}

interface PersonProps {
  readonly card: CardBody;
  readonly onUnmask: (reason: string) => Promise<void>;
}

function Person({ card, onUnmask }: PersonProps) {
  const text = useText(words);
  const { may } = useSession();
  const { party } = card;
  return (
    <>
      <PageHead title={party.name ?? text.erased}>
        <Unmask onUnmask={onUnmask} />
      </PageHead>
      {card.open_proposals > 0 && (
        <Alert
          type="warning"
          showIcon
          title={text.proposals(card.open_proposals)}
          description={text.proposalsHint}
          className="part"
        />
      )}
      <PersonHead card={card} />
      {may('events:write') && <Acts card={card} />}
      <div className="person-parts">
        <Card size="small" title={text.outlook}>
          <OutlookPart party={party} />
        </Card>
        <Card size="small" title={text.restrictions}>
          <Restrictions card={card} />
        </Card>
        <Card size="small" title={text.debts}>
          <Debts party={party} promises={card.promises} />
        </Card>
        <Card size="small" title={text.timeline}>
          <Timeline party={party} />
        </Card>
      </div>
      <p className="no-print">
        <Link to="/people">{text.find}</Link>
      </p>
    </>
  );
}
