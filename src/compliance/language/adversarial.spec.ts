import { checkLanguage } from './check.js';
import { entriesToSearch } from './lexicon/lexicon.js';

// Far above what is measured, far below what a search that is not linear would take.
const SECONDS_MAX = 1;
const LENGTH = 10_000;

const PARTS =
  'f|你|a |你这|k i l l |you are a |不会|(|a-|1a|\u200b|e\u0301|аa|死|si |nongsini|我们将联系|call your |!|\n|' +
  '【|【法院|🔪|f*|killyou|if you do not |如有人|ﷺ|不会不|弄.|k.|1 |1|a!|(2020)民初|é';

const repeated = PARTS.split('|').concat(
  entriesToSearch.map(({ hit: [first] }) => first.slice(0, Math.ceil(first.length / 2))),
);

function isSlow(part: string): boolean {
  const text = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
  const before = process.cpuUsage();
  checkLanguage(text, { addressee: 'friend' });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6 > SECONDS_MAX;
}

describe('checkLanguage', () => {
  it('takes no text apart for long', () => {
    // Once may be the collector of garbage; what takes a text apart does so each time.
    expect(repeated.filter((part) => isSlow(part) && isSlow(part) && isSlow(part))).toEqual([]);
  });
});
