/** `evidence replay <package> --trust <file>`: verified, and then its decisions, made again by the guards that travel with them. */
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { UsageError } from './commands.js';
import { replayPackage } from './policies/replay-package.js';

export async function replayFolder(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { trust: { type: 'string' } },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1 || values.trust === undefined)
    throw new UsageError('usage: evidence replay <package folder> --trust <file>');
  const sum = await replayPackage(folder, readFileSync(values.trust), (difference) =>
    process.stdout.write(`${JSON.stringify(difference)}\n`),
  );
  process.stdout.write(`${JSON.stringify(sum)}\n`);
  if (sum.different > 0) process.exitCode = 1;
  if (sum.closed === 0) return;
  process.stderr.write(
    `the inputs of ${sum.closed} of ${sum.decisions} decisions are not opened, so those were not repeated\n`,
  );
  // What was not looked at was not found to be right.
  if (sum.closed === sum.decisions) process.exitCode = 1;
}
