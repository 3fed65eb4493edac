import type { Page } from '../pages.js';

/** Of contact log, story of one contact, persons. */
export const contactPages: readonly Page[] = [];
