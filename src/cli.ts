/**
 * The command line. Standard output carries the result and nothing else; what a person should know goes
 * to standard error.
 */

type Command = (args: string[]) => Promise<void>;

const COMMANDS: Record<string, { help: string; run: Command }> = {
  start: { help: 'run the service', run: async () => (await import('./main.js')).main() },
  demo: {
    help: 'run the sample portfolio end to end (--exit, --json <file>, --audit <dir>, --redis, --at <instant>)',
    run: async (args) => (await import('./demo/demo.js')).demo(args),
  },
  migrate: {
    help: "bring the database to this release's schema",
    run: async () => (await import('./commands.js')).migrateNow(),
  },
  user: {
    help: 'user add <login> --role <role>… [--invite]: prints a link with which a person can sign in',
    run: async (args) => (await import('./commands.js')).user(args),
  },
  key: {
    help: 'key add <login> --scopes <scope,…> [--label <text>]',
    run: async (args) => (await import('./commands.js')).key(args),
  },
  import: {
    help: 'take a file in: import <file.csv|ndjson> --kind parties|debts|events|contacts [--mapping <map.json>] [--dry-run]',
    run: async (args) => (await import('./import-command.js')).importFile(args),
  },
  backup: {
    help: 'write everything but the keys into one file: backup <file>',
    run: async (args) => (await import('./backup-commands.js')).backup(args),
  },
  restore: {
    help: 'fill an empty database from it: restore <file> [--stopped-at <instant>]',
    run: async (args) => (await import('./backup-commands.js')).restore(args),
  },
  kek: {
    help: "the keys that wrap persons' keys: kek list | begin | adopt",
    run: async (args) => (await import('./kek-commands.js')).kek(args),
  },
  erase: {
    help: 'two persons erase one: erase --party <id> --basis <basis> --reason <text> --as <login> | --approve <erasure> --as <another> | --withdraw … | --show …',
    run: async (args) => (await import('./erase-command.js')).erase(args),
  },
  hold: {
    help: 'legal holds: hold add --scope <scope> [--value <id>] --reference <file> --reason <text> --as <login> | list [--open] | release <hold> --reason <text> --as <login>',
    run: async (args) => (await import('./hold-commands.js')).hold(args),
  },
  recount: {
    help: 'count the figures of the dashboard again from the records',
    run: async () => (await import('./commands.js')).recount(),
  },
  evaluate: {
    help: 'judge worked cases: evaluate <cases.json> [--language zh-CN]',
    run: async (args) => (await import('./commands.js')).evaluate(args),
  },
  ruleset: {
    help: 'print the ruleset of this program with the shipped house policy',
    run: async () => (await import('./commands.js')).printRuleset(),
  },
  openapi: {
    help: 'print the OpenAPI document',
    run: async () => (await import('./openapi-command.js')).printOpenApi(),
  },
  replay: {
    help: 'decide stored decisions again by their own guards (--since <instant>, --party <id>)',
    run: async (args) => (await import('./commands.js')).replayDecisions(args),
  },
  evidence: {
    help: 'write what others can check: evidence audit --out <dir> | export --party <id> --out <dir> [--open all|<sections>] | replay <package> --trust <file> | reconcile --statement <vendor.csv> | close [--log <name>] | verify <dir> --trust <file> [--since <checkpoint>]',
    run: async (args) => (await import('./evidence-commands.js')).evidence(args),
  },
  'check-language': {
    help: 'judge message texts: check-language <messages.json> | --lines <file>',
    run: async (args) => (await import('./check-language.js')).checkLanguageOf(args),
  },
  bench: {
    help: 'measure against the ceiling and a naive guard (--json, --redis)',
    run: async (args) => (await import('./demo/bench/bench.js')).bench(args),
  },
};

async function run([name = 'help', ...args]: string[]): Promise<void> {
  const command = COMMANDS[name];
  if (command !== undefined) return command.run(args);
  const lines = Object.entries(COMMANDS).map(([key, { help }]) => `  ${key.padEnd(16)}${help}`);
  process.stderr.write(`usage: npm run -s dunwell -- <command>\n\n${lines.join('\n')}\n`);
  if (name !== 'help') process.exitCode = 2;
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`dunwell: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
