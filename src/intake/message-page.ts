/** The words of the page behind a message, in English and Simplified Chinese. Nothing of a debt is on it. */
import Handlebars from 'handlebars';
import { page } from './pages.js';

export const WISHES = {
  stop: 'Stop these messages · 不要再给我发消息',
  wrong_number: 'This is not me · 你们找错人了',
  dispute: 'I dispute this · 我对此有异议',
  call_me: 'Please call me · 请给我打电话',
  help: 'I need help · 我需要帮助',
} as const;
export type Wish = keyof typeof WISHES;

export function isWish(text: unknown): text is Wish {
  return typeof text === 'string' && Object.hasOwn(WISHES, text);
}

/** @param sender as it names itself to the public */
export function choices(sender: string): string {
  const buttons = Object.entries(WISHES).map(
    ([wish, words]) => `<p><button name="wish" value="${wish}">${words}</button></p>`,
  );
  return page(
    'About our message · 关于我们的消息',
    `<p>${Handlebars.escapeExpression(sender)}</p><form method="post">${buttons.join('')}</form>`,
  );
}

const THANKS: Readonly<Record<Wish, string>> = {
  stop: 'We will send no more messages to this address. 我们不会再向该地址发送消息。',
  wrong_number: 'Somebody will look into it. 我们会有人核实。',
  dispute: 'Somebody will look into it. 我们会有人核实。',
  call_me: 'Somebody will call you. 我们会有人给您回电。',
  help: 'Somebody will get in touch with you. 我们会有人与您联系。',
};

export function thanks(wish: Wish): string {
  return page('Thank you. 谢谢。', `<p>${THANKS[wish]}</p>`);
}

export function gone(): string {
  return page(
    'This page is no more. 此页面已失效。',
    '<p>Copy the whole address from the message, or answer the message itself. 请复制完整链接，或直接回复消息。</p>',
  );
}
