import { tileName } from '../../evidence/tree/tile.js';
import { readTilePath } from './tile-path.js';

describe('a path of a tile', () => {
  it.each([
    ['0/000', { level: 0, n: 0, width: 256 }],
    ['0/999.p/255', { level: 0, n: 999, width: 255 }],
    ['1/x001/000', { level: 1, n: 1000, width: 256 }],
    ['63/x001/x234/067.p/1', { level: 63, n: 1_234_067, width: 1 }],
    ['entries/x010/000', { level: 'entries', n: 10_000, width: 256 }],
  ])('%s is read as it is written', (text, tile) => {
    expect(readTilePath(text)).toEqual(tile);
    expect(`${tile.level}/${tileName(tile)}`).toBe(text);
  });

  it.each([
    '64/000',
    '00/000',
    '-1/000',
    '0/0',
    '0/0000',
    '0/001/000',
    '0/x000/001',
    '0/x001',
    '0/x001/',
    '0/000.p/0',
    '0/000.p/01',
    '0/000.p/256',
    '0/000.p/-1',
    '0/000.p/1/2',
    'entries',
    'entries/../0/000',
    '0/000\n',
    'data/000',
    '0/x999/x999/x999/x999/999',
  ])('%j is none', (text) => {
    expect(readTilePath(text)).toBeUndefined();
  });
});
