/** The rules on language: mainland China by its own codes, Regulation F by one, everywhere else by category. */
import type { Rule } from '../../rule.js';
import { anyAuthorities } from './authorities.rule.js';
import { anyBorrowing } from './borrowing.rule.js';
import { cnAuthorities } from './cn-authorities.rule.js';
import { cnBorrowing } from './cn-borrowing.rule.js';
import { cnContacts } from './cn-contacts.rule.js';
import { cnCredit } from './cn-credit.rule.js';
import { cnInsults } from './cn-insults.rule.js';
import { cnLegalThreats } from './cn-legal-threats.rule.js';
import { cnStatements } from './cn-statements.rule.js';
import { cnViolence } from './cn-violence.rule.js';
import { anyContacts } from './contacts.rule.js';
import { anyCredit } from './credit.rule.js';
import { anyDisclosure } from './disclosure.rule.js';
import { anyHarassment } from './harassment.rule.js';
import { anyInsults } from './insults.rule.js';
import { anyLegalThreats } from './legal-threats.rule.js';
import { anyObscenity } from './obscenity.rule.js';
import { personalData } from './personal-data.rule.js';
import { anyPayment } from './payment.rule.js';
import { anyProperty } from './property.rule.js';
import { anySelfHarm } from './self-harm.rule.js';
import { anySexual } from './sexual.rule.js';
import { anyShame } from './shame.rule.js';
import { anyStatements } from './statements.rule.js';
import { regulationFLanguage } from './us-reg-f.rule.js';
import { anyViolence } from './violence.rule.js';

export const LANGUAGE_RULES: readonly Rule[] = [
  cnViolence,
  cnInsults,
  cnLegalThreats,
  cnAuthorities,
  cnContacts,
  cnCredit,
  cnBorrowing,
  cnStatements,
  regulationFLanguage,
  anyViolence,
  anyProperty,
  anyInsults,
  anyObscenity,
  anyLegalThreats,
  anyAuthorities,
  anyContacts,
  anyShame,
  anyCredit,
  anyHarassment,
  anyPayment,
  anyBorrowing,
  anySelfHarm,
  anySexual,
  anyDisclosure,
  anyStatements,
  personalData,
];
