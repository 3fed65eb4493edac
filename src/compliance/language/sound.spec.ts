import { checkLanguage } from './check.js';

describe('checkLanguage', () => {
  it.each(['让你全家不得安凝', '让你一家老晓没好日子过', '三天不还就打can你', '让你吃lao饭'])(
    'reads %s by its sound',
    (text) => {
      const { verdict, findings } = checkLanguage(text, {});

      expect(verdict).toBe('block');
      expect(text.slice(...(findings[0]?.span ?? []))).not.toBe('');
    },
  );

  it.each([
    '大四年级学生可申请助学贷款',
    '键盘打废了可联系售后更换',
    '请您到手机app的个人中心查看',
  ])('takes %s for what it is', (text) => {
    expect(checkLanguage(text, {}).verdict).toBe('allow');
  });
});
