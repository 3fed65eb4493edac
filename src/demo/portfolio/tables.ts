/**
 * Tables as a loan system exports them: rows of text, and what a cell may mean.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { material } from '../material.js';

export type Row = Readonly<Record<string, string>>;

const rows = z.array(z.record(z.string(), z.string()));

/** The rows of one committed table, with its column names as keys. */
export function table(name: string): Row[] {
  return rows.parse(parse(material(`portfolio/${name}.csv`), { columns: true }));
}

/** A cell, or undefined if it is empty. */
export function cell(row: Row, column: string): string | undefined {
  const value = row[column];
  if (value === undefined) {
    throw new Error(`there is no column \`${column}\`: add it to the table's first line`);
  }
  return value === '' ? undefined : value;
}

/** The texts in a cell that holds several, parted by semicolons. */
export function list(row: Row, column: string): string[] | undefined {
  return cell(row, column)?.split(';');
}

export function flag(row: Row, column: string): boolean | undefined {
  return yes(cell(row, column));
}

/** `yes` or `no`; anything else is a mistake of the table, not a no. */
export function yes(value: string | undefined): boolean | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === 'yes' || value === 'no') return value === 'yes';
  throw new Error(`\`${value}\` answers no question: write \`yes\`, \`no\` or nothing`);
}

/** Minor units of an amount that is written with two decimals. */
export function minor(row: Row, column: string): number | undefined {
  const value = cell(row, column);
  if (value === undefined) return undefined;
  if (!/^\d+\.\d\d$/.test(value)) {
    throw new Error(`\`${value}\` is no amount: write it with two decimals, such as \`1180.50\``);
  }
  return Number(value.replace('.', ''));
}

/** The fields that have a value; an absent fact is an absent key. */
export function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
