/** The paper of readable exports: A4, a font that has Chinese, a place for each kind of line, numbered feet. */
import { createRequire } from 'node:module';
import Paper from 'pdfkit';
import type { Language } from '../../compliance/telling/tell.js';

const { resolve } = createRequire(import.meta.url);
// Noto Sans SC, OFL 1.1. Only the glyphs that occur are embedded.
const REGULAR = resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

export const MARGIN = 50;
const FOOT = 28;
const INK = '#1a1a1a';
export const FAINT = '#666666';
const RULE = '#cccccc';

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  /** For what is typed off or compared letter by letter. */
  readonly mono?: boolean;
  readonly color?: string;
  /** From the left edge of the paper. */
  readonly x?: number;
  /** Space below. */
  readonly after?: number;
}

export class Page {
  readonly document: PDFKit.PDFDocument;
  readonly #done: Promise<Buffer>;

  /** @param at when it was made: PDF wants to know, and the same export gives the same bytes */
  constructor(title: string, language: Language, at: number) {
    this.document = new Paper({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
      bufferPages: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: 'Dunwell', CreationDate: new Date(at), ModDate: new Date(at) },
    });
    this.document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
    const parts: Buffer[] = [];
    this.document.on('data', (part: Buffer) => parts.push(part));
    this.#done = new Promise((resolved, reject) => {
      this.document.on('end', () => resolved(Buffer.concat(parts)));
      this.document.on('error', reject);
    });
  }

  get right(): number {
    return this.document.page.width - MARGIN;
  }

  get bottom(): number {
    return this.document.page.height - MARGIN - FOOT;
  }

  line(
    text: string,
    { size = 9.5, bold = false, mono = false, color = INK, x = MARGIN, after = 2 }: Style = {},
  ): void {
    const font = mono ? 'Courier' : bold ? 'bold' : 'regular';
    this.document.font(font).fontSize(size).fillColor(color);
    this.document.text(printable(text), x, this.document.y, { width: this.right - x });
    this.document.y += after;
  }

  /** Begins a page if what belongs together would be torn apart. */
  keep(height: number): void {
    if (this.document.y + height > this.bottom) this.document.addPage();
  }

  gap(height: number): void {
    this.document.y += height;
  }

  rule(): void {
    const { document } = this;
    document.moveTo(MARGIN, document.y).lineTo(this.right, document.y).lineWidth(0.5);
    document.strokeColor(RULE).stroke();
    document.y += 6;
  }

  /** Lines with a bar at their left, over page breaks. */
  quoted(text: string, x: number, style: Style = {}): void {
    const { document } = this;
    for (const part of printable(text).split('\n')) {
      this.keep(16);
      const top = document.y;
      this.line(part === '' ? ' ' : part, { size: 9, ...style, x: x + 10, after: 0 });
      // After a break the bar begins at the top of the new page.
      const from = document.y < top ? MARGIN : top;
      document
        .moveTo(x + 2, from)
        .lineTo(x + 2, document.y)
        .lineWidth(2)
        .strokeColor(RULE)
        .stroke();
    }
    document.y += 4;
  }

  /** @param foot of a page, by its number and how many there are */
  finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
    const { document } = this;
    const { count } = document.bufferedPageRange();
    for (let n = 0; n < count; n++) {
      document.switchToPage(n);
      // Below the margin, where text would begin a new page.
      document.page.margins.bottom = 0;
      document.font('regular').fontSize(7.5).fillColor(FAINT);
      const y = document.page.height - MARGIN - 6;
      document.text(foot(n + 1, count), MARGIN, y, {
        width: this.right - MARGIN,
        lineBreak: false,
      });
    }
    document.end();
    return this.#done;
  }
}

/** What steers a terminal or turns the direction of writing has no place on paper, and no glyph. */
function printable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, (one) => (one === '\n' ? one : '\uFFFD'));
}
