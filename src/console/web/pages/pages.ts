/**
 * The one list of pages: where each is, who sees it, and what to load for it.
 *
 * A page without a group is not in the navigation, such as that of one contact. The order is that of the
 * navigation.
 */
import type { ComponentType, ReactNode } from 'react';
import { contactPages } from './groups/contacts.js';
import { messagePages } from './groups/messages.js';
import { rulePages } from './groups/rules.js';
import { settingPages } from './groups/settings.js';
import { todayPages } from './groups/today.js';

export const GROUPS = [
  { name: 'today', title: 'groupToday' },
  { name: 'contacts', title: 'groupContacts' },
  { name: 'messages', title: 'groupMessages' },
  { name: 'rules', title: 'groupRules' },
  { name: 'settings', title: 'groupSettings' },
] as const;

export type Waiting =
  'calls' | 'reviews' | 'proposals' | 'unmatched' | 'unknown' | 'dead_letters' | 'expiring';

export interface Page {
  /** Below `/console`, such as `/contacts/:id`. */
  readonly path: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly group?: (typeof GROUPS)[number]['name'];
  readonly icon?: ReactNode;
  /** After `g` it opens the page; each of the navigation has another one. */
  readonly letter?: string;
  /** What of it waits for people, by its name in `GET /v1/work`. */
  readonly waiting?: Waiting;
  /** All of them are needed to see it. */
  readonly scopes: readonly string[];
  readonly load: () => Promise<ComponentType>;
}

export const pages: readonly Page[] = [
  ...todayPages,
  ...contactPages,
  ...messagePages,
  ...rulePages,
  ...settingPages,
];
