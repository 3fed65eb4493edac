/** What is asked before a command opens the database. */
import { tmpdir } from 'node:os';
import { evidence } from './evidence-commands.js';

describe('a folder that is there already', () => {
  it.each([['audit'], ['export', '--party', 'ada']])(
    'is refused before anything is sealed for it: %s',
    async (...command) => {
      const asked = evidence([...command, '--out', tmpdir()]);

      await expect(asked).rejects.toThrow('is there already: name a folder that is not');
    },
  );
});
