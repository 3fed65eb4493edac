/**
 * 1006.2(j): whether a voicemail is exactly a limited-content message.
 *
 * It has a business name that does not show collection, a request to reply, the name of a natural
 * person and a telephone number; it may greet, name times, and say that others can help. Every other
 * word makes it a full communication, so the words allowed are listed and the rest must be names.
 */

const TELEPHONE =
  /(?:\+?1[-.\s]?)?(?:\(?\d{3}\)?[-.\s]?)?\d{3}[-.\s]?\d{4}\b(?:\s*(?:,\s*)?(?:ext(?:ension)?\.?|x)\s*\d+)?/gi;
const TIME =
  /\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?)|\b\d{1,2}:\d{2}\b|\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)|\b20\d\d\b/gi;
const COLLECTION = /debt|collect|recover|credit|receivable|portfolio|asset/i;
// Capitalised or not, these are no names.
const NO_NAMES =
  /\b(?:department|dept|customer|services?|care|support|center|centre|accounts?|payments?|balance|urgent|important|matter|business|legal|loans?|past|due|attorneys?|law|lawyer|case|file|claims?|reference|settlement|billing|court|regarding|concerning|about|notice|final|owe|owed|money|bank|card|mortgage|confidential|personal|private)\b/i;
const REQUEST = /\b(?:call|contact|reach|return|reply|respond|phone|ring)\b/i;

const ALLOWED: ReadonlySet<string> = new Set(
  `hello hi hey dear good morning afternoon evening day greetings mr mrs ms dr sir madam this is my name
  name's i i'm am we we're are it it's and or the a an to for of from with at on in by me us you your our
  any calling call calls called contact reach return reply respond phone ring telephone toll-free
  toll free number back message leaving left please kindly thank thanks again bye goodbye have nice great
  when whenever convenient convenience earliest soon as possible available anytime time times between
  before after until through today tomorrow during hours weekday weekdays monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october
  november december am pm a.m p.m noon eastern central mountain pacific standard daylight et ct mt pt
  o'clock speak talk ask representative representatives can could may will be able help assist if not
  another one anyone someone else team member members associate associates either extension ext also
  here that who date other others colleague colleagues rep reps`.split(/\s+/),
);

export function isLimitedContent(text: string, businessName: string): boolean {
  const name = businessName.replace(/\.$/, '');
  if (COLLECTION.test(name) || !text.includes(name)) return false;
  if (text.search(TELEPHONE) === -1 || !REQUEST.test(text)) return false;
  const rest = text.replaceAll(name, ' | ').replaceAll(TELEPHONE, ' ').replaceAll(TIME, ' ');
  if (NO_NAMES.test(rest) || COLLECTION.test(rest)) return false;
  const words = rest
    .split(/[^\p{L}\p{N}'.|-]+/u)
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''));
  return hasOnlyNames(words.filter((word) => word !== ''));
}

/** At least one name, and nothing that is neither allowed nor a name. */
function hasOnlyNames(words: readonly string[]): boolean {
  let names = 0;
  for (const [index, word] of words.entries()) {
    if (word === '|' || ALLOWED.has(word.toLowerCase())) continue;
    if (!isName(words, index)) return false;
    names += 1;
  }
  return names > 0;
}

const INTRODUCES: ReadonlySet<string> = new Set([
  'is',
  'name',
  "i'm",
  'am',
  'me',
  'or',
  'and',
  'contact',
  'call',
  'reach',
  'for',
  'to',
  'with',
  'ask',
  'hello',
  'hi',
  'dear',
  'mr',
  'mrs',
  'ms',
  'dr',
  "name's",
  'from',
  'morning',
  'afternoon',
  'evening',
]);
const FOLLOWS: ReadonlySet<string> = new Set([
  'calling',
  'from',
  'with',
  'here',
  'at',
  'or',
  'and',
  '|',
]);

/** A capitalised word beside another one, or where a sentence introduces or ends a name. */
function isName(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (!/^\p{Lu}[\p{L}'.-]*$/u.test(word)) return false;
  const before = words[index - 1] ?? '';
  const after = words[index + 1] ?? '';
  return (
    isCapitalName(before) ||
    isCapitalName(after) ||
    INTRODUCES.has(before.toLowerCase()) ||
    FOLLOWS.has(after.toLowerCase())
  );
}

function isCapitalName(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !ALLOWED.has(word.toLowerCase());
}
