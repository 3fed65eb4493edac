/** How far the contacts are: one line that changes on a terminal, a line for each change elsewhere. */
import type { WriteStream } from 'node:tty';
import type { ContactStatus } from '../../schedule/contact.js';
import type { Contact } from './contacts.js';
import { clipped } from './width.js';

type Output = Pick<WriteStream, 'write' | 'isTTY' | 'columns'>;

export interface Progress {
  /** What is being done, on a line of its own. */
  step(words: string): void;
  show(contacts: readonly Pick<Contact, 'status'>[]): void;
  /** Leaves the last line standing. */
  end(): void;
}

const UNDECIDED: readonly ContactStatus[] = ['scheduled', 'queued'];

const COUNTED: readonly (readonly [name: string, (status: ContactStatus) => boolean])[] = [
  ['accepted', () => true],
  ['decided', (status) => !UNDECIDED.includes(status)],
  ['sent', (status) => ['sent', 'delivered', 'undelivered'].includes(status)],
  ['held', (status) => status === 'held'],
  ['blocked', (status) => status === 'blocked'],
  ['review', (status) => status === 'review'],
  ['call list', (status) => ['ready', 'claimed', 'completed'].includes(status)],
];

export function progressOn(output: Output): Progress {
  let last = '';
  let isOpen = false;
  const end = () => {
    if (isOpen) output.write('\n');
    isOpen = false;
  };
  return {
    end,
    step: (words) => {
      end();
      output.write(`${words}\n`);
      last = '';
    },
    show: (contacts) => {
      const line = counts(contacts);
      if (line === last) return;
      last = line;
      // Back to the first column, and away with what stood there.
      const shown = output.isTTY ? `\r\u001B[2K${clipped(line, output.columns - 1)}` : `${line}\n`;
      output.write(shown);
      isOpen = output.isTTY;
    },
  };
}

function counts(contacts: readonly Pick<Contact, 'status'>[]): string {
  const parts = COUNTED.map(
    ([name, counts_]) => `${name} ${contacts.filter(({ status }) => counts_(status)).length}`,
  );
  return `  ${parts.join(' · ')}`;
}
