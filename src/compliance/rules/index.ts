/**
 * Every rule there is, in the order of findings. A rule left out of the lists protects no one.
 *
 * The lists stand in files of their own, one per region. Which rules bind whom is decided by their packs.
 */
import type { Rule } from '../rule.js';
import { CN_RULES } from './cn.list.js';
import { DECLARED_RULES } from './declared/declared.list.js';
import { GENERAL_RULES } from './general.list.js';
import { LANGUAGE_RULES } from './language/language.list.js';
import { US_FEDERAL_RULES } from './us-federal.list.js';
import { US_STATE_RULES } from './us-states.list.js';
import { WORLD_RULES } from './world.list.js';

export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  ...CN_RULES,
  ...US_FEDERAL_RULES,
  ...US_STATE_RULES,
  ...WORLD_RULES,
  ...LANGUAGE_RULES,
  ...DECLARED_RULES,
];

export { OPTIONAL_RULES } from './optional.list.js';
