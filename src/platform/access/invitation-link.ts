/**
 * The address of an invitation. Its token stands behind the `#`: browsers keep that to themselves, so it is in no log of
 * a server or a proxy.
 */
import type { Config } from '../config.js';

export function invitationLink(
  { consoleUrl, host, port }: Pick<Config, 'consoleUrl' | 'host' | 'port'>,
  token: string,
  login: string,
): string {
  const base = (consoleUrl ?? `http://${host}:${port}`).replace(/\/+$/, '');
  return `${base}/console/invitation#token=${token}&login=${login}`;
}
