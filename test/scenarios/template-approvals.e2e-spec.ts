/** Four eyes on templates: several people with one draft, or one who does too much; and what became of the words. */
import type { Reply } from '../support/app.js';
import { authorsIn, smsSaying, type Authors } from '../support/authors.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let people: Authors;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  people = await authorsIn(town);
});
afterAll(() => town.stop());

const statuses = (replies: readonly Reply[]) =>
  replies.map(({ status }) => status).toSorted((one, other) => one - other);

describe('two people', () => {
  it('who edit at once: one writes, the other is told', async () => {
    const { body } = await people.draft('shared', smsSaying('Please call.'));
    const both = await Promise.all([
      people.edit(body['id'], smsSaying('One.'), 1),
      people.edit(body['id'], smsSaying('Two.'), 1, people.author),
    ]);

    expect(statuses(both)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'stale-revision',
      revision: 2,
    });
  });

  it('are needed: neither author nor editor nor who submitted approves', async () => {
    const { id } = (await people.draft('own', smsSaying('Please call.'))).body;
    await people.edit(id, smsSaying('Call, please.'), 1, people.approver);
    await people.step(id, 'submit', { revision: 2 }, town.key);
    for (const key of [people.approver, town.key]) {
      expect(await people.step(id, 'approve', { revision: 2 }, key)).toMatchObject({
        status: 403,
        body: { code: 'four-eyes' },
      });
    }
    // The database would not have it either.
    const self = town.rows(
      `update template_draft set status = 'approved', approved_by = author, version = 1,
         template_id = (select id from template limit 1) where name = 'own'`,
    );
    await expect(self).rejects.toThrow('check constraint');
  });

  it('who approve at once make one version', async () => {
    const { id } = (await people.draft('once', smsSaying('Please call.'))).body;
    await people.step(id, 'submit', { revision: 1 });
    const both = await Promise.all(
      [people.approver, town.key].map((key) => people.step(id, 'approve', { revision: 1 }, key)),
    );

    expect(statuses(both)).toEqual([200, 409]);
    const versions = await town.rows(
      "select 1 from template t join template_version v on v.template_id = t.id where t.name = 'once'",
    );
    expect(versions).toHaveLength(1);
  });

  it('whose drafts are for one template: the second must look at the first', async () => {
    const drafts = await Promise.all(
      [1, 2].map((n) => people.draft('rival', smsSaying(`No ${n}.`))),
    );
    const ids = drafts.map(({ body }) => body['id']);
    for (const id of ids) await people.step(id, 'submit', { revision: 1 });
    const both = await Promise.all(
      ids.map((id) => people.step(id, 'approve', { revision: 1 }, people.approver)),
    );

    expect(statuses(both)).toEqual([200, 409]);
    const late = ids[both.findIndex(({ status }) => status === 409)];
    expect(await people.read(late)).toMatchObject({
      status: 'submitted',
      base_version: 0,
      latest_version: 1,
    });
    await people.edit(late, smsSaying('Both.'), 1);
    await people.step(late, 'submit', { revision: 2 });
    expect(
      (await people.step(late, 'approve', { revision: 2 }, people.approver)).body,
    ).toMatchObject({
      version: 2,
    });
  });

  it('who approve what has changed since are told', async () => {
    const { id } = (await people.draft('moved', smsSaying('Please call.'))).body;
    await people.step(id, 'submit', { revision: 1 });
    await people.edit(id, smsSaying('Other words.'), 1);
    await people.step(id, 'submit', { revision: 2 });
    expect(await people.step(id, 'approve', { revision: 1 }, people.approver)).toMatchObject({
      status: 409,
      body: { code: 'stale-revision' },
    });
  });
});

it('tells what was withdrawn from what has never gone out', async () => {
  const content = { ...smsSaying('Please tell us where Ada lives.'), purposes: ['location'] };
  const { body } = await people.published('where-is-she', content);
  const path = `/v1/templates/${String(body['template'])}`;
  const location = async () => {
    const { body: found } = await town.ask('GET', '/v1/templates/coverage');
    const cells = found['cells'] as Record<string, unknown>[];
    return cells.find(({ purpose, locale }) => purpose === 'location' && locale === 'en');
  };
  const before = await location();
  expect((await town.ask('GET', path)).body).toMatchObject({
    active_version: null,
    withdrawn_at: null,
  });
  await town.ask('POST', `${path}/activate`, { body: { version: 1, reason: 'A look.' } });
  expect((await town.ask('GET', path)).body).toMatchObject({
    active_version: 1,
    withdrawn_at: null,
  });
  await town.ask('POST', `${path}/withdraw`, { body: { reason: 'A look.' } });
  expect((await town.ask('GET', path)).body).toMatchObject({
    active_version: null,
    withdrawn_at: expect.stringMatching(/^2026-03-10T/),
  });
  const counts = (one: typeof before) => [one?.['inactive'], one?.['withdrawn']];
  expect([counts(before), counts(await location())]).toEqual([
    [1, 0],
    [0, 1],
  ]);
});
