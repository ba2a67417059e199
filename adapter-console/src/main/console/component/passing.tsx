import { useEffect, useState } from 'preact/hooks';
import { countdown, duration } from '../format/duration';
import { instant } from '../format/format';
import { messages } from '../message/messages';

/** Draws again every second while the page is looked at. */
function useSeconds(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** How long something took, or takes until now. */
export function Took({ from, to }: { from: string | null; to: string | null }) {
  const now = useSeconds(from !== null && to === null);
  if (from === null) return <span class="quiet">–</span>;
  return <span class="number">{duration((to === null ? now : Date.parse(to)) - Date.parse(from))}</span>;
}

const NEAR = 15 * 60_000;

/** The time that is left until an instant, by the second. */
export function Countdown({ to }: { to: string }) {
  const now = useSeconds(true);
  const left = Date.parse(to) - now;
  const m = messages().approvals;
  return (
    <time dateTime={to} title={instant(to)} class={left < NEAR ? 'state past number' : 'number'}>
      {left <= 0 ? m.deadlinePassed : countdown(left)}
    </time>
  );
}
