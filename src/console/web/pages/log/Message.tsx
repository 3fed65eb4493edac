/** The words as they were judged; masked, unless somebody may see them and said why. */
import { useText } from '../../words/language.js';
import type { Decision } from './Findings.js';
import { words } from './story.words.js';

export function Message({ decision }: { readonly decision: Decision | null }) {
  const text = useText(words);
  const message = decision?.message ?? null;
  if (message === null)
    return <p className="muted">{decision === null ? text.noMessage : text.messageHidden}</p>;
  return (
    <blockquote className="wrap">
      {message.subject !== undefined && <strong>{`${message.subject}\n`}</strong>}
      {message.text}
    </blockquote>
  );
}
