/** Every entry of the lexicon; an entry left out protects no one. */
import { broadEn } from './broad-en.js';
import { broadZh } from './broad-zh.js';
import { borrowingEn, creditEn, paymentEn } from './money-en.js';
import { borrowingZh, paymentZh } from './money-zh.js';
import { creditZh } from './credit-zh.js';
import type { Entry } from './entry.js';
import {
  conditionsZh,
  threatsBorrowZh,
  threatsDisclosureZh,
  threatsFamilyZh,
  threatsInsultZh,
  threatsMoneyZh,
  threatsPropertyZh,
  threatsShameZh,
  threatsViolenceZh,
} from './threats-zh.js';
import {
  conditionsEn,
  threatsBorrowEn,
  threatsCreditEn,
  threatsLawEn,
  threatsNamesEn,
  threatsShameEn,
  threatsViolenceEn,
} from './threats-en.js';
import {
  hintsBorrowZh,
  hintsFamilyZh,
  hintsInsultZh,
  hintsLawZh,
  hintsMoneyZh,
  hintsPaymentZh,
  hintsSelfZh,
  hintsSexZh,
  hintsViolenceZh,
} from './hints-zh.js';
import {
  hintsBorrowEn,
  hintsCreditEn,
  hintsFamilyEn,
  hintsHarassEn,
  hintsInsultEn,
  hintsLawEn,
  hintsMoneyEn,
  hintsNamesEn,
  hintsSelfEn,
  hintsSexEn,
  hintsShameEn,
  hintsViolenceEn,
} from './hints-en.js';
import { contemptZh, menaceZh, siegeZh } from './menace-zh.js';
import { authorityLawZh, authorityNamesZh } from './authority-zh.js';
import {
  pressureBorrowZh,
  pressureCreditZh,
  pressureDisclosureZh,
  pressureFamilyZh,
  pressureHarassZh,
  pressurePayZh,
  pressureSelfZh,
  pressureShameZh,
} from './pressure-zh.js';
import {
  contemptEn,
  menaceCreditEn,
  menaceEn,
  menaceFamilyEn,
  menaceLawEn,
  menaceNamesEn,
  menacePersonEn,
  menaceSexEn,
  menaceShameEn,
} from './menace-en.js';
import { familyEn, harassmentEn, shameEn } from './family-en.js';
import { familyZh } from './family-zh.js';
import { impersonationEn, lawEn } from './law-en.js';
import { grammarEn } from './grammar-en.js';
import { grammarReviewEn } from './grammar-review-en.js';
import { grammarZh } from './grammar-zh.js';
import { impersonationZh } from './impersonation-zh.js';
import { insultsEn, obscenityEn } from './insults-en.js';
import { insultsZh, obscenityZh } from './insults-zh.js';
import { lawZh } from './law-zh.js';
import { disclosureEn, selfHarmEn, sexualEn } from './person-en.js';
import { disclosureZh, selfHarmZh, sexualZh } from './person-zh.js';
import { propertyEn, violenceEn } from './violence-en.js';
import { propertyZh } from './property-zh.js';
import { noticesEn, reviewEn } from './review-en.js';
import { noticesZh, reviewZh } from './review-zh.js';
import { harassmentZh, shameZh } from './shame-zh.js';
import { thirdParty } from './third-party.js';
import { violenceZh } from './violence-zh.js';

export const lexicon: readonly Entry[] = [
  ...violenceZh,
  ...violenceEn,
  ...propertyZh,
  ...propertyEn,
  ...insultsZh,
  ...insultsEn,
  ...obscenityZh,
  ...obscenityEn,
  ...lawZh,
  ...lawEn,
  ...impersonationZh,
  ...impersonationEn,
  ...familyZh,
  ...familyEn,
  ...shameZh,
  ...shameEn,
  ...harassmentZh,
  ...harassmentEn,
  ...creditZh,
  ...creditEn,
  ...paymentZh,
  ...paymentEn,
  ...borrowingZh,
  ...borrowingEn,
  ...selfHarmZh,
  ...selfHarmEn,
  ...sexualZh,
  ...sexualEn,
  ...disclosureZh,
  ...disclosureEn,
  ...reviewZh,
  ...reviewEn,
  ...noticesZh,
  ...noticesEn,
  ...menaceZh,
  ...siegeZh,
  ...contemptZh,
  ...authorityLawZh,
  ...authorityNamesZh,
  ...pressureFamilyZh,
  ...pressureShameZh,
  ...pressureHarassZh,
  ...pressureCreditZh,
  ...pressurePayZh,
  ...pressureBorrowZh,
  ...pressureSelfZh,
  ...pressureDisclosureZh,
  ...menaceEn,
  ...contemptEn,
  ...menaceLawEn,
  ...menaceNamesEn,
  ...menaceFamilyEn,
  ...menaceShameEn,
  ...menaceCreditEn,
  ...menacePersonEn,
  ...menaceSexEn,
  ...hintsViolenceZh,
  ...hintsInsultZh,
  ...hintsLawZh,
  ...hintsFamilyZh,
  ...hintsMoneyZh,
  ...hintsPaymentZh,
  ...hintsBorrowZh,
  ...hintsSelfZh,
  ...hintsSexZh,
  ...hintsViolenceEn,
  ...hintsInsultEn,
  ...hintsLawEn,
  ...hintsNamesEn,
  ...hintsFamilyEn,
  ...hintsShameEn,
  ...hintsHarassEn,
  ...hintsCreditEn,
  ...hintsMoneyEn,
  ...hintsBorrowEn,
  ...hintsSelfEn,
  ...hintsSexEn,
  ...threatsViolenceZh,
  ...threatsPropertyZh,
  ...threatsInsultZh,
  ...threatsFamilyZh,
  ...threatsShameZh,
  ...threatsMoneyZh,
  ...threatsBorrowZh,
  ...threatsDisclosureZh,
  ...conditionsZh,
  ...threatsViolenceEn,
  ...threatsLawEn,
  ...threatsNamesEn,
  ...threatsShameEn,
  ...threatsCreditEn,
  ...threatsBorrowEn,
  ...conditionsEn,
  ...broadZh,
  ...broadEn,
  ...grammarZh,
  ...grammarEn,
  ...grammarReviewEn,
];

/** All entries that may match; those of `thirdParty` count only for an addressee who owes nothing. */
export const entriesToSearch: readonly Entry[] = [...lexicon, ...thirdParty];
