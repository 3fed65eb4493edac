/** The text of a PDF that pdfkit made with embedded fonts: by the maps that let readers copy from it. */
import { inflateSync } from 'node:zlib';

export interface PdfText {
  readonly pages: string[];
  readonly raw: string;
}

export function pdfText(pdf: Buffer): PdfText {
  const raw = pdf.toString('latin1');
  const objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
  const fonts = fontsIn(objects);
  const pages = [...objects.values()]
    .filter((body) => body.includes('/Type /Page\n'))
    .map((body) => {
      const [, contents = ''] = /\/Contents (\d+) 0 R/.exec(body) ?? [];
      return textOf(streamOf(objects.get(contents) ?? ''), fonts);
    });
  return { pages, raw };
}

function streamOf(body: string): string {
  const [, stream = ''] = /stream\n([\s\S]*)\nendstream/.exec(body) ?? [];
  const bytes = Buffer.from(stream, 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : stream;
}

/** By the name that pages use: the characters of each glyph. */
function fontsIn(objects: ReadonlyMap<string, string>): Map<string, string[]> {
  const fonts = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? [];
      if (map !== undefined) fonts.set(name, glyphs(streamOf(objects.get(map) ?? '')));
    }
  }
  return fonts;
}

function glyphs(map: string): string[] {
  return [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

function textOf(content: string, fonts: ReadonlyMap<string, string[]>): string {
  let font: readonly string[] | undefined;
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name);
    else {
      const line = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)]
        .flatMap(([, hex = '']) => hex.match(font === undefined ? /../g : /..../g) ?? [])
        .map((code) => font?.[parseInt(code, 16)] ?? String.fromCharCode(parseInt(code, 16)));
      text += `${line.join('')}\n`;
    }
  }
  return text;
}
