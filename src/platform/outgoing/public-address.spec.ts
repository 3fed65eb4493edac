import { isPublic, PrivateAddressError, publicLookup, refuseLiteral } from './public-address.js';

describe('a public address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '2606:4700::1111', '::ffff:8.8.8.8'])('is %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'nonsense',
  ])('is not %s', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(['http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://[::1]:80/'])(
    'is not hidden in %s',
    (url) => {
      expect(() => refuseLiteral(new URL(url))).toThrow(PrivateAddressError);
    },
  );
});

const looked = (answers: string[]) =>
  new Promise<unknown>((resolve) => {
    const lookup = publicLookup((_, __, done) =>
      done(
        null,
        answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );
    lookup('hook.example', {}, (error, address) => resolve(error ?? address));
  });

describe('a look-up', () => {
  it('gives the public address that it judged', async () => {
    expect(await looked(['93.184.216.34'])).toBe('93.184.216.34');
  });

  it('refuses a name that leads inside, even beside a public address', async () => {
    expect(await looked(['10.0.0.5'])).toBeInstanceOf(PrivateAddressError);
    expect(await looked(['93.184.216.34', '127.0.0.1'])).toBeInstanceOf(PrivateAddressError);
    expect(await looked([])).toBeInstanceOf(PrivateAddressError);
  });
});
