import { settingsFor } from './vendors.resource.js';

const server = (more: object) => ({ host: 'mail.bank.example', port: 587, ...more });

describe('settings of a mail server', () => {
  it.each([
    ['/settings/host', { host: '10.0.0.5' }],
    ['/settings/host', { host: '::1' }],
    ['/settings/tls', { tls: 'none' }],
  ])('are refused at %s unless private addresses are allowed', (pointer, more) => {
    expect(() => settingsFor('smtp', server(more), false)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
    expect(settingsFor('smtp', server(more), true)).toMatchObject(more);
  });

  it('are STARTTLS unless said otherwise', () => {
    expect(settingsFor('smtp', server({}), false)).toMatchObject({ tls: 'starttls' });
  });
});
