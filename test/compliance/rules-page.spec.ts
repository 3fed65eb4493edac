/** `docs/rules.md`: every rule with its source and its numbers, as the guard has them. `UPDATE=1` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Numbers, Rule } from '../../src/compliance/rule.js';
import { OPTIONAL_RULES, RULES } from '../../src/compliance/rules/index.js';
import { REQUIREMENTS } from '../../src/compliance/telling/requirements.js';

const HEAD = `# Rules

Every rule of the guard, made from the code by \`UPDATE=1 npm test -- test/compliance\`. This is not legal advice: the last
column says how sure we are. _Primary_: read in the text of the law. _Secondary_: from reports of it. _Product policy_: our own
choice. A rule binds everyone unless it says otherwise, and has no end unless it names one. House caps are not listed: they are
data of the tenant.
`;

const CONFIDENCE = {
  primary: 'primary',
  secondary: 'secondary',
  unverified: 'unverified',
  product_policy: 'product policy',
} as const;

const BINDS = {
  collectors: 'agencies',
  regulation_f: 'agencies, creditors who opted in',
  regulation_f_in_full: 'agencies, creditors who opted in to all of it',
} as const;

function page(rules: readonly Rule[]): string {
  const authorities = [...new Set(rules.map(authorityOf))].toSorted();
  const sections = authorities.map((authority) => {
    const own = rules.filter((rule) => authorityOf(rule) === authority);
    return [`## ${authority}`, '', ...table(own)].join('\n');
  });
  return [HEAD, ...sections].join('\n');
}

function authorityOf({ id }: Rule): string {
  return id.split('/')[0] ?? '';
}

function table(rules: readonly Rule[]): string[] {
  return [
    '| rule | requirement | numbers | source | in force | binds | confidence |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rules.map((rule) => {
      const { code, citation, numbers = {}, binds } = rule;
      const { says, source, in_force_from = '', in_force_to = '', confidence } = citation;
      const term = in_force_from + in_force_to === '' ? '' : `${in_force_from} – ${in_force_to}`;
      const cells = [
        `\`${code}\``,
        `${says}<br>${REQUIREMENTS[code]}`,
        numbersText(numbers),
        source,
        term.trim(),
        [
          binds === undefined ? '' : BINDS[binds],
          OPTIONAL_RULES.includes(rule) ? '_optional: off unless the house policy names it_' : '',
        ]
          .filter(Boolean)
          .join('; '),
        CONFIDENCE[confidence],
      ];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
    '',
  ];
}

/** `max 7, days 7`. */
function numbersText(numbers: Numbers): string {
  return Object.entries(numbers)
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${valueText(value)}`)
    .join(', ');
}

function valueText(value: Numbers[string]): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  return value.map((one) => (typeof one === 'object' ? numbersText(one) : one)).join('; ');
}

describe('docs/rules.md', () => {
  const file = new URL('../../docs/rules.md', import.meta.url);

  it('lists the rules as they are', () => {
    const text = page([...RULES, ...OPTIONAL_RULES]);
    if (process.env['UPDATE'] === '1') writeFileSync(file, text);

    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
