/** What the guard file would else take from its surroundings: beyond the language itself it needs nothing. */

const CHUNK = 4_096;

/** Decodes UTF-16 in the order of bytes of the machine, as `utf-16le` does on every machine we run on. */
export class TextDecoder {
  decode(units) {
    let text = '';
    for (let at = 0; at < units.length; at += CHUNK) {
      text += String.fromCharCode.apply(null, units.subarray(at, at + CHUNK));
    }
    return text.toWellFormed();
  }
}
