import { originOf } from './strand.js';
import { viewsOf } from './views.js';

describe('viewsOf', () => {
  it.each([
    ['Ｐａｙ　①００', 'pay 100'],
    ['j\u00adail k\u200bill', 'jail kill'],
    ['妳的聯絡人', '你的联络人'],
    ['揍(zòu)你', '揍你'],
    ['揍(zou)你(VIP)', '揍你(vip)'],
    ['k\u0336i\u0336l\u0336l\u0336', 'kill'],
    ['cafe\u0301 for Zoë', 'café for zoë'],
    ['kіll the sсаm', 'kill the scam'],
    ['Уважаемый клиент', 'уважаемый клиент'],
    ['𝐡𝐮𝐫𝐭 🅷🆄🆁🆃', 'hurt hurt'],
    ['ΚΙLL ΝOW', 'kill now'],
  ])('reads %s as %s', (text, norm) => {
    expect(viewsOf(text)('norm').text).toBe(norm);
  });

  it.each([
    ['揍.死-你', '揍死你'],
    ['揍⚡死🔥你', '揍死你'],
    ['揍\n死\n你', '揍死你'],
    ['呼 4 你', '呼4你'],
    ['8月 12 日 3.5 万元', '8月 12 日 3.5 万元'],
    ['h u r t  y o u', 'hurt you'],
    ['b.r.e.a.k.y.o.u.r.l.e.g.s', 'break your legs'],
    ['A B only', 'a b only'],
    ['V I P客户', 'vip客户'],
    ['tell your wife\nabout it\n\nBye', 'tell your wife about it\nbye'],
    ['你好。再见', '你好。再见'],
  ])('squeezes %s to %s', (text, squeezed) => {
    expect(viewsOf(text)('squeezed').text).toBe(squeezed);
  });

  it.each([
    ['h4rm y0u', 'harm you'],
    ['1oser, ki11er', 'loser, killer'],
    ['P@y up! $hame!!!', 'pay up! shame!!!'],
    ['尾号1234, code 5H17, 3rd at 5pm', '尾号1234, code 5h17, 3rd at 5pm'],
    ['US$125.00 or A$40', 'us$125.00 or a$40'],
    ['k*ll d**k', 'kill dick'],
    ['hurt-you, arms-length, example.com/pay', 'hurt you, arms-length, example.com/pay'],
    ['kíll Zoë', 'kill zoë'],
  ])('reads the disguise of %s as %s', (text, deleet) => {
    expect(viewsOf(text)('deleet').text).toBe(deleet);
  });

  it.each([
    ['揍si你', 'zou si ni'],
    ['zousini', 'zou si ni'],
    ['吃lao饭', 'chi lao fan'],
    ['your bank', 'your bank'],
  ])('reads %s as %s', (text, pinyin) => {
    expect(viewsOf(text)('pinyin').text).toBe(pinyin);
  });

  it.each([
    ['norm', '请\u200b勿打断\ufe0f你(nǐ)的ＬＥＧ', '你(nǐ)的', '你的'],
    ['squeezed', '还款。打・断・你', '打・断・你', '打断你'],
    ['deleet', 'we w1ll h-u-r-t you', 'h-u-r-t', 'hurt'],
    ['pinyin', '再不还就弄si你', '弄si你', 'nong si ni'],
  ] as const)('leads from %s back to the message', (view, text, written, read) => {
    const strand = viewsOf(text)(view);
    const start = strand.text.indexOf(read);

    const [from, to] = originOf(strand, start, start + read.length);
    expect(text.slice(from, to)).toBe(written);
  });
});
