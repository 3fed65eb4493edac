/** Reading strictly: what has two spellings could be changed without being noticed. */

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for bytes that are no UTF-8. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Padded base64 in its one canonical spelling; undefined for anything else. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** A decimal without leading zeroes that JavaScript holds exactly; undefined for anything else. */
export function fromDecimal(text: string): number | undefined {
  const number = Number(text);
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}

export const HEX_32_BYTES = /^[0-9a-f]{64}$/;
