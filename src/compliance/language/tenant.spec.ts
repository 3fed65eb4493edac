import { checkLanguage } from './check.js';
import { sha256 } from './sha256.js';
import type { TenantLexicon } from './tenant.js';

// The lexicon alone: made-up phrases read like nothing the second reader knows.
const judge = (text: string, lexicon: TenantLexicon) =>
  checkLanguage(text, { lexicon, is_message: false });

describe('a lexicon of the tenant', () => {
  const add: TenantLexicon['add'] = [
    {
      id: 'OWN-1',
      category: 'HAR',
      severity: 'block',
      lang: 'zh',
      phrases: ['三番五次叨扰', '速速了结'],
    },
    {
      id: 'OWN-2',
      category: 'REV',
      severity: 'review',
      lang: 'en',
      phrases: ['Old Mill Saloon', 'A+B (c)'],
    },
  ];

  it.each([
    ['我们会三番五次叨扰', 'OWN-1', 'block'],
    ['请速・速・了・结', 'OWN-1', 'block'],
    ['請速速了結', 'OWN-1', 'block'],
    ['this is the OLD mill  saloon', 'OWN-2', 'review'],
    ['0ld m\u200bill saloon', 'OWN-2', 'review'],
    ['see a+b (c) below', 'OWN-2', 'review'],
  ])('finds its phrases however they are written: %s', (text, entry, verdict) => {
    expect(judge(text, {}).verdict).toBe('allow');
    expect(judge(text, { add })).toMatchObject({
      verdict,
      findings: [{ entry, severity: verdict }],
    });
  });

  it.each(['the cold mill saloons', '我们不会三番五次叨扰'])(
    'is read like the lexicon that ships: %s',
    (text) => {
      expect(judge(text, { add }).verdict).toBe('allow');
    },
  );

  it('relaxes an entry that asks for a person, and none that blocks', () => {
    const relax = ['REV-Z4', 'INS-Z1', 'VIO-Z1'];

    expect(judge('下周上门走访', {}).verdict).toBe('review');
    expect(judge('下周上门走访', { relax })).toMatchObject({
      verdict: 'allow',
      findings: [{ entry: 'REV-Z4', severity: 'cleared' }],
    });
    expect(judge('三天不还就打残你', { relax }).verdict).toBe('block');
  });

  it('excepts one text to the letter', () => {
    const text = 'A message about our play: The Deadbeat.';
    const except = [{ entry: 'INS-E1', sha256: sha256(text) }];

    expect(judge(text, {}).verdict).toBe('block');
    expect(judge(text, { except }).verdict).toBe('allow');
    expect(judge(`${text} `, { except }).verdict).toBe('block');
  });

  it.each([
    ['VIO-Z1', '三天不还就打残你'],
    ['SEX-Z1', '把你的私密照群发'],
    ['SELF-Z1', '跳楼保险还能抵债'],
  ])('excepts nothing from %s', (entry, text) => {
    expect(judge(text, { except: [{ entry, sha256: sha256(text) }] }).verdict).toBe('block');
  });
});
