/** Brings the sample portfolio in as a loan system does: through the API, in bulk, in this order. */
import type { Portfolio } from '../portfolio/shapes.js';
import type { Api } from '../service-process.js';

export async function loadInto(api: Api, portfolio: Portfolio): Promise<void> {
  for (const organisation of portfolio.organisations) {
    await api.post('/v1/organisations', organisation);
  }
  // Contacts last: from then on the service decides, so every fact must be there.
  for (const kind of ['parties', 'debts', 'events', 'contacts'] as const) {
    await api.bulk(`/v1/${kind}/bulk`, kind, portfolio[kind]);
  }
}
