import { progressOn } from './progress.js';

function output(isTTY: boolean, columns = 200) {
  const written: string[] = [];
  const write = (text: string | Uint8Array) => {
    written.push(String(text));
    return true;
  };
  return { written, stream: { write, isTTY, columns } };
}

const SOME = [{ status: 'delivered' }, { status: 'held' }, { status: 'queued' }] as const;

describe('progressOn', () => {
  it('counts what became of the contacts', () => {
    const { written, stream } = output(false);
    progressOn(stream).show(SOME);

    expect(written.join('')).toBe(
      '  accepted 3 · decided 2 · sent 1 · held 1 · blocked 0 · review 0 · call list 0\n',
    );
  });

  it('writes a line only when something has changed', () => {
    const { written, stream } = output(false);
    const progress = progressOn(stream);
    progress.show(SOME);
    progress.show(SOME);
    progress.show([]);

    expect(written).toHaveLength(2);
  });

  it('keeps to one line on a terminal, however narrow, and leaves it standing', () => {
    const { written, stream } = output(true, 20);
    const progress = progressOn(stream);
    progress.show(SOME);
    progress.show([]);
    progress.end();

    expect(written).toEqual([
      '\r\u001B[2K  accepted 3 · dec…',
      '\r\u001B[2K  accepted 0 · dec…',
      '\n',
    ]);
  });
});
