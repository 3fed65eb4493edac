import { fillingOf, fitting, holesOf } from './vendor-template.js';

const template = (text: string) => ({ code: 'SMS_1', sign_name: null, text });

describe('the words of a vendor’s template', () => {
  it.each([
    ['您好，${name}：应还${sum}元。', '您好，李雷：应还12.50元。', { name: '李雷', sum: '12.50' }],
    ['${sum}元，${name}', '5元，韩梅梅，元', { sum: '5', name: '韩梅梅，元' }],
    ['${a} and ${a}', 'x and x', { a: 'x' }],
    ['No hole.', 'No hole.', {}],
    ['${all}', 'anything at all', { all: 'anything at all' }],
  ])('%j are filled from ours', (text, words, filling) => {
    expect(fillingOf(template(text), words)).toEqual(filling);
  });

  it.each([
    ['您好，${name}。', '您好，李雷！'],
    ['${a} and ${a}', 'x and y'],
    ['No hole.', 'No hole. More.'],
    ['No hole.', 'More. No hole.'],
    ['aa${x}aa', 'aaa'],
  ])('%j are not those of %j', (text, words) => {
    expect(fillingOf(template(text), words)).toBeUndefined();
  });

  it('stand behind the signature that the vendor puts there', () => {
    const signed = { ...template('您好'), sign_name: '某银行' };

    expect(fillingOf(signed, '【某银行】您好')).toEqual({});
    expect(fillingOf(signed, '您好')).toBeUndefined();
    expect(fillingOf(signed, '【别的银行】您好')).toBeUndefined();
  });

  it('are those of the one that fits', () => {
    const [one, other] = [template('Pay ${sum}.'), template('Pay ${sum} by ${day}!')];

    expect(fitting([one, other], 'Pay 5 by Monday!')).toMatchObject({ template: other });
    expect(fitting([one], 'Pay 5 by Monday!')).toBeUndefined();
  });

  it('put together again are ours', () => {
    const text = 'a${x}b${y}b${x}c';
    const words = 'a1b2b1c';
    const filling = fillingOf(template(text), words) ?? {};

    expect(text.replace(/\$\{(\w+)\}/g, (_, name: string) => filling[name] ?? '?')).toBe(words);
    expect(holesOf(text)).toEqual(['x', 'y', 'x']);
  });

  it('takes no longer for a text that is made to be slow', () => {
    const text = Array.from({ length: 40 }, (_, i) => `\${h${i}}x`).join('');

    expect(fillingOf(template(text), `${'x'.repeat(5_000)}y`)).toBeUndefined();
  });
});
