/** Somebody who does nothing for this long is taken to be away. */
const AWAY = 60_000;

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let last = Date.now();

/** Notes when the page is used. */
export function watchInputs(): void {
  for (const kind of INPUTS) addEventListener(kind, () => (last = Date.now()), { capture: true, passive: true });
}

/** Whether nobody has used the page for a while. What it reads then does not keep the session alive. */
export function isAway(): boolean {
  return Date.now() - last > AWAY;
}
