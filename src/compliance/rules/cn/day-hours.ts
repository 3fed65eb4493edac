/** The hours in which collection is open in mainland China: every day, public holidays included. */
import { week } from '../../kinds/week.js';

export const dayHours = week(['daily 08:00-22:00']);
