/**
 * What the sample portfolio promises to show: each story stands on the facts it speaks of.
 */
import { loadPortfolio } from './load.js';

const { parties, debts, events, contacts } = loadPortfolio();
const agencies = new Set(['AGY-CN', 'AGY-US']);

const told = (story: string) => contacts.filter(({ metadata }) => metadata.story.includes(story));
const eventsOf = (debt: string) =>
  events.filter((event) => 'debts' in event && event.debts.includes(debt));

describe('a story', () => {
  it('is told by every contact, in a short phrase', () => {
    expect(contacts.filter(({ metadata }) => !/^\S.{7,60}$/.test(metadata.story))).toEqual([]);
  });

  it.each([
    ['promise still running', 'promise', 1],
    ['disaster hold', 'hold_started', 1],
    ['breathing space', 'hold_started', 1],
    ['hold after a death', 'hold_started', 1],
    ['debt is disputed', 'dispute', 1],
    ['disputed in the validation period', 'dispute', 1],
    ['paid off', 'paid_off', 1],
    ['seven calls in seven days', 'call', 7],
    ['spoke with us yesterday', 'call', 1],
    ['asked in writing to stop', 'cease_request', 1],
    ['borrower has an attorney', 'attorney_notice', 1],
    ['answered STOP', 'message', 1],
    ['taken back from the agency', 'agency_withdrawn', 1],
    ['borrower out of reach', 'call', 3],
    ['asked for evenings only', 'window_agreed', 1],
    ['Washington, three contacts', 'call', 2],
    ['Massachusetts, two calls', 'call', 2],
    ['passed on by the lender', 'notice', 1],
  ])('has its events: %s', (story, type, count) => {
    const found = told(story);

    expect(found).not.toEqual([]);
    for (const { debt } of found) {
      expect(eventsOf(debt).filter((event) => event.type === type)).toHaveLength(count);
    }
  });

  it.each([
    ['opted out of this number', 'opt_out'],
    ['number belongs to somebody else', 'wrong_number'],
    ['number checked last week', 'reassigned_number_check'],
    ['text consent on file', 'consent'],
    ['e-mail consent on file', 'consent'],
  ])('has an event about its line: %s', (story, type) => {
    const found = told(story).map(({ to }) => to.endpoint);

    expect(found).not.toEqual([]);
    for (const line of found) {
      expect(events).toContainEqual(expect.objectContaining({ type, endpoint: line }));
    }
  });

  it.each([
    ['guarantor bound by contract', { relation: 'guarantor', liable: true }],
    ['guarantor no longer bound', { relation: 'guarantor', liable: false }],
    ['emergency contact', { relation: 'emergency_contact' }],
    ['colleague of the borrower', { relation: 'colleague' }],
    ['executor of the estate', { relation: 'executor' }],
    ['to the attorney', { relation: 'attorney' }],
    ['referee of the borrower', { relation: 'referee' }],
  ])('addresses the right person: %s', (story, relation) => {
    const found = told(story);

    expect(found).not.toEqual([]);
    for (const { debt, to } of found) {
      const debtParties = debts.find(({ external_id }) => external_id === debt)?.parties;
      expect(debtParties).toContainEqual(expect.objectContaining({ party: to.party, ...relation }));
    }
  });

  it.each([
    ['two candidate time zones', { time_zones: [expect.anything(), expect.anything()] }],
    ['borrower has died', { status: 'deceased' }],
    ['no rules for this residence', { residence: expect.stringMatching(/^(BR-RJ|EG)$/) }],
  ])('is about the right borrower: %s', (story, expected) => {
    const addressed = told(story).map(({ to }) => to.party);

    expect(addressed).not.toEqual([]);
    for (const external_id of addressed) {
      expect(parties).toContainEqual(expect.objectContaining({ external_id, ...expected }));
    }
  });

  it.each(['zh-CN', 'en'])('has a threat in %s', (language) => {
    const languages = told('note holds a threat').flatMap(({ to, variables }) =>
      variables === undefined
        ? []
        : parties
            .filter(({ external_id }) => external_id === to.party)
            .map((party) => party.language),
    );

    expect(languages).toContain(language);
  });
});

describe('a message of an agency to a borrower in the United States', () => {
  it('has what a safe harbor asks for, but for those that need none or show what happens without', () => {
    const open = new Set(
      events.flatMap((event) =>
        event.type === 'consent' || event.type === 'notice' ? [event.endpoint] : [],
      ),
    );
    const bare = contacts.filter(
      ({ sender, channel, to }) =>
        agencies.has(sender) &&
        to.party.startsWith('P-US') &&
        channel !== 'call' &&
        !open.has(to.endpoint),
    );

    expect(bare.map(({ metadata }) => metadata.story)).toEqual([
      'agency text without consent',
      'to the attorney',
      'address given by the employer',
    ]);
  });
});
