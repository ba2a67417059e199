import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { call, withQuery, type Query, type Result } from './client';
import { Problem } from './problem';

export interface Answer<T> {
  data: T | undefined;
  text: string | undefined;
  etag: string | undefined;
  problem: Problem | undefined;
  /** When the answer came, in milliseconds since 1970. */
  asOf: number | undefined;
  loading: boolean;
  reload: () => void;
}

interface Kept {
  data: unknown;
  text: string;
  etag: string | undefined;
  asOf: number;
}

const MAX_KEPT = 100;

/** Recent answers by path: a page that was open before is drawn at once, and read again. */
const kept = new Map<string, Kept>();

function keep(path: string, answer: Kept): void {
  kept.delete(path);
  kept.set(path, answer);
  const eldest = kept.keys().next().value;
  if (kept.size > MAX_KEPT && eldest !== undefined) kept.delete(eldest);
}

/** Forgets all answers: after a sign-out, and after a change. */
export function forgetAnswers(): void {
  kept.clear();
}

/**
 * Whether a refresh may change the page now: not while it is hidden or a dialog is open, and not while the pointer is on
 * rows, which would move under it.
 *
 * @param hasRows false for what has no rows to move
 */
export function mayRefresh(hasRows = true): boolean {
  const busy = hasRows ? 'tbody:hover, .items:hover, dialog[open]' : 'dialog[open]';
  return !document.hidden && document.querySelector(busy) === null;
}

/**
 * The answer to a GET. Read again every `every` milliseconds while the page is looked at.
 *
 * @param path undefined to ask nothing
 * @param hasRows false for an answer that is read again while the pointer is on rows, too
 */
export function useAnswer<T>(path: string | undefined, every?: number, hasRows = true): Answer<T> {
  return useRead<T>(path, every, call<T>, hasRows);
}

type Read<T> = (path: string, options: { signal: AbortSignal }) => Promise<Result<T>>;

/** @param read always the same function */
function useRead<T>(path: string | undefined, every: number | undefined, read: Read<T>, hasRows = true): Answer<T> {
  const [state, setState] = useState<{ path?: string; kept?: Kept; problem?: Problem; loading: boolean }>({
    loading: path !== undefined,
  });
  const [round, setRound] = useState(0);
  const current = useRef(path);
  current.current = path;

  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    // What is shown stays until the new answer is there, also after a change, when no answer is kept.
    setState((before) => ({ path, kept: kept.get(path) ?? (before.path === path ? before.kept : undefined), loading: true }));
    read(path, { signal: stop.signal })
      .then((result) => {
        const answer: Kept = { ...result, asOf: Date.now() };
        keep(path, answer);
        if (current.current === path) setState({ path, kept: answer, loading: false });
      })
      .catch((failure: unknown) => {
        if (stop.signal.aborted || current.current !== path) return;
        if (!(failure instanceof Problem)) throw failure;
        const old = failure.isOffline ? kept.get(path) : undefined;
        setState({ path, kept: old, problem: failure, loading: false });
      });
    return () => stop.abort();
  }, [path, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  useRefresh(reload, every, state.problem?.isOffline ?? false, hasRows);

  const mine = state.path === path ? state : { kept: path === undefined ? undefined : kept.get(path), loading: true };
  return {
    data: mine.kept?.data as T | undefined,
    text: mine.kept?.text,
    etag: mine.kept?.etag,
    problem: 'problem' in mine ? mine.problem : undefined,
    asOf: mine.kept?.asOf,
    loading: path !== undefined && mine.loading,
    reload,
  };
}

const RETRY = 3_000;

/** Calls `reload` every `every` milliseconds while the page is looked at; sooner if the server does not answer. */
function useRefresh(reload: () => void, every: number | undefined, offline: boolean, hasRows: boolean): void {
  const pause = offline ? RETRY : every;
  useEffect(() => {
    if (pause === undefined) return;
    let due = false;
    const tick = () => {
      if (mayRefresh(hasRows)) {
        due = false;
        reload();
      } else {
        due = true;
      }
    };
    const look = () => {
      if (due) tick();
    };
    const timer = setInterval(tick, pause);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [pause, reload, hasRows]);
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface List<T> extends Answer<Page<T>> {
  items: T[];
  /** Reads the next page; undefined after the last. */
  more: (() => void) | undefined;
  loadingMore: boolean;
}

/** How many items of a list are read at once, and at most. */
const WHOLE = { page: '500', items: 5_000 };

/** The items of all pages of a list, up to a number of items. */
export async function readAll<T>(path: string, { signal, most }: { signal: AbortSignal; most: number }): Promise<Result<Page<T>>> {
  const items: T[] = [];
  let cursor: string | null = null;
  let etag: string | undefined;
  do {
    const page: Result<Page<T>> = await call<Page<T>>(withQuery(path, { cursor: cursor ?? undefined }), { signal });
    items.push(...page.data.items);
    cursor = page.data.nextCursor;
    etag = page.etag;
  } while (cursor !== null && items.length < most);
  return { data: { items, nextCursor: cursor }, text: '', etag };
}

function whole<T>(path: string, { signal }: { signal: AbortSignal }): Promise<Result<Page<T>>> {
  return readAll<T>(path, { signal, most: WHOLE.items });
}

/**
 * All items of a short list, such as the sums of a chart.
 *
 * @param query undefined to ask nothing
 */
export function useWhole<T>(base: string | undefined, query: Query | undefined, every?: number): Answer<Page<T>> & { items: T[] } {
  const path = base === undefined || query === undefined ? undefined : withQuery(base, { ...query, limit: WHOLE.page });
  const answer = useRead<Page<T>>(path, every, whole<T>);
  return { ...answer, items: answer.data?.items ?? [] };
}

/** One page of a list: the one after a cursor, or the first one. */
export function usePageOf<T>(base: string | undefined, query: Query, cursor: string, every?: number): Answer<Page<T>> & { items: T[]; next: string | undefined } {
  const answer = useAnswer<Page<T>>(base === undefined ? undefined : withQuery(base, { ...query, cursor }), every);
  return { ...answer, items: answer.data?.items ?? [], next: answer.data?.nextCursor ?? undefined };
}

/** A list by pages: the first one at once, others when asked for. A list of several pages is not refreshed. */
export function useList<T>(base: string | undefined, query: Query = {}, every?: number): List<T> {
  const first = base === undefined ? undefined : withQuery(base, query);
  const [rest, setRest] = useState<{ of?: string; items: T[]; next: string | null; loading: boolean; problem?: Problem }>(
    { items: [], next: null, loading: false },
  );
  const isMore = rest.of === first && rest.items.length > 0;
  const answer = useAnswer<Page<T>>(first, isMore ? undefined : every);
  const next = rest.of === first ? rest.next : (answer.data?.nextCursor ?? null);

  const more = () => {
    if (base === undefined || next === null) return;
    const of = first;
    const items = rest.of === of ? rest.items : [];
    setRest({ of, items, next, loading: true });
    call<Page<T>>(withQuery(base, { ...query, cursor: next }))
      .then(({ data }) => setRest({ of, items: [...items, ...data.items], next: data.nextCursor, loading: false }))
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setRest({ of, items, next, loading: false, problem: failure });
      });
  };
  const reload = () => {
    setRest({ items: [], next: null, loading: false });
    answer.reload();
  };
  return {
    ...answer,
    reload,
    problem: answer.problem ?? (rest.of === first ? rest.problem : undefined),
    items: [...(answer.data?.items ?? []), ...(rest.of === first ? rest.items : [])],
    more: next === null ? undefined : more,
    loadingMore: rest.of === first && rest.loading,
  };
}
