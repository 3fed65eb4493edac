/** Bytes that claim to be UTF-8 and are not, and what of a reply its writer wrote. */
import { isUtf8 } from 'node:buffer';

/** Gateways in China send GBK and say UTF-8; GB 18030 reads all of it. */
export function decoded(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : new TextDecoder('gb18030').decode(bytes);
}

const QUOTE_BEGINS =
  /^(?:>|-{2,}\s*(?:original|forwarded)|_{8,}|(?:on|am|le|el)\s.{5,120}(?:wrote|schrieb|a écrit|escribió)\s*:?\s*$|(?:from|sent|发件人|发送时间|寄件者)\s*[:：]|.{0,120}(?:写道|寫道)\s*[:：]?\s*$|-{2,}\s*(?:原始邮件|原邮件|转发))/i;

/** Up to the first line that quotes somebody else, without a signature. */
export function ownWords(text: string): string {
  const lines = text.split(/\r?\n/);
  const quoted = lines.findIndex((line) => QUOTE_BEGINS.test(line.trim()));
  const own = quoted === -1 ? lines : lines.slice(0, quoted);
  const signature = own.findIndex((line) => /^-- ?$/.test(line));
  return (signature === -1 ? own : own.slice(0, signature)).join('\n').trim();
}
