/**
 * Whether the words around a match take it back: a negation before it in the same clause, or a
 * warning against those who do such things.
 *
 * Irony is not understood. A negation that is itself negated, or that depends on payment (`pay and we
 * will not call your boss`), is left to a person.
 */
import { clauseAround, sentenceAround, type Stretch } from './clauses.js';

export type Lowering = 'none' | 'lowered' | 'doubtful';

interface Grammar {
  readonly negator: RegExp;
  /** How far before the match a negation still governs it, in characters. */
  readonly reach: number;
  /** Between negation and match: the negation governs something else. */
  readonly parted: RegExp;
  /** Directly before the negation: what it promises hangs on a condition. */
  readonly conditional: RegExp;
  /** Before the negation: the condition itself is what is negated. */
  readonly inCondition: RegExp;
  readonly twice: RegExp;
  readonly after: RegExp;
  readonly warns: RegExp;
  /** A warning over clauses: who does such things, and what to do then. */
  readonly suspects: RegExp;
  readonly advises: RegExp;
}

const CHINESE: Grammar = {
  negator:
    /(?:绝对?|从|并|决|也|均|一律)?(?<![会能可要是])不(?:会|得(?!安|好死|了|不)|再(?!不|客气|忍|等|给|留|和|跟|拖)|可|应|能(?!还|不)|准|许|允许|存在|提供|收取|采取|接受|向|因)|(?<!要)不要(?!脸|逼|怪|以为|等|后悔|命)|绝不|从不|从未|决不|并未|承诺不|严禁|禁止|请勿|切勿|勿|谨防|警惕|防范|假冒|冒充|自称|声称|举报|如遭遇|如遇|无权|没有(?!钱|还)|无需|不必|不用(?!还)|并非|不是(?!人)|(?<![要再还得可])[不未莫](?=$)/gu,
  reach: 16,
  parted: /就(?!您|你|此|该|本)|否则|不然|要不|我[要就]|我们[要就]|立即|马上|的话|还[款钱清]/u,
  conditional: /[就才便](?:绝对?|一定)?$/u,
  inCondition: /(?!)/u,
  twice: /不[会得能可]不|并非不|没有不|不可能不/u,
  after: /^.{0,8}[是均都属系为].{0,3}(?:违法|违规|被?禁止|诈骗|骗局|骗子|谣言|假)/u,
  warns:
    /(?<!涉嫌.{0,6}|构成.{0,6}|恶意|信用卡|贷款|合同|犯|[你].{0,4})诈骗(?!罪)|请勿相信|骗局|谣言/u,
  suspects:
    /[如若]?有人|[如若](?:遇|遭)|遇到|遭遇|凡|谨防|警惕|冒充|自称|假冒|[如若]对方|催收人员|工作人员/u,
  advises: /举报|诈骗|投诉|勿|报警|挂断|核实|骗|拨打|不要相信/u,
};

