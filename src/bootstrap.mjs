/**
 * `node src/bootstrap.mjs <command> [arguments]`: the program, installed and built first where needed.
 *
 * It runs the command line in this very process, so that signals reach it, and writes nothing to
 * standard output, which belongs to the command. `build` stops after building. It parses on old versions
 * of Node too, so that they can be told.
 */
import { pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node \`${process.versions.node}\` is too old: install Node 20.19 or newer`);
} else {
  await run();
}

async function run() {
  const { ensureBuilt, ensureInstalled } = await import('./ensure.mjs');
  let cli;
  try {
    await ensureInstalled();
    cli = await ensureBuilt();
  } catch (error) {
    fail(error.message);
    return;
  }
  if (process.argv[2] === 'build') return;
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
}

function fail(message) {
  process.stderr.write(`dunwell: ${message}\n`);
  process.exitCode = 1;
}
