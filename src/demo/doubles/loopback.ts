/**
 * Servers on loopback that a double or its test starts.
 */
import type { Server } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** Listens on loopback and tells the port; 0 takes any that is free. */
export async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, LOOPBACK, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the server listens on no port: give it a TCP port on loopback');
  }
  return address.port;
}
