import { disclosesAttempt, disclosesCollector } from './us-disclosure.js';

describe('disclosesAttempt', () => {
  it.each([
    'This is an attempt to collect a debt and any information obtained will be used for that purpose.',
    'ABC Inc. is attempting to collect a debt. Any information we obtain will be used for that purpose.',
    'We are a debt collector attempting to collect a debt; any information you provide will be used for that purpose.',
    'ABC Inc. is a debt collector. We are trying to collect a debt that you owe to First Bank. We will use any information you give us to help collect the debt.',
    'This is an attempt by ABC Inc. to collect a debt. Information obtained will be used for that purpose.',
    'ABC Inc. wants to collect a debt and will use information you provide for that purpose.',
    'Este es un intento de cobrar una deuda y cualquier información obtenida se utilizará para ese propósito.',
  ])('takes: %s', (text) => {
    expect(disclosesAttempt(text)).toBe(true);
  });

  it.each([
    'This message is from ABC Inc., a debt collector. Please call.',
    'This is an attempt to collect a debt.',
    'Su cuenta con el banco está vencida. Llame a nuestra oficina, por favor. This is an attempt to collect a debt and any information obtained will be used for that purpose.',
  ])('refuses: %s', (text) => {
    expect(disclosesAttempt(text)).toBe(false);
  });
});

describe('disclosesCollector', () => {
  it.each([
    'This communication is from a debt collector.',
    'ABC Inc., a debt collector. Please call',
    'This email is from ABC, a collection agency.',
    'Este mensaje es de un cobrador de deudas. Llame al 1-800.',
    'Periodic statement. This communication is from a debt collector.',
  ])('takes: %s', (text) => {
    expect(disclosesCollector(text)).toBe(true);
  });

  it.each([
    'ABC Inc.: please call us about your account',
    'We are not a debt collector.',
    'Su cuenta necesita atención. Por favor llame al 1-800-555-1212. This is from a debt collector.',
  ])('refuses: %s', (text) => {
    expect(disclosesCollector(text)).toBe(false);
  });
});
