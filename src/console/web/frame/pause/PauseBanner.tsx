/** Above every page while anything is stopped. */
import { Alert } from 'antd';
import { Link } from 'react-router';
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import { usePauses } from './usePauses.js';
import { words } from './words.js';

export function PauseBanner() {
  const text = useText(words);
  const pauses = usePauses();
  const widest = pauses.find(({ scope }) => scope === 'tenant') ?? pauses[0];
  if (widest === undefined) return null;
  const isAll = widest.scope === 'tenant';
  return (
    <Alert
      banner
      type="error"
      role="status"
      title={
        <span>
          <strong>{isAll ? text.everythingStopped : text.partStopped(pauses.length)}</strong>{' '}
          {widest.reason} (<LocalTime at={widest.paused_at} />){' '}
          {widest.status === 'resume_requested' && text.endAsked}{' '}
          <Link to="/pauses">{text.look}</Link>
        </span>
      }
    />
  );
}
