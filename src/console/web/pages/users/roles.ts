/** The roles, and what they are called. */
import type { words } from './words.js';

export const ROLES = [
  'collector',
  'operations',
  'compliance',
  'auditor',
  'admin',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

export function roleWord(text: typeof words.en, role: string): string {
  const known = ROLES.find((each) => each === role);
  return known === undefined ? role : text[known];
}
