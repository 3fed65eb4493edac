/**
 * Numbers and secrets that no message needs: identity cards, bank cards, mobile numbers of borrowers,
 * passwords and one-time codes. Masked ones, such as the last four digits, may be named.
 */

export type PersonalData = 'identity_card' | 'bank_card' | 'mobile_number' | 'secret';

export interface PersonalDatum {
  readonly kind: PersonalData;
  /** Where in the text, end exclusive. */
  readonly span: readonly [number, number];
}

// Digits in groups of four or so, as cards are printed.
const NUMBER = /(?<![\d*•xX])\d(?:[ -]?\d){10,22}(?:[xX](?![a-zA-Z]))?(?![\d*•])/g;
// A callback number is meant to be called; it stands after a word that says so.
const CALLBACK =
  /(?:致电|拨打|回电|来电|联系|咨询|客服|热线|电话[::]?|call|phone|dial|ring|tel\.?|text|reach us)[^\d]{0,14}$/i;
// In the groups of mainland China; `1-800-555-0100` is a number of North America.
const MOBILE = /^(?:86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}$/;
const SECRET =
  /(?:密码|口令|验证码|校验码|动态码|pin码|取款密码)(?:是|为|[::])?\s{0,2}([a-z0-9]{4,16})(?![a-z0-9])|\b(?:password|passcode|pin|otp|one[- ]time (?:code|password)|verification code|security code|cvv)(?: code| number)?(?: is|:| =)\s{0,2}([a-z0-9!@#$%^&*]{3,20})/gi;
const WORD = /^[a-z]+$/i;

export function personalDataIn(text: string): readonly PersonalDatum[] {
  // Every unit stays in its place, so the spans are those of the text.
  const plain = text.replaceAll(/[\uff10-\uff19]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  const found: PersonalDatum[] = [];
  for (const { 0: written, index } of plain.matchAll(NUMBER)) {
    if (isPartOfToken(plain, index, index + written.length)) continue;
    const kind = kindOf(written, plain.slice(Math.max(0, index - 24), index));
    if (kind !== undefined) found.push({ kind, span: [index, index + written.length] });
  }
  for (const { 0: all, 1: chinese, 2: english, index } of plain.matchAll(SECRET)) {
    const secret = chinese ?? english ?? '';
    // `password is required` names no password.
    if (WORD.test(secret)) continue;
    found.push({ kind: 'secret', span: [index, index + all.length] });
  }
  return found;
}

// In an address, digits between letters are a piece of something random, such as the signature of a link.
const ADDRESS = /https?:\/\/[^\s]{0,400}$/i;
const LETTER = /[a-z_]/i;

function isPartOfToken(text: string, start: number, end: number): boolean {
  if (!LETTER.test(text.charAt(start - 1)) && !LETTER.test(text.charAt(end))) return false;
  return ADDRESS.test(text.slice(Math.max(0, start - 400), start));
}

function kindOf(written: string, before: string): PersonalData | undefined {
  const digits = written.replaceAll(/[ -]/g, '').toUpperCase();
  if (isIdentityCard(digits)) return 'identity_card';
  if (/^\d{13,19}$/.test(digits) && isCardNumber(digits)) return 'bank_card';
  if (MOBILE.test(written) && !CALLBACK.test(before)) return 'mobile_number';
  return undefined;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** GB 11643: seventeen digits, a birthday among them, and a check sign. */
function isIdentityCard(digits: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]$/.test(digits)) {
    return false;
  }
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return CHECKS.charAt(sum % 11) === digits.charAt(17);
}

/** ISO/IEC 7812: the first digits of the networks, and the check digit. */
function isCardNumber(digits: string): boolean {
  if (!/^(?:4|5[1-5]|2[2-7]|3[47]|6)/.test(digits)) return false;
  let sum = 0;
  for (let n = 0; n < digits.length; n += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - n));
    const doubled = n % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
