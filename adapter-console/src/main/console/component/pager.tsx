import { messages } from '../message/messages';
import { CURSOR, open, toQuery, usePlace } from '../route/route';

/** The page of a list that the address names. */
export function useCursor(): string {
  return usePlace().query.get(CURSOR) ?? '';
}

/**
 * Leads to the next page of a list and back to its beginning. Each page has its address.
 *
 * @param since the start of a period that ends now: it moves, but the next pages are of the same time as the first one
 */
export function Pager({ next, since }: { next: string | undefined; since: string | undefined }) {
  const m = messages().common;
  const { query } = usePlace();
  const cursor = query.get(CURSOR) ?? '';
  const rest = Object.fromEntries([...query].filter(([name]) => name !== CURSOR));
  const go = (to: string | undefined) =>
    open(toQuery(location.pathname, { ...rest, ...(since === undefined ? {} : { since: to === undefined ? undefined : since }), [CURSOR]: to }));
  if (cursor === '' && next === undefined) return null;
  return (
    <nav class="pager" aria-label={m.pages}>
      <button type="button" disabled={cursor === ''} onClick={() => go(undefined)}>
        {m.newest}
      </button>
      <button type="button" disabled={next === undefined} onClick={() => go(next)}>
        {m.older}
      </button>
    </nav>
  );
}
