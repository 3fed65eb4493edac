/**
 * The nonce of this page on every style sheet that a script makes.
 *
 * Ant Design sets it by itself but in three places (what the browser can do, the width of its scroll bars,
 * the page that stands still below a dialog). A style in markup has no nonce and stays refused.
 */
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

type Make = (name: string, options?: ElementCreationOptions) => HTMLElement;

const make: Make = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = make(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