const ENGLISH: Grammar = {
  negator:
    /\b(?:never|not|no one|nobody|none|no|cannot|\w{1,12}n't|without|nor|neither|unable|illegal|unlawful|prohibited|forbidden|scam(?:s|mers?)?|fraudsters?|posing as|pretend(?:s|ing)?|impersonat\w+|if (?:someone|anyone|a caller)|anyone who|beware)\b/gu,
  reach: 60,
  parted:
    /\b(?:we|i|they|he|she|my|police|court|sheriff|unless|until|because|then|else|(?<!to )pay)\b|\bor (?:you|your|the)\b|\byou(?:'ll| will| could| can| may| might)\b|\band\b.*\bwill\b/u,
  conditional: /\b(?:if|once|when|pay|settle|clear)\b.*\b(?:we|i)(?:'ll| will| do)? ?$/u,
  inCondition:
    /\b(?:if|unless|when|because|since|should) (?:you|u|this|it|the|your)\b[^,;]{0,16}$/u,
  twice:
    /\b(?:not|never|cannot|\w{1,12}n't) (?:\w{1,20} ){0,4}(?:not|never|nobody|no one|nothing|\w{1,12}n't)\b/u,
  after:
    /^(?:(?!\b(?:if|unless|until|when|because)\b)[^.!?;]){0,24}\b(?:is|are|was|were|be)\b[^.!?;]{0,12}\b(?:not|never|illegal|forbidden|prohibited|unlawful|scams?|banned|against|false)\b/u,
  warns: /\b(?:scam(?:s|mers?)?|hang up|is (?:a )?fraud|fraudsters?|fraud (?:alert|warning))\b/u,
  suspects:
    /\bif (?:someone|anyone|anybody|a caller|any caller|a person|you (?:receive|get) (?:a|any)|you (?:are|were|have been) (?:threatened|told|asked|harassed))|\banyone (?:who|posing|claiming|asking)|\bbeware|\bcallers? who|\bimpersonat|\bpretend|\bposing|\bclaiming to|\bscam|\bfraudsters?|\bcriminals (?:may|might|pretend)/u,
  advises:
    /\bhang up|\breport|\bscam|\bfraud|\btell us|\blet us know|\bcontact us|\bcall us|\bignore|\bcomplain|\b(?:do not|don't|never) (?:pay|respond|reply|answer|trust)/u,
};

/** `own` is the pattern that matched: a negation without which it does not is part of what is said. */
export function loweringOf(text: string, match: Stretch, lang: 'zh' | 'en', own: RegExp): Lowering {
  const grammar = lang === 'zh' ? CHINESE : ENGLISH;
  const clause = clauseAround(text, match);
  if (isWarning(text, match, clause, grammar)) return 'lowered';

  const from = Math.max(clause.start, match.start - grammar.reach);
  let lowering: Lowering = 'none';
  const around = text.slice(from, match.end);
  // `exec` on the one pattern: `matchAll` would copy it every time, which costs more than the search.
  grammar.negator.lastIndex = 0;
  for (let negation = next(grammar, around); negation; negation = next(grammar, around)) {
    const start = from + negation.index;
    const end = start + negation[0].length;
    // A negation with which the match itself begins belongs to what is said.
    if (start > match.start && end <= match.end && isSaid(own, text, match, { start, end }))
      continue;
    if (start === match.start || (end > match.start && end === match.end)) continue;
    const one = governs(text, { start, end }, match, clause, grammar);
    if (one === 'doubtful') return one;
    if (one === 'lowered') lowering = one;
  }
  return lowering === 'lowered' && grammar.twice.test(around) ? 'doubtful' : lowering;
}

function isSaid(own: RegExp, text: string, match: Stretch, negation: Stretch): boolean {
  const rest = text.slice(match.start, negation.start) + text.slice(negation.end, match.end);
  return !own.test(rest.replaceAll('  ', ' '));
}

function next({ negator }: Grammar, text: string): RegExpExecArray | null {
  return negator.exec(text);
}

function governs(
  text: string,
  negation: Stretch,
  match: Stretch,
  clause: Stretch,
  grammar: Grammar,
): Lowering {
  const isBefore = negation.end <= match.start;
  const between = text.slice(negation.end, isBefore ? match.start : match.end);
  if (grammar.parted.test(between)) return 'none';
  const before = text.slice(clause.start, negation.start);
  if (grammar.inCondition.test(before)) return 'none';
  return grammar.conditional.test(before) ? 'doubtful' : 'lowered';
}

function isWarning(text: string, match: Stretch, clause: Stretch, grammar: Grammar): boolean {
  if (grammar.warns.test(text.slice(clause.start, clause.end))) return true;
  if (grammar.after.test(text.slice(match.end, clause.end))) return true;
  const sentence = sentenceAround(text, match);
  return (
    grammar.suspects.test(text.slice(sentence.start, match.start)) &&
    grammar.advises.test(text.slice(match.end, sentence.end))
  );
}
