/** The API's refusals are English; those who read Chinese are told in Chinese. The phrases are loaded when needed. */
import { preferred } from '../words/language.js';

type Saying = typeof import('../words/refusals/told.js');

/** @param otherwise as the API says it, for who reads English, and should the phrases not come */
export async function inOurLanguage<T>(say: (saying: Saying) => T, otherwise: T): Promise<T> {
  if (preferred() !== 'zh') return otherwise;
  return import('../words/refusals/told.js').then(say, () => otherwise);
}
