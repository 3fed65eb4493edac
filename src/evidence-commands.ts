/** `evidence …`: seals what waits, and writes what others check: the whole log, or one borrower's package; checks both. */
import { parseArgs } from 'node:util';
import { close } from './close-command.js';
import { onInstallation, requireNew, UsageError } from './commands.js';
import { writeAudit } from './evidence/pack/audit.js';
import { readChain } from './evidence/stamp/chain.js';
import { verifyCommand } from './evidence/verify/command.js';
import { exportPackage } from './export-command.js';
import { configuredWitnesses } from './witness-service.js';
import { readConfig } from './platform/config.js';
import { DEFAULT_TENANT } from './platform/installation.js';
import { reconcile } from './reconcile-command.js';
import { replayFolder } from './replay-package-command.js';
import { signer } from './signer-commands.js';
import { sealNow } from './seal-now.js';

type Command = (args: string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  audit,
  close,
  export: exportPackage,
  reconcile,
  replay: replayFolder,
  signer,
  verify,
};

const USAGE = `usage: evidence ${Object.keys(COMMANDS).join('|')} …`;

export async function evidence([name = '', ...args]: string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command === undefined) throw new UsageError(USAGE);
  await command(args);
}

/** `evidence audit --out <dir>` */
async function audit(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
  const { out } = values;
  if (out === undefined) throw new UsageError('usage: evidence audit --out <dir>');
  requireNew(out);
  await onInstallation(async (installation) => {
    await sealNow(installation);
    const config = readConfig();
    const witnesses = configuredWitnesses(config)?.trustLines;
    const others = { witnesses, chain: readChain(config) };
    const size = await installation.database.tx(DEFAULT_TENANT, (tx) =>
      writeAudit(tx, out, others),
    );
    process.stderr.write(`the log with its ${size} records is in \`${out}\`\n`);
  });
}

/** Without the database: exactly what the verifier in one file says, and its exit code. */
async function verify(args: string[]): Promise<void> {
  const { text, exitCode } = verifyCommand(args);
  (exitCode === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = exitCode;
}
