/** What somebody did about a dead letter: once, and whoever comes second is told who it was. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';

export interface DeadLetterAnswer {
  readonly answer: 'replayed' | 'abandoned';
  readonly by: string;
  readonly at: string;
}

export interface DeadLetterNow {
  readonly status: string;
  readonly answer: DeadLetterAnswer | null;
}

type Row = {
  status: string;
  answer: DeadLetterAnswer['answer'] | null;
  login: string | null;
  at: Date | null;
};

export async function deadLetterAnswer(tx: Tx, contactId: string): Promise<DeadLetterNow> {
  const [row] = await tx.query<Row>(
    `select s.status, a.answer, u.login, a.at
       from contact_state s
       left join (select contact_id, 'replayed' as answer, replayed_by as by, replayed_at as at from contact_replay
                   where tenant = $1 and contact_id = $2
                  union all
                  select contact_id, 'abandoned', abandoned_by, abandoned_at from contact_abandoned
                   where tenant = $1 and contact_id = $2) a on a.contact_id = s.contact_id
       left join app_user u on u.tenant = s.tenant and u.id = a.by
      where s.tenant = $1 and s.contact_id = $2`,
    [tx.tenant, contactId],
  );
  if (row === undefined) throw new Error('a contact has no state');
  const { status, answer, login, at } = row;
  return {
    status,
    answer: answer && at && { answer, by: login ?? '', at: iso(at.getTime()) },
  };
}
