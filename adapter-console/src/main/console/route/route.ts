import { useEffect, useState } from 'preact/hooks';
import { encoded, withQuery } from '../address';

const ROOT = '/console';

export interface Place {
  /** Below /console, with a leading slash. */
  path: string;
  query: URLSearchParams;
}

function here(): Place {
  const path = location.pathname.startsWith(ROOT) ? location.pathname.slice(ROOT.length) : location.pathname;
  return { path: path === '' ? '/' : path, query: new URLSearchParams(location.search) };
}

let place = here();
const listeners = new Set<() => void>();

function changed(): void {
  place = here();
  listeners.forEach((listener) => listener());
}

addEventListener('popstate', changed);

/** The place in the address bar: the only state of a page that a link must carry. */
export function usePlace(): Place {
  const [, setRound] = useState(0);
  useEffect(() => {
    const listener = () => setRound((n) => n + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return place;
}

export function currentPlace(): Place {
  return place;
}

/** Opens a page of the console. */
export function open(url: string, replace = false): void {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  changed();
  if (!replace) scrollTo(0, 0);
}

/** The address of a page of the console. Ids are encoded. */
export function to(parts: TemplateStringsArray, ...ids: string[]): string {
  return ROOT + encoded(parts, ...ids);
}

export { withQuery as toQuery };

/** The parameter with the place in a list that is read page by page. */
export const CURSOR = 'cursor';

/** Sets parameters of this page, and begins its list again. The entry in the history stays the same one. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  query.delete(CURSOR);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  open(location.pathname + (text === '' ? '' : `?${text}`), true);
}

/** A parameter of this page and its setter. */
export function useParameter(name: string, byDefault = ''): [string, (value: string) => void] {
  const value = usePlace().query.get(name) ?? byDefault;
  return [value, (next) => setQuery({ [name]: next === byDefault ? undefined : next })];
}

/** Lets links to pages of the console change the page without loading it again. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a[href]') as HTMLAnchorElement | null;
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain || event.defaultPrevented || link.target !== '' || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    const isPage = url.origin === location.origin && (url.pathname === ROOT || url.pathname.startsWith(`${ROOT}/`));
    if (!isPage || url.pathname.startsWith(`${ROOT}/auth/`) || url.hash !== '') return;
    event.preventDefault();
    open(url.pathname + url.search);
  });
}

/** The values of a pattern such as `/orgs/:orgId/keys`; undefined if the path is another one. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) {
      if (value === '') return undefined;
      try {
        values[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (part !== value) {
      return undefined;
    }
  }
  return values;
}
