/**
 * A door of its own for `/metrics`, for networks that keep Prometheus apart. It asks for no key, so it also
 * answers when the database, where the keys are, does not.
 */
import { createServer, type Server } from 'node:http';
import { complain } from '../platform/log.js';
import { MetricsReader } from './metrics.reader.js';

export interface MetricsListener {
  readonly port: number;
  close(): void;
}

export async function listenForMetrics(
  reader: MetricsReader,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsListener> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    reader.text().then(
      (text) => response.writeHead(200, { 'Content-Type': reader.contentType }).end(text),
      (error: unknown) => {
        complain('metrics', error);
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return { port: portOf(server), close: () => server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
