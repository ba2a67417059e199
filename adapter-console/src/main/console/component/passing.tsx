import { useEffect, useState } from 'preact/hooks';
import { countdown, duration } from '../format/duration';
import { instant } from '../format/format';
import { messages } from '../message/messages';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  if (!document.hidden) listeners.forEach((listener) => listener());
}

/** Draws again every second while the page is looked at. All share one timer. */
function useSeconds(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!isRunning) return;
    const listener = () => setNow(Date.now());
    listener();
    listeners.add(listener);
    timer ??= setInterval(tick, 1_000);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, [isRunning]);
  return now;
}

/** How long something took, or takes until now. */
export function Took({ from, to }: { from: string | null; to: string | null }) {
  const now = useSeconds(from !== null && to === null);
  if (from === null) return <span class="quiet">–</span>;
  return <span class="number" title={instant(from)}>{duration((to === null ? now : Date.parse(to)) - Date.parse(from))}</span>;
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
