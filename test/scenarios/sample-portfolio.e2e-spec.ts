/** The sample portfolio, as a loan system would send it on its first day and, unchanged, on its second. */
import { loadPortfolio } from '../../src/demo/portfolio/load.js';
import { resolve } from '../../src/demo/portfolio/resolve.js';
import { dataOf, startPortfolio, type PortfolioApp } from '../support/portfolio.js';

const NOW = '2026-05-02T12:00:00Z';

describe('the sample portfolio', () => {
  let app: PortfolioApp;
  const sample = resolve(loadPortfolio(), new Date(NOW));
  beforeAll(async () => {
    app = await startPortfolio(NOW);
  });
  afterAll(async () => {
    await app.stop();
  });

  it.each([
    ['the first day', 'created', 201],
    ['the second day', 'exists', 200],
  ])('is taken in as it is on %s', async (_, status, answered) => {
    for (const body of sample.organisations) {
      expect(await app.ask('POST', '/v1/organisations', { body })).toMatchObject({
        status: answered,
      });
    }
    for (const kind of ['parties', 'debts', 'events'] as const) {
      const reply = await app.ask('POST', `/v1/${kind}/bulk`, { body: { [kind]: sample[kind] } });
      expect(dataOf(reply)).toHaveLength(sample[kind].length);
      expect(dataOf(reply).filter((item) => item['status'] !== status)).toEqual([]);
    }
  });
});
