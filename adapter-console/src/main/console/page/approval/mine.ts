import type { Approval } from '@api';
import { useEffect, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { mayRefresh, type Page } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { forEachOf } from '../../api/parallel';
import { Problem } from '../../api/problem';

const EVERY = 30_000;

/** Somebody with roles in more projects is not asked about. */
const PROJECTS = 5;

const MOST = 100;

/** How many approvals wait for the caller, such as `3` or `99+`; undefined if that is none or not known. */
export function useMine(orgId: string): string | undefined {
  const access = useAccess();
  const own = access.projectsWith('run:read');
  const mayDecide = access.mayAnywhere('approval:decide');
  const places = !mayDecide || (own !== undefined && own.length > PROJECTS) ? '' : JSON.stringify(own ?? ['']);
  const [count, setCount] = useState<{ of: string; items: number; isMore: boolean }>();
  const key = `${orgId} ${places}`;
  useEffect(() => {
    if (places === '') return;
    const stop = new AbortController();
    const ask = async (projectId: string): Promise<Page<Approval>> =>
      (await call<Page<Approval>>(withQuery(api`/v1/orgs/${orgId}/approvals`, { projectId, mine: 'true', limit: String(MOST) }), { signal: stop.signal })).data;
    const look = () => {
      forEachOf(JSON.parse(places) as string[], ask)
        .then((pages) => {
          if (stop.signal.aborted) return;
          setCount({ of: key, items: pages.reduce((all, page) => all + page.items.length, 0), isMore: pages.some((page) => page.nextCursor !== null) });
        })
        .catch((failure: unknown) => {
          // What cannot be counted has no number. The page says why.
          if (!stop.signal.aborted && !(failure instanceof Problem)) throw failure;
        });
    };
    look();
    const timer = setInterval(() => {
      if (mayRefresh()) look();
    }, EVERY);
    addEventListener(DECIDED, look);
    return () => {
      stop.abort();
      clearInterval(timer);
      removeEventListener(DECIDED, look);
    };
  }, [key]);
  if (count === undefined || count.of !== key || count.items === 0) return undefined;
  return count.items >= MOST ? `${MOST - 1}+` : `${count.items}${count.isMore ? '+' : ''}`;
}

const DECIDED = 'landlord:decided';

/** Says that the caller has decided an approval. */
export function tellDecided(): void {
  dispatchEvent(new Event(DECIDED));
}
