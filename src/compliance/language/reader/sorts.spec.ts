import { sortName, sortsOf } from './sorts.js';
import { wordsOf } from './words.js';

const sorted = (text: string) => {
  const { count, ids, starts, ends } = sortsOf(text, wordsOf(text));
  return Array.from({ length: count }, (_, at) =>
    sortName(ids[at] ?? 0, text.slice(starts[at], ends[at])),
  ).join(' ');
};

describe('sortsOf', () => {
  it.each([
    ['tell your wife', '~tell ~you ~kin'],
    ['informing his uncle', '~tell ~he ~kin'],
    ['the parcels are shipped', '~parcel ~@exports'],
    ['the qwertys are blorping', '~qwerty ~blorp'],
    ['告诉你老婆', '~tell ~you ~kin'],
    ['通知您的家人', '~tell ~you ~kin'],
    ['快递到了', '~=送达'],
    ['it is of the', ''],
  ])('reads %j as %j', (text, sorts) => {
    expect(sorted(text)).toBe(sorts);
  });
});
