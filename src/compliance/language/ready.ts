/** What the check builds at its first message is built at once: a second in which a process does nothing else. */
import { checkLanguage } from './check.js';

/** In a service before it takes work: it must not stand still while it waits for the answer to a call. */
export function readyLanguage(): void {
  for (const text of ['Please call us about your payment.', '请您尽快还款，谢谢。'])
    checkLanguage(text, {});
}
