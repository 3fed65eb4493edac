/** CSV for spreadsheets, which run what begins like a formula: an apostrophe makes it text (OWASP, CSV injection). */

// Spreadsheets take signs of full width for the narrow ones, and some skip spaces in front.
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

export function csvLine(cells: readonly string[]): string {
  const safe = cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell));
  return `${safe.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
