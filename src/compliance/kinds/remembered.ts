/** Answers about texts, remembered while the texts come again: in a timeline, in a bulk, at the next try. */

const TEXTS_MAX = 5_000;

export function remembered(read: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = read(text);
    if (known.size >= TEXTS_MAX) known.clear();
    known.set(text, answer);
    return answer;
  };
}
