/** The language check on files: worked messages one by one, or what becomes of any text, line by line. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readList, UsageError } from './commands.js';
import { checkLanguage, type LanguageContext } from './compliance/language/check.js';
import { withHelp } from './compliance/language/help.js';

/**
 * `check-language <messages.json>`: one verdict a line. `check-language --lines <file>`: each line of the
 * file is a message of a borrower's, and the answer counts verdicts, categories and entries.
 */
export async function checkLanguageOf(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { lines: { type: 'string' } },
  });
  if (values.lines !== undefined) {
    const lines = readFileSync(values.lines, 'utf8').split('\n');
    process.stdout.write(`${JSON.stringify(counted(lines), null, 2)}\n`);
    return;
  }
  const messages = readList(positionals, 'check-language <messages.json>') as {
    id: string;
    text: string;
    context?: LanguageContext;
  }[];
  for (const { id, text, context } of messages) {
    if (typeof text !== 'string') throw new UsageError(`message \`${id}\` has no \`text\``);
    const judged = withHelp(text, checkLanguage(text, context ?? {}));
    process.stdout.write(`${JSON.stringify({ id, ...judged })}\n`);
  }
}

function counted(lines: readonly string[]) {
  const verdicts = { allow: 0, review: 0, block: 0 };
  const categories: Record<string, number> = {};
  const entries: Record<string, number> = {};
  const messages = lines.filter((line) => line.trim() !== '');
  for (const line of messages) {
    const { verdict, category, findings } = checkLanguage(line, {});
    verdicts[verdict] += 1;
    if (verdict !== 'block') continue;
    categories[category] = (categories[category] ?? 0) + 1;
    const blocking = findings.filter(({ severity }) => severity === 'block');
    for (const entry of new Set(blocking.map((finding) => finding.entry))) {
      entries[entry] = (entries[entry] ?? 0) + 1;
    }
  }
  return { messages: messages.length, ...verdicts, blocked: { categories, entries } };
}
