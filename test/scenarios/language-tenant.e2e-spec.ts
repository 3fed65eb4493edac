/** The tenant's part of the lexicon: in the house policy, behind two persons, and then in every judgement. */
import { sha256 } from '../../src/compliance/language/sha256.js';
import { houseOf, policy, type House } from '../support/house.js';
import { pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const PATH = '/v1/policies';
const PLAY = 'Our theatre group plays The Deadbeat on Friday.';

const lexicon = {
  add: [
    { id: 'OWN-1', category: 'HAR', severity: 'block', lang: 'en', phrases: ['like clockwork'] },
  ],
  relax: ['REV-E3'],
  except: [{ entry: 'INS-E1', sha256: sha256(PLAY) }],
};

let town: Town;
let house: House;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', house: null, works: false });
  house = await houseOf(town);
});
afterAll(async () => {
  await town.stop();
});

const judged = async (text: string) =>
  (await town.ask('POST', '/v1/language/check', { body: { text } })).body;

describe('the lexicon of a tenant', () => {
  it('counts once a second person has approved it', async () => {
    const { body } = await house.propose(PATH, policy({ settings: { lexicon } }));
    expect(body['comparison']).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ field: '/settings/lexicon', effect: 'loosens' }),
      ]),
    });
    expect(await judged('Your payments arrive like clockwork, thank you.')).toMatchObject({
      verdict: 'allow',
    });

    expect((await house.answer(`${PATH}/${String(body['id'])}`, 'approve')).status).toBe(200);

    expect(await judged('We will call like cl0ckwork.')).toMatchObject({
      verdict: 'block',
      category: 'HAR',
      findings: [{ entry: 'OWN-1' }],
    });
    expect(await judged('We could attend your property.')).toMatchObject({ verdict: 'allow' });
    expect(await judged(PLAY)).toMatchObject({ verdict: 'allow', sha256: sha256(PLAY) });
    expect(await judged(`${PLAY} Deadbeat!`)).toMatchObject({ verdict: 'block' });
  });

  it.each([
    ['/settings/lexicon/except/0/entry', { except: [{ entry: 'VIO-E1', sha256: sha256('') }] }],
    ['/settings/lexicon/except/0/entry', { except: [{ entry: 'SELF-Z1', sha256: sha256('') }] }],
    ['/settings/lexicon/except/0/sha256', { except: [{ entry: 'INS-E1', sha256: 'abc' }] }],
    ['/settings/lexicon/relax/0', { relax: ['INS-E1'] }],
    ['/settings/lexicon/add/0/id', { add: [{ ...lexicon.add[0], id: 'VIO-E1' }] }],
    ['/settings/lexicon/add/0/phrases/0', { add: [{ ...lexicon.add[0], phrases: ['x'] }] }],
  ])('is refused where it would take back too much or say too little: %s', async (at, wrong) => {
    const reply = await house.propose(PATH, policy({ settings: { lexicon: wrong } }));

    expect(reply.status).toBe(400);
    expect(pointers(reply)).toEqual([at]);
  });
});
