/** The requirement of each rule in Simplified Chinese, by code; the English sentence stands with the rule. */
import { CN_REQUIREMENTS } from './requirements-cn.js';
import { GENERAL_REQUIREMENTS } from './requirements-general.js';
import { HOUSE_REQUIREMENTS } from './requirements-house.js';
import { LANGUAGE_REQUIREMENTS } from './requirements-language.js';
import { US_REQUIREMENTS } from './requirements-us.js';
import { WORLD_REQUIREMENTS } from './requirements-world.js';

export const REQUIREMENTS: Readonly<Record<string, string>> = {
  ...GENERAL_REQUIREMENTS,
  ...CN_REQUIREMENTS,
  ...US_REQUIREMENTS,
  ...WORLD_REQUIREMENTS,
  ...LANGUAGE_REQUIREMENTS,
  ...HOUSE_REQUIREMENTS,
};
