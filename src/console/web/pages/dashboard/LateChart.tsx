/**
 * A chart, fetched and drawn when the page has nothing better to do: the numbers and what they lead to come first.
 *
 * It comes by itself, not when it is scrolled to: who prints the page has it on paper.
 */
import { lazy, Suspense, useEffect, useState, type ComponentProps } from 'react';
import { Loading } from '../../frame/Loading.js';

const BarsOverTime = lazy(async () => ({ default: (await import('./Charts.js')).BarsOverTime }));

const AT_LATEST_MS = 3_000;

export function LateChart(props: ComponentProps<typeof BarsOverTime>) {
  const isIdle = useIdle();
  const room = (
    <div className="chart-room">
      <Loading />
    </div>
  );
  if (!isIdle) return room;
  return (
    <Suspense fallback={room}>
      <BarsOverTime {...props} />
    </Suspense>
  );
}

/** Whether the browser has been idle once since this was shown. */
function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const show = () => setIdle(true);
    if (!('requestIdleCallback' in globalThis)) {
      const timer = setTimeout(show, 500); // older Safari
      return () => clearTimeout(timer);
    }
    const waits = requestIdleCallback(show, { timeout: AT_LATEST_MS });
    return () => cancelIdleCallback(waits);
  }, []);
  return isIdle;
}
