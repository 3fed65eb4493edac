/** House settings that look at figures and links: the facts they need are gathered, so they bind. */
import { counterOf, type Counter } from '../support/decisions.js';
import { houseSettings } from '../support/house-settings.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let counter: Counter;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  counter = counterOf(town);
  await town.borrower('ada');
});
afterAll(() => town.stop());

/** The verdict on a text message with these words, and what the rule says. */
async function said(text: string, code: string): Promise<unknown[]> {
  const { body } = await counter.ask('ada', { channel: 'email', content: { text } });
  const findings = body['findings'] as { rule: string; verdict: string }[];
  return [body['verdict'], findings.find(({ rule }) => rule === code)?.verdict];
}

describe('a house that wants', () => {
  it('only sums of the ledger has them judged by the figures of the debt', async () => {
    expect(await said('£999.00 are overdue.', 'POLICY-AMOUNT')).toEqual(['allow', undefined]);
    await houseSettings(town, { ledger_amounts_only: true });

    expect(await said('£123.45 of £5,000.00 are overdue.', 'POLICY-AMOUNT')).toEqual([
      'allow',
      'pass',
    ]);
    expect(await said('£999.00 are overdue.', 'POLICY-AMOUNT')).toEqual(['block', 'block']);
  });

  it('only links of its own has all others stopped', async () => {
    await houseSettings(town, { link_domains: ['bank.example.com'] });

    expect(await said('See https://bank.example.com/pay', 'POLICY-LINK')).toEqual([
      'allow',
      'pass',
    ]);
    expect(await said('See https://bank.example.org/pay', 'POLICY-LINK')).toEqual([
      'block',
      'block',
    ]);
  });
});
