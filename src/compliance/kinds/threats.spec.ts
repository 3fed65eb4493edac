import { posesAsAttorney, threatensArrest, threatensSuit } from './threats.js';

describe('threatensArrest', () => {
  it.each([
    'Pay today or you will be arrested.',
    'A warrant has been issued',
    'you could go to jail',
    'We will send the sheriff to your home',
  ])('hears: %s', (text) => {
    expect(threatensArrest(text)).toBe(true);
  });

  it.each([
    'Please call us about your account.',
    'You cannot be arrested for this debt.',
    'You will not go to jail.',
  ])('lets pass: %s', (text) => {
    expect(threatensArrest(text)).toBe(false);
  });
});

describe('threatensSuit', () => {
  it.each([
    'We will sue you next week.',
    'Pay now or we will take legal action.',
    'A lawsuit will be filed against you.',
    'We will take you to court.',
    'Your wages will be garnished.',
    'we may file a lawsuit',
    'Legal proceedings will begin on Monday.',
    'failure to pay will result in litigation',
  ])('hears: %s', (text) => {
    expect(threatensSuit(text)).toBe(true);
  });

  it.each([
    'The law limits how long you can be sued. Because of the age of your debt, we will not sue you for it.',
    'We cannot sue you to collect it.',
    'Please call us.',
    'We are not going to file a lawsuit.',
  ])('lets pass: %s', (text) => {
    expect(threatensSuit(text)).toBe(false);
  });
});

describe('posesAsAttorney', () => {
  it.each([
    'Law Offices of ABC Inc. Pay now.',
    'Jane Doe, Attorney at Law',
    'From the desk of Jane Doe, Esq.',
  ])('hears: %s', (text) => {
    expect(posesAsAttorney(text)).toBe(true);
  });

  it.each([
    'ABC Inc., a debt collector.',
    'If an attorney represents you, please give us the name.',
  ])('lets pass: %s', (text) => {
    expect(posesAsAttorney(text)).toBe(false);
  });
});
