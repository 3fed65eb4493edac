/** The few pages that the doors show to people: no script, no style sheet, nothing about a debt. */

/** @param title and body are HTML already */
export function page(title: string, body: string): string {
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width">' +
    `<title>${title}</title><h1>${title}</h1>${body}</html>`
  );
}
