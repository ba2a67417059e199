import { useAccess } from '../access/access';
import { useList } from '../api/answer';
import type { Query } from '../api/client';
import { messages } from '../message/messages';

type Counted = keyof ReturnType<typeof messages>['goes'];

/** How many of something go with what is deleted: as many as one page of the list has, or more. Nothing if there is none. */
export function Goes({ of, path, query = {}, needs }: { of: Counted; path: string; query?: Query; needs: string }) {
  const m = messages().goes;
  const access = useAccess();
  const list = useList<unknown>(access.may(needs) ? path : undefined, { ...query, limit: '200' });
  const count = list.items.length;
  if (list.data === undefined || count === 0) return null;
  return <li>{m[of](list.more === undefined ? String(count) : messages().common.moreThan(count), count)}</li>;
}
