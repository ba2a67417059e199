import { useEffect, useState } from 'preact/hooks';

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'de';
export type ZoneChoice = 'utc' | 'local' | 'limit';

export interface Preferences {
  theme: Theme;
  zone: ZoneChoice;
  language: Language;
}

const KEY = 'landlord.console';
const listeners = new Set<() => void>();

function read(): Preferences {
  const byDefault: Preferences = {
    theme: 'system',
    zone: 'utc',
    language: navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en',
  };
  try {
    return { ...byDefault, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return byDefault;
  }
}

let current = read();

/** What somebody has chosen in this browser. */
export function preferences(): Preferences {
  return current;
}

export function prefer(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Without storage, the choice lasts until the page is closed.
  }
  apply();
  listeners.forEach((listener) => listener());
}

/** Draws the component again when a preference changes. */
export function usePreferences(): Preferences {
  const [, setRound] = useState(0);
  useEffect(() => {
    const listener = () => setRound((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return current;
}

export function apply(): void {
  const root = document.documentElement;
  root.lang = current.language;
  if (current.theme === 'system') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', current.theme);
}
