/** Whether an inbound message asks to stop, or to start again, as a reasonable reader takes it. */
import { remembered } from './remembered.js';

const KEYWORD =
  /^\W*(?:please\s+)?(?:stop|stopall|quit|end|revoke|opt[\s-]?out|optout|cancel|unsubscribe|remove)(?:\s+(?:please|now|all|it|this|thanks|thank you))*\W*$/i;

// A wish about times or places is no request to stop, and nobody stops by to end a conversation.
const NOT_A_STOP = /\bstop(?:s|ped|ping)?\s+(?:by|in|at|over|payment|thinking|worrying)\b/gi;
const ONLY_SOMETIMES = /\b(?:after|before|at|during|between|until|while|on)\b/i;

const SENTENCES: readonly RegExp[] = [
  /\bstop\b(?:.{0,30}\b(?:text|messag|contact|send|e-?mail|bother|harass|writ|it|this|me)|[.!\s]*$)/i,
  /^\W*(?:pls |please )?stop\b\s*(?:$|[!.,])/i,
  /\b(?:do not|don'?t|never|quit|cease)\b.{0,20}\b(?:text|contact|messag|e-?mail|send|writ|bother|reach)/i,
  /\b(?:cancel|end|discontinue|halt) (?:(?:my|these|the|all|your|any) )*(?:texts?|texting|messages?|messaging|e-?mails?|alerts?)\b/i,
  /(?:^|[,.;!]\s*)no (?:texts|messages|e-?mails)(?: please)?\W*$/i,
  /\bno (?:more|further)\b.{0,15}\b(?:texts?|messages?|e-?mails?|contact|communications?)\b/i,
  /\b(?:don'?t|do not) want\b.{0,25}\b(?:texts?|messages?|e-?mails?|hear|contact)/i,
  /\bno longer (?:want|wish|care) to (?:receive|get|be)\b|\b(?:leave (?:me|us)|(?:be )?left) alone\b|\blet me be\W*$|\bgo away\b|\blose (?:this|my) number\b/i,
  /\bunsubscribe\b|\bopt(?:ing)?\s?(?:me\s)?-?out\b|\brevoke\b/i,
  /\b(?:removed|taken) (?:from|off) (?:your|the|this) list\b/i,
  /\b(?:take|remove|delete) (?:me|my (?:number|phone|e-?mail|address))\b/i,
];

/** The timeline of a person is read again at every contact, with the same words in it. */
export const asksToStop = remembered((text) => {
  if (KEYWORD.test(text)) return true;
  const rest = text.replaceAll(NOT_A_STOP, ' ');
  return SENTENCES.some((pattern) => {
    const match = pattern.exec(rest);
    if (match === null) return false;
    // What a new sentence says of times is about something else.
    if (/[.!]\s*$/.test(match[0])) return true;
    return !ONLY_SOMETIMES.test(rest.slice(match.index + match[0].length).slice(0, 20));
  });
});

export function asksToStart(text: string): boolean {
  return /^\W*(?:start|unstop)\W*$/i.test(text);
}
