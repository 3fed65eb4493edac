/**
 * A process of its own that starts the embedded PostgreSQL in the folder it is given, tells about it in
 * one line of JSON, and stops it in good order when its standard input ends.
 */
import { once } from 'node:events';
import { loadLaunchers } from './launchers.mjs';

const { startEmbeddedPostgres } = await loadLaunchers();
const [dataRoot, ephemeral] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ dataRoot, ephemeral: ephemeral === 'ephemeral' });
const { pid, port, adopted } = postgres;
process.stdout.write(`${JSON.stringify({ pid, port, adopted, url: postgres.url() })}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await postgres.stop();
