/**
 * What a message to us says, as far as words show it: a wish to stop, hardship, a dispute, an attorney, a
 * wrong number, a death, a complaint, abuse, danger to the writer's own life.
 *
 * A classifier and no judge: it points people to messages and may err both ways. Only `isStop` is certain
 * enough to act upon without a person, for it reads the whole message and nothing but a request to stop.
 */
import { checkLanguage } from './check.js';
import { INBOUND_EN } from './inbound-en.js';
import { INBOUND_ZH } from './inbound-zh.js';
import { originOf } from './strand.js';
import { JUDGED_MAX } from './unfit.js';
import { viewsOf } from './views.js';

export const SIGNALS = [
  'stop',
  'hardship',
  'dispute',
  'attorney',
  'wrong_number',
  'death',
  'complaint',
  'abuse',
  'self_harm',
] as const;
export type Signal = (typeof SIGNALS)[number];

export interface InboundPattern {
  readonly signal: Exclude<Signal, 'abuse'>;
  readonly pattern: RegExp;
  /** Read around a match: if it holds there, the match says something else. */
  readonly except?: RegExp;
}

export interface Heard {
  readonly signal: Signal;
  /** Where in the message, end exclusive. */
  readonly span: readonly [number, number];
}

const AROUND = 24;

/** Each signal once, in the order of `SIGNALS`. */
export function signalsIn(text: string): readonly Heard[] {
  const judged = text.slice(0, JUDGED_MAX);
  const views = viewsOf(judged);
  const heard = new Map<Signal, Heard>();
  for (const [patterns, view] of [
    [INBOUND_ZH, views('squeezed')],
    [INBOUND_EN, views('deleet')],
  ] as const) {
    for (const { signal, pattern, except } of patterns) {
      const match = heard.has(signal) ? null : pattern.exec(view.text);
      if (match === null) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      if (except?.test(view.text.slice(Math.max(0, start - AROUND), end + AROUND)) === true)
        continue;
      heard.set(signal, { signal, span: originOf(view, start, end) });
    }
  }
  const abuse = abuseIn(judged);
  if (abuse !== undefined) heard.set('abuse', abuse);
  return SIGNALS.flatMap((signal) => heard.get(signal) ?? []);
}

const ABUSIVE: ReadonlySet<string> = new Set(['VIO', 'INS', 'OBS', 'SEX']);

/** Threats and insults are the same whoever writes them. */
function abuseIn(text: string): Heard | undefined {
  const found = checkLanguage(text, { is_message: false }).findings.find(
    ({ severity, category }) => severity === 'block' && ABUSIVE.has(category),
  );
  return found && { signal: 'abuse', span: found.span };
}

const STOP_WORDS = new Set(
  (
    'stop stopall quit end revoke optout cancel unsubscribe remove t td r n 退订 拒收 取消 停止 退 tdhf ' +
    'stopit pleasestop stopplease stopnow stopthis stopthank stopthanks stopthankyou stoptexting ' +
    'stoptextingme pleasestoptextingme stopmessagingme pleasestopmessagingme stopcontactingme ' +
    'pleasestopcontactingme stopcallingme pleasestopcallingme stopallmessages stopalltexts ' +
    'stopsendingmemessages stopsendingmetexts stopsendingthese stopmessages stoptexts donottextme ' +
    'donttextme donotcontactme dontcontactme donotcontactmeagain dontcontactmeagain donottextmeagain ' +
    'donttextmeagain donotmessageme dontmessageme unsubscribeme removeme removemynumber ' +
    'pleaseremoveme takemeoff takemeoffyourlist removemefromyourlist optmeout iwanttooptout ' +
    'optoutplease nomoretexts nomoremessages leavemealone ' +
    '退订回复 回复退订 请退订 我要退订 我要退订短信 退订短信 不要再发 不要再发了 不要发了 别发了 别再发 ' +
    '别再发了 请勿再发 请勿发送 请勿再发送 请不要再发 请不要再发了 不要再发短信 别再发短信 ' +
    '不要再发短信了 别再发短信了 请停止发送 停止发送 停止发短信 请停止发送短信 不要再联系我 ' +
    '别再联系我 请不要再联系我 请勿再联系我 不要再打扰我 别再打扰我 请勿打扰 不要再给我发短信 ' +
    '别再给我发短信 不要再给我发短信了 别再给我发短信了 取消订阅 拒绝接收 我拒收 不再接收'
  ).split(' '),
);

/** The whole message is an unmistakable request to stop, in whatever script it is typed. */
export function isStop(text: string): boolean {
  if (text.length > 200) return false;
  return STOP_WORDS.has(viewsOf(text)('norm').text.replaceAll(/[\s\p{P}]/gu, ''));
}
