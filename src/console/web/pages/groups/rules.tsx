import type { Page } from '../pages.js';

/** Of rules, policy. */
export const rulePages: readonly Page[] = [];
