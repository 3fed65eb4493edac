import { signerKey } from '../note/key.js';
import { parseWitnesses, readWitnesses } from './witnesses.js';

const VKEY = 'witness.example/w1+02181a73+BPoZH6ENbnbq5TbMiFvIfAsVoEM9aJFy2TnTyAGRVpCt';
const line = (name: string) => `witness ${name} ${VKEY} https://w.example/a/\n`;

describe('the file of witnesses', () => {
  it('names whom to ask and who are enough', () => {
    const { list, quorum, groups } = parseWitnesses(
      `# of a test\n${line('a')}${line('b')}group some any a b\nquorum some\n`,
    );
    expect(list.map(({ name, url }) => [name, url])).toEqual([
      ['a', 'https://w.example/a'],
      ['b', 'https://w.example/a'],
    ]);
    expect(groups.get(quorum)).toEqual({ need: 1, members: ['a', 'b'] });
  });

  it.each([
    ['quorum a', 'bad line'],
    ['witness a nothing http://127.0.0.1/', 'bad line'],
    [`witness a ${signerKey('w', Buffer.alloc(32, 1)).vkey} http://127.0.0.1/`, 'bad line'],
    [`witness a ${VKEY} ftp://127.0.0.1/`, 'bad line'],
    [`${line('a')}${line('a')}quorum a`, 'bad line'],
    [`${line('none')}quorum none`, 'bad line'],
    [`${line('a')}group all all\nquorum all`, 'bad line'],
    [`${line('a')}group two 2 a a\nquorum two`, 'bad line'],
    [`${line('a')}quorum a\nquorum a`, 'bad line'],
    [line('a'), 'has no line `quorum'],
  ])('%j is refused', (text, why) => {
    expect(() => parseWitnesses(text)).toThrow(why);
  });

  it('must be there', () => {
    expect(() => readWitnesses('/nowhere/witnesses')).toThrow('cannot be read');
  });
});
