/** How long one may still dial, and when the outcome must be told; by the clock of the service. */
import { useEffect, useState } from 'react';
import { LocalTime } from '../../parts/LocalTime.js';
import { useText } from '../../words/language.js';
import type { Call } from './useCalls.js';
import { words } from './words.js';

const SHORT_MS = 120_000;

export function Clock({ call }: { readonly call: Call }) {
  const text = useText(words);
  const now = useServerNow(call.now);
  const zone = call.time_zones?.[0];
  const isKnown = call.identity === 'confirmed';
  const toDial = Date.parse(call.dial_before ?? call.not_after) - now;
  const toTell = Date.parse(call.lease_until ?? call.not_after) - now;
  return (
    <div className="clock">
      {!isKnown && (
        <div className={toDial < SHORT_MS ? 'left short' : 'left'}>
          {toDial > 0 ? (
            <>
              <span role="timer">{minutes(toDial)}</span> {text.toDial}
              <div className="muted">
                {text.until} <LocalTime at={call.dial_before} zone={zone} />
              </div>
            </>
          ) : (
            <strong role="alert">{text.windowClosed}</strong>
          )}
        </div>
      )}
      <div className={toTell < SHORT_MS ? 'left short' : 'left'}>
        {toTell > 0 ? (
          <>
            <span role="timer">{minutes(toTell)}</span> {text.toTell}
          </>
        ) : (
          <strong role="alert">{text.lapsed}</strong>
        )}
        {toTell > 0 && toTell < SHORT_MS && <div role="alert">{text.lapsing}</div>}
      </div>
    </div>
  );
}

function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The machine of a collector may go wrong by minutes: only how much time has passed is taken from it. */
function useServerNow(told: string): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const from = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - from), 1_000);
    return () => clearInterval(timer);
  }, [told]);
  return Date.parse(told) + passed;
}
