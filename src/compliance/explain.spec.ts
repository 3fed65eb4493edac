import { explain } from './explain.js';
import type { FindingVerdict } from './rule.js';

const finding = (rule: string, verdict: FindingVerdict, because: string) => ({
  rule,
  verdict,
  because,
  citation: { source: `law ${rule}`, says: 'A sentence.', confidence: 'primary' as const },
});

describe('explain', () => {
  it('gives the verdict and one line for each finding', () => {
    const findings = [
      finding('A', 'block', 'the debt is paid off'),
      finding('B', 'pass', 'no objection'),
      finding('C', 'defer', 'it is 21:14 in America/New_York'),
      finding('D', 'review', 'a person checks the authority'),
      finding('E', 'not_applicable', 'does not apply'),
      finding('F', 'not_in_force', 'in force from 2027-01-01'),
    ];
    expect(explain({ verdict: 'block', findings }).split('\n')).toEqual([
      'block',
      '✗ A: the debt is paid off [law A]',
      '✓ B: no objection [law B]',
      '⏸ C: it is 21:14 in America/New_York [law C]',
      '? D: a person checks the authority [law D]',
      '– E: does not apply [law E]',
      '– F: in force from 2027-01-01 [law F]',
    ]);
  });

  it('tells the same in Chinese, codes and citations as they are', () => {
    const findings = [finding('A', 'block', 'the debt is paid off')];
    expect(explain({ verdict: 'block', findings }, 'zh-CN').split('\n')).toEqual([
      '禁止联系',
      '✗ A：债务已还清 [law A]',
    ]);
    const not_before = '2026-05-14T00:00:00Z';
    expect(explain({ verdict: 'defer', not_before, findings: [] }, 'zh-CN')).toBe(
      `暂缓，至${not_before}`,
    );
  });

  it('names the instant of a deferral', () => {
    const decision = {
      verdict: 'defer',
      not_before: '2026-05-14T00:00:00Z',
      findings: [],
    } as const;
    expect(explain(decision)).toBe('defer until 2026-05-14T00:00:00Z');
  });
});
