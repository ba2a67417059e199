import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { preferences } from './preferences';

export type Zone = string;

/** The zone of the one limit that the page is about. */
let ofLimit: Zone | undefined;
const listeners = new Set<() => void>();

export function localZone(): Zone {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone of the limit of this page; undefined if the page is not about one limit with a zone. */
export function zoneOfLimit(): Zone | undefined {
  return ofLimit;
}

/** The zone in which instants are shown. Where there is no zone of a limit, it is UTC. */
export function zone(): Zone {
  const chosen = preferences().zone;
  if (chosen === 'local') return localZone();
  return chosen === 'limit' ? (ofLimit ?? 'UTC') : 'UTC';
}

/** Draws the component, and what is in it, again when the page gets a zone of a limit. */
export function useZoneChanges(): void {
  const [, setRound] = useState(0);
  useEffect(() => {
    const listener = () => setRound((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}

/** Says that the page is about one limit, with this zone. */
export function useZoneOfLimit(zoneName: Zone | undefined): void {
  useLayoutEffect(() => {
    tell(zoneName);
    return () => tell(undefined);
  }, [zoneName]);
}

function tell(zoneName: Zone | undefined): void {
  const next = zoneName !== undefined && isKnown(zoneName) ? zoneName : undefined;
  if (next === ofLimit) return;
  ofLimit = next;
  listeners.forEach((listener) => listener());
}

/** Whether the browser has the rules of a zone. */
function isKnown(zoneName: Zone): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zoneName }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
