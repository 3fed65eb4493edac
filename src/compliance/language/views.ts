/**
 * The views of one message. Each is made when it is first asked for, and every one of them leads
 * back to places in the message as it was written.
 */
import { deleet } from './deleet.js';
import type { ViewName } from './lexicon/entry.js';
import { normalise } from './norm.js';
import { toPinyin } from './pinyin.js';
import { toSound } from './sound.js';
import { squeeze } from './squeeze.js';
import { Strand } from './strand.js';

export type Views = (view: ViewName) => Strand;

export function viewsOf(original: string): Views {
  const made = new Map<ViewName, Strand>();
  const views: Views = (view) => {
    const known = made.get(view);
    if (known !== undefined) return known;
    const strand = MAKERS[view](original, views);
    made.set(view, strand);
    return strand;
  };
  return views;
}

const MAKERS: Readonly<Record<ViewName, (original: string, views: Views) => Strand>> = {
  raw: (original) => new Strand(original),
  norm: normalise,
  squeezed: (_, views) => squeeze(views('norm')),
  deleet: (_, views) => deleet(views('squeezed')),
  pinyin: (_, views) => toPinyin(views('squeezed')),
  sound: (_, views) => toSound(views('squeezed')),
};
