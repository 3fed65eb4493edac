/** What of an error reaches the log: where it happened and of what kind it is, never a value. */
import { jest } from '@jest/globals';
import { complain, within } from './log.js';

const MARKS = /okonkwo|447700900123|ada@|secret/i;

function logged(work: () => void): string {
  const lines: string[] = [];
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  try {
    work();
  } finally {
    spy.mockRestore();
  }
  return lines.join('');
}

const SMTP = '550 5.1.1 <ada@example.com>: Okonkwo, +447700900123 is unknown here';
const MULTI = 'Okonkwo\n    at secret (/app/dist/okonkwo.js:1:2)';

describe('the log', () => {
  it.each<[string, unknown, object]>([
    ['of a vendor', Object.assign(new Error(SMTP), { responseCode: 550 }), { response: 550 }],
    ['with a stack in its message', new Error(MULTI), { error: 'Error' }],
    ['with a value for a name', Object.assign(new Error(''), { name: SMTP }), { error: 'Error' }],
    ['with a number for a code', Object.assign(new Error(''), { code: '447700900123' }), {}],
    ['of Node', Object.assign(new Error(SMTP), { code: 'ECONNRESET' }), { code: 'ECONNRESET' }],
    ['that is no error', `Okonkwo ${SMTP}`, { error: 'string' }],
    [
      'with a cause',
      new Error('Okonkwo', { cause: new TypeError(SMTP) }),
      { cause: { error: 'TypeError' } },
    ],
  ])('tells of an error %s what cannot be a value', (_, error, expected) => {
    const line = logged(() => complain('test', error));

    expect(line).not.toMatch(MARKS);
    expect(JSON.parse(line)).toMatchObject({ level: 'error', where: 'test', ...expected });
  });

  it('tells the place in the program', () => {
    const { place } = JSON.parse(logged(() => complain('test', new Error(MULTI)))) as {
      place: string[];
    };

    expect(place[0]).toMatch(/^platform\/log\.spec\.ts:\d+:\d+$/);
  });

  it('carries what is known of the work at hand', async () => {
    const line = await new Promise<string>((resolve) => {
      within({ request_id: 'req_1' }, () => {
        setImmediate(() => resolve(logged(() => complain('test', new Error('Okonkwo')))));
      });
    });

    expect(JSON.parse(line)).toMatchObject({ request_id: 'req_1', where: 'test' });
  });
});
