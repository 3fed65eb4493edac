/** 1006.6(e): a clear statement of a simple way to refuse further electronic messages there. */
import { remembered } from './remembered.js';
import { sentencesOf } from './wording.js';

const FILLER =
  '(?:\\s+(?:to|with|by|the|this|that|word|text|message|e-?mail|us|sending|typing|only|just|back|number))*';
const KEYWORD = '(?:stop|stopall|end|quit|cancel|unsubscribe|opt[\\s-]?out|remove|no)';

const WAYS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:repl(?:y|ying)|text|txt|respond|send|answer)(?:ing)?${FILLER}[\\s:"'“”‘’(]+${KEYWORD}\\b`,
    'i',
  ),
  /\b(?:opt[\s-]?out|unsubscribe|stop|end|no longer|further|refuse|remove|do not want|don'?t want)\b.{0,90}\b(?:repl(?:y|ying)(?! by (?:mail|post|phone|telephone|letter))|text (?:us|the|stop|end)|respond(?:ing)?(?! by (?:mail|post|phone))|click(?:ing)?|link|tap(?:ping)?|visit(?:ing)?(?! (?:our |an? |the )?(?:\w+ )?(?:offices?|branch|store)\b)|select(?:ing)?|here)\b/i,
  /\b(?:click|tap|link|visit(?! (?:our |an? |the )?(?:\w+ )?(?:offices?|branch|store)\b)|follow|select|press|use|go to|manage)(?:ing)?\b.{0,90}\b(?:opt[\s-]?out|unsubscribe|stop|preferences|remove)\b/i,
  /\b(?:stop|stopall|quit|unsubscribe)\b\s*(?:=|to)\s*(?:stop|end|opt[\s-]?out|unsubscribe|cancel|quit)\b/i,
  /\b(?:opt[\s-]?out|unsubscribe|stop)\b.{0,40}(?:https?:\/\/|www\.|[a-z0-9-]+\.[a-z]{2,}\/)/i,
  /(?:https?:\/\/|www\.)\S*(?:opt-?out|unsubscribe|stop)\S*/i,
  /\b(?:respond[ae]|responder|conteste|env[ií]e|texto)\b.{0,40}\b(?:alto|stop|parar|cancelar|baja|fin)\b/i,
  /\b(?:haga clic|enlace|aqu[ií])\b.{0,80}\b(?:baja|cancelar|dejar de recibir|no recibir|suscripci[oó]n)\b/i,
  /\b(?:baja|cancelar|dejar de recibir|no recibir)\b.{0,80}\b(?:haga clic|enlace|aqu[ií]|respond[ae]|responder)\b/i,
  /(?:回复|回覆|点击|點擊).{0,20}(?:退订|退訂|取消|停止|拒收|STOP|TD|T\b|R\b)/i,
];

// No fee, and nothing asked for beyond the preference and the address or number itself.
const DEMANDS =
  /\b(?:fee|charge|cost)s? (?:of|applies|apply|is|may)\b|\$\s?\d|\b(?:social security|ssn|date of birth|birth ?date|password|log ?in|sign in|driver'?s licen[cs]e)\b|\b(?:with|include|including|provide|providing|enter|entering|give|giving|state|stating|and|your)\b.{0,20}\b(?:your )?(?:full name|account (?:number|no)|reference number|home address|mailing address|postal address|reason)\b/i;

/** Whether the text names an electronic way to opt out that costs and asks nothing more. */
export const hasSimpleOptOut = remembered((text) => {
  const sentences = sentencesOf(text);
  const isNamed =
    WAYS.some((way) => way.test(text)) ||
    // The label of a link.
    sentences.some((sentence) => /^\W*unsubscribe\W*$/i.test(sentence));
  if (!isNamed) return false;
  return !sentences.some((sentence, index) => {
    if (MENTIONS.test(sentence)) return DEMANDS.test(sentence);
    return FEE.test(sentence) && MENTIONS.test(sentences[index - 1] ?? '');
  });
});

/** A sentence on a fee, right behind the one on opting out. */
const FEE = /^\W*(?:an?|the|this|there is an?)\b.{0,20}\b(?:fee|charge)\b/i;

const MENTIONS =
  /\b(?:opt(?:ing)?[\s-]?out|unsubscribe|stop|baja|further (?:e-?mails?|texts?|messages?))\b/i;
