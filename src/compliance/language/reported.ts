/**
 * Whether words are told as what somebody else has said, in a message that keeps its distance from them: an apology, an
 * answer to a complaint, a warning. Such words are left to a person: a quotation excuses nobody, and to block every
 * apology for an insult would leave the insult without one.
 */
import { sentenceAround, type Stretch } from './clauses.js';

interface Marks {
  /** Before the words, in their sentence or, in Chinese, their clause: somebody else said or did it. */
  readonly tells: RegExp;
  /** Anywhere outside the quotation: what the sender thinks of it. */
  readonly distance: RegExp;
}

const ENGLISH: Marks = {
  tells:
    /\byou(?:'ve| have)? (?:said|say|told|tell|wrote|write|state[ds]?|mention(?:ed)?|report(?:ed)?|describe[ds]?|claim(?:ed)?)\b.{0,60}\b(?:collector|agent|callers?|colleague|contractor|man|he|she|they|someone|somebody)\b|\byou(?:'ve| have)? ask(?:ed)?\b.{0,20}\b(?:if|whether)\b|\byou were (?:told|called|asked|threatened)\b|\b(?:customer said|complaint that|the threat|your (?:letter|message|email|e-mail|question)|someone (?:rang|called|told|texted|wrote)|(?:collector|agent|colleague|contractor) (?:who |had )?(?:said|told|called|suggested|threatened)|if (?:one|he|she|they|anyone|someone) (?:did|does|threatens?)|criminals|scammers?|no one here|nobody (?:here|had any right))\b/iu,
  distance:
    /\b(?:sorry|apolog\w+|forgive|regret\w*|ashamed|complain\w*|unacceptable|not acceptable|inexcusable|no excuse|bad advice|suspend\w*|dismissed|removed|disciplin\w+|no longer work\w*|has no place|tolerate|any right|not how we|not what we|not one of ours|(?:wasn't|was not|isn't|is not) (?:us|known|from us)|never should|should never|banned words|every right to be|right to be (?:upset|angry)|seriously|recordings?|investigat\w+|fake|forgery|bogus|false|untrue|scam\w*|fraud\w*|hang up|report (?:him|her|it|them)|please (?:believe|don't|do not)|don't (?:panic|pay|answer|give)|do not (?:panic|pay|answer|give)|the answer is no|start afresh)\b/iu,
};

const CHINESE: Marks = {
  tells:
    /[您你](?:[说說]|[当當][时時][说說]|反[馈饋映]|描述|提到|提出|投[诉訴]|[来來]信|[转轉]述|[问問]|信中|[刚剛]才|那句|[话話]有人|收到的)|客[户戶诉訴]|案主|[来來]函|用[户戶]|[网網][传傳]|前手|前一[个個]同事|投[诉訴][内內]容|催收[员員]|坐席|有人|[骗騙]子|不法人士|冒充|假冒|威[胁脅]要|截[图圖]|[内內]容多[为為]/u,
  distance:
    /抱歉|道歉|歉意|[对對]不起|投[诉訴]|客[诉訴]|[严嚴]重[违違]反|[违違][规規]|不[当當]言[语語]|不是我[司们們行]|非本公司|[与與]我司[无無][关關]|停止?[职職该該咗]|[辞辭]退|[离離]开公司|解除[劳勞][动動]|核[查实實對对]|[调調](?:查|取)|[质質][检檢]|[举舉][报報]|[报報][警案]|求助|[关關][怀懷]|[伪偽]造|[虚虛]假|陷阱|千万[别別]|[谣謠]言|禁[语語]|不允[许許]|不能接受|不[应應][该該]|不符合|不存在|口[径徑]|升[级級]|退回|重大申[诉訴]|答案是不|答[复復]是|担心|擔心|[请請](?:不要|勿|[别別]|拒[绝絕])/u,
};

const CLAUSE_END = /[,;，；][^,;，；]*$/u;

const QUOTED = /"[^"]{1,160}"|“[^”]{1,160}”|‘[^’]{2,160}’|「[^」]{1,160}」|『[^』]{1,160}』/gu;

/** So many characters on either side are looked at: a long text costs no more than a short one for each finding. */
const NEAR = 600;

/** @param start @param end of the words in the text as it was given, end exclusive */
export function isReported(text: string, start: number, end: number, lang: 'zh' | 'en'): boolean {
  const { tells, distance } = lang === 'zh' ? CHINESE : ENGLISH;
  const from = Math.max(0, start - NEAR);
  const near = text.slice(from, end + NEAR);
  const words = { start: start - from, end: end - from };
  const before = near.slice(sentenceAround(near, words).start, words.start);
  const said = lang === 'zh' ? before.slice(CLAUSE_END.exec(before)?.index ?? 0) : before;
  if (tells.test(said)) return distance.test(without(near, words));
  const quoted = quotationAround(near, words);
  return quoted !== undefined && distance.test(without(near, quoted));
}

function quotationAround(text: string, { start, end }: Stretch): Stretch | undefined {
  for (const { index, 0: found } of text.matchAll(QUOTED)) {
    if (index > start) return undefined;
    if (index + found.length >= end) return { start: index, end: index + found.length };
  }
  return undefined;
}

const without = (text: string, { start, end }: Stretch): string =>
  `${text.slice(0, start)} ${text.slice(end)}`;
