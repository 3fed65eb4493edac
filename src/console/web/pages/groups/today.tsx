import type { Page } from '../pages.js';

/** Of call list, work lists, dashboard. */
export const todayPages: readonly Page[] = [];
