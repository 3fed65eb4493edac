/**
 * In the foot of every printed sheet: the newest checkpoint of the evidence log when the page was opened. Whoever
 * keeps the sheet can show later whether the history behind it was only added to.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { answer, api } from '../api/client.js';
import { useText } from '../words/language.js';
import { useSession } from './session.js';
import { words } from './words.js';

export function PrintedFoot() {
  const text = useText(words);
  const { may } = useSession();
  const { pathname } = useLocation();
  const { data } = useQuery({
    // With each page anew: an older checkpoint than that of what is shown would be true, and say less.
    queryKey: ['checkpoint', pathname],
    queryFn: () => answer(api.GET('/v1/checkpoint')),
    enabled: may('contacts:read'),
    placeholderData: keepPreviousData,
  });
  if (!may('contacts:read')) return null;
  return <footer className="printed-foot">{said()}</footer>;

  function said(): string {
    if (data === undefined) return text.checkpointUnread;
    const { log, size, root, at } = data;
    if (log === null) return text.checkpointNone(at);
    return text.checkpoint({ log, size: size ?? 0, root: root ?? '', at });
  }
}
