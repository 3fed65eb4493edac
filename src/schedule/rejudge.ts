/**
 * A new fact about a person sends everything that waits for that person back to be judged again.
 *
 * It runs in the transaction that stores the fact, under the person's lock. That is why the
 * compare-and-set before the vendor call is enough for a STOP or a payment to win: a permit that a new
 * fact has overtaken is simply no longer there.
 */
import { DECLARED_RULES } from '../compliance/rules/declared/declared.list.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { REJUDGED } from './contact.js';

/** @param partyIds debtors or addressed parties; the caller holds their locks */
export async function rejudge(tx: Tx, partyIds: readonly string[]): Promise<void> {
  await tx.query(
    `update contact_state
        set status = 'scheduled', due_at = $2, slot = null, permit_until = null, lease_until = null, updated_at = $2
      where tenant = $1 and status = any($4) and contact_id = any(array(
        select id from contact where tenant = $1 and person_id = any($3::uuid[])
        union all select id from contact where tenant = $1 and party_id = any($3::uuid[])))`,
    [tx.tenant, iso(tx.at), partyIds, REJUDGED],
  );
}

const ABOUT_TO_LEAVE = ['permitted', 'ready', 'review'];

/**
 * After a change of an organisation, whose name, signature and facts stand in words and rules: what waits to be sent
 * for it, or about a debt to it, is judged again. The caller holds organisations and brake alone, so that nobody decides or begins to
 * send meanwhile, and no person is locked: a row that somebody else has is left to them. A permit that is taken away here is no longer
 * there for the compare-and-set. What is held is judged by the new facts when its hour comes: a lender may have a hundred thousand of
 * those, and a STOP must not wait for them.
 */
export async function rejudgeOrganisation(tx: Tx, organisationId: string): Promise<void> {
  await tx.query(
    `update contact_state s
        set status = 'scheduled', due_at = $2, slot = null, permit_until = null, lease_until = null, updated_at = $2
       from (select w.contact_id from contact_state w
               join contact c on c.tenant = w.tenant and c.id = w.contact_id
               join debt d on d.tenant = c.tenant and d.id = c.debt_id
              where w.tenant = $1 and w.status = any($4) and (c.sender_id = $3 or d.lender_id = $3)
              order by w.contact_id for update of w skip locked) waiting
      where s.tenant = $1 and s.contact_id = waiting.contact_id`,
    [tx.tenant, iso(tx.at), organisationId, ABOUT_TO_LEAVE],
  );
}

/**
 * After a declaration: what waits for a person for want of one is judged again. A contact that somebody
 * holds at the moment is left to them.
 */
export async function rejudgeUndeclared(tx: Tx): Promise<void> {
  await tx.query(
    `update contact_state s set status = 'scheduled', due_at = $2, updated_at = $2
       from (select contact_id from contact_state
              where tenant = $1 and status = 'review' and rules && $3
              order by contact_id for update skip locked) waiting
      where s.tenant = $1 and s.contact_id = waiting.contact_id`,
    [tx.tenant, iso(tx.at), DECLARED_CODES],
  );
}

const DECLARED_CODES = DECLARED_RULES.map(({ code }) => code);
