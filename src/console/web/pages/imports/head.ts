/** The headings of a file, read here so that one sees what is to be mapped; the service reads the file itself. */
export interface Head {
  readonly format: 'csv' | 'ndjson';
  readonly columns: readonly string[];
}

const LOOKED_AT = 64 * 1024;

export async function headOf(file: File): Promise<Head> {
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  const [line = ''] = decoded(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  if (line.trimStart().startsWith('{')) return { format: 'ndjson', columns: [] };
  return { format: 'csv', columns: cellsOf(line, delimiterOf(line)) };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // What is cut at the end of the look may be half a character: then it waits for more.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}

function delimiterOf(line: string): string {
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: line.split(mark).length }));
  return counts.toSorted((a, b) => b.n - a.n)[0]?.mark ?? ',';
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  cells.push(cell.trim());
  return cells.filter((one) => one !== '');
}
