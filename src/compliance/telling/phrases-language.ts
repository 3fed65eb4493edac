/** Phrases of the language check: what a text does, and what softens or is missing. */
import type { Phrase } from './phrase.js';

const SAYINGS: readonly Phrase[] = [
  ['the text urges self-harm', '文本诱导自残'],
  ['the text makes a sexual demand or threat', '文本提出性要求或以性相威胁'],
  ['the text threatens violence or stalking', '文本以暴力或跟踪相威胁'],
  ['the text threatens home, shop or workplace', '文本以损害住所、店铺或工作场所相威胁'],
  ['the text is obscene', '文本含有污言秽语'],
  ['the text insults', '文本含有侮辱'],
  ['the text poses as an authority', '文本冒充权力机关'],
  ['the text threatens public shame', '文本以当众羞辱相威胁'],
  [
    'the text threatens to involve family, employer or contacts',
    '文本以牵连家人、雇主或联系人相威胁',
  ],
  ['the text threatens to bombard with calls or messages', '文本以电话或信息轰炸相威胁'],
  ['the text invents consequences for credit, work or family', '文本虚构对信用、工作或家庭的后果'],
  ['the text makes a false or impossible legal threat', '文本作虚假的或不可能实现的法律威胁'],
  [
    'the text asks for payment to private hands or for improper fees',
    '文本要求付款至个人或支付不当费用',
  ],
  ['the text pushes to borrow or to sell in order to pay', '文本诱导借款或变卖财物还债'],
  ['the text tells somebody else about a debt', '文本向他人提及债务'],
  ['the text makes a statement that must be true', '文本含有必须属实的表述'],
];

const AND: readonly Phrase[] = [
  ['', ''],
  [', and it is unclear whether it is denied', '，且是否予以否定并不明确'],
  [', but the clause denies it or warns of it', '，但所在分句予以否定或警示'],
  [', though the clause denies it', '，尽管所在分句予以否定'],
  [', which the approved template covers', '，已由经审批的模板涵盖'],
  [', which needs an approved template', '，须使用经审批的模板'],
  [', which needs the case number of the text in the facts', '，须在事实中载明文本所称的案号'],
  [', which needs {missing}', '，缺少{missing}'],
  [', which the house policy permits', '，机构政策允许'],
  [', but the house policy excepts this very text', '，但机构政策对该文本予以例外'],
];

/** Where it was found; the words themselves are never told. */
const FOUND: Phrase = [' ({code}, characters {n}-{n2})', '（{code}，第{n}至{n2}个字符）'];

export const LANGUAGE_PHRASES: readonly Phrase[] = [
  ...SAYINGS.flatMap(([saying, told]) =>
    AND.flatMap(([more, also]): Phrase[] => [
      [saying + more + FOUND[0], told + also + FOUND[1]],
      [saying + more, told + also],
    ]),
  ),
  [
    `the text is longer than {n3} characters, so its end was not judged${FOUND[0]}`,
    `文本超过{n3}个字符，其后部分未经审查${FOUND[1]}`,
  ],
  [
    'the text is longer than {n} characters, so its end was not judged',
    '文本超过{n}个字符，其后部分未经审查',
  ],
  [`the text says nothing${FOUND[0]}`, `文本没有内容${FOUND[1]}`],
  ['the text says nothing', '文本没有内容'],
  [`the text holds half a character${FOUND[0]}`, `文本含有不完整的字符${FOUND[1]}`],
  ['the text holds half a character', '文本含有不完整的字符'],
  [
    `the text turns the order of its signs around${FOUND[0]}`,
    `文本颠倒了字符的显示顺序${FOUND[1]}`,
  ],
  ['the text turns the order of its signs around', '文本颠倒了字符的显示顺序'],
  [
    `most of the text is in a script that the lexicon does not cover${FOUND[0]}`,
    `文本主要使用词库未涵盖的文字${FOUND[1]}`,
  ],
  [
    'most of the text is in a script that the lexicon does not cover',
    '文本主要使用词库未涵盖的文字',
  ],
  ['and {n} more', '另有{n}处'],
];
