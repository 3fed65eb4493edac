/** Small checks that note what is wrong and what to do about it. */
import type { ClockWindow } from './facts.js';
import { readClock, readDate, readInstant } from './instants.js';

/** An event, named in a problem only when there is one: most questions have none. */
interface Named {
  readonly id: string;
}

function at(where: string, of: Named | undefined): string {
  return of === undefined ? where : `event \`${of.id}\` ${where}`;
}

export function need(found: string[], present: boolean, part: string): void {
  if (!present) found.push(`\`${part}\` is missing; the case format requires it`);
}

export function textAt(found: string[], value: string, where: string): void {
  if (typeof value !== 'string' || value === '') found.push(`${where} is empty; it must be a text`);
}

export function oneOf(
  found: string[],
  value: string,
  list: ReadonlySet<string>,
  where: string,
  of?: Named,
): void {
  if (!list.has(value)) {
    found.push(`${at(where, of)} \`${value}\` is unknown; use one of ${[...list].join(', ')}`);
  }
}

export function instantAt(found: string[], value: string, where: string, of?: Named): void {
  if (typeof value !== 'string' || readInstant(value) === undefined) {
    found.push(
      `${at(where, of)} \`${value}\` is no instant; write it like \`2026-03-10T09:30:00+08:00\``,
    );
  }
}

export function dateAt(
  found: string[],
  value: string | undefined,
  where: string,
  of?: Named,
): void {
  if (value !== undefined && readDate(value) === undefined) {
    found.push(`${at(where, of)} \`${value}\` is no date; write it like \`2026-03-10\``);
  }
}

export function windowAt(found: string[], { from, to }: ClockWindow, where: string): void {
  for (const time of [from, to]) {
    if (readClock(time) === undefined) {
      found.push(`${where} has the time \`${time}\`; write it like \`08:00\``);
    }
  }
}
