import type { Page } from '../pages.js';

/** Of templates. */
export const messagePages: readonly Page[] = [];
