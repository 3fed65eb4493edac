/**
 * Keeps webhooks out of the network that Dunwell stands in.
 *
 * The address is judged when the connection is made and is the one that is connected to, so a name that
 * resolved to a public address a moment ago gains nothing by resolving to a private one now.
 */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

/** Only what the registries give to the public; addresses that wrap another are not followed inside. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** A host that is an address itself is never looked up. */
export function refuseLiteral({ hostname }: Pick<URL, 'hostname'>): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddressError('a private address');
}

type Resolve = (
  name: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** To be given to a request as its `lookup`. One private address among several is enough to refuse. */
export function publicLookup(resolver: Resolve = resolve): LookupFunction {
  return (name, options, done) => {
    resolver(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) done(error, []);
      else if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
        done(new PrivateAddressError(`the name leads to a private address`), []);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
