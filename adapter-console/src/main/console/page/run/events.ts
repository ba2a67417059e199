import type { RunEvent } from '@api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mayRefresh, type Page } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { elementsOf, sourceOf } from '../../api/json';
import { Problem } from '../../api/problem';

/** An event, and the source text of its payload with the digits of its numbers as they are. */
export interface Event extends RunEvent {
  source: string;
}

/** How many events are asked for at once, and read without being asked. */
const PAGE = '500';
const MOST = 5_000;

const EVERY = 5_000;

export interface Events {
  /** The oldest first. */
  items: Event[];
  problem: Problem | undefined;
  /** Whether the first events are still to come. */
  loading: boolean;
  /** When the gateway was asked last, in milliseconds since 1970. */
  asOf: number | undefined;
  /** Reads more; undefined if there is none that is not read. */
  more: (() => void) | undefined;
  reload: () => void;
}

interface Read {
  of: string;
  items: Event[];
  isWhole: boolean;
  asOf: number | undefined;
  problem: Problem | undefined;
}

/** The events of a run, from its beginning. While it is active, new ones are asked for every few seconds. */
export function useRunEvents(orgId: string, runId: string, isActive: boolean): Events {
  const base = api`/v1/orgs/${orgId}/runs/${runId}/events`;
  const [state, setState] = useState<Read>({ of: base, items: [], isWhole: false, asOf: undefined, problem: undefined });
  const [most, setMost] = useState(MOST);
  const [round, setRound] = useState(0);
  const items = useRef<Event[]>([]);
  const busy = useRef(false);

  useEffect(() => {
    items.current = [];
    setMost(MOST);
  }, [base]);

  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      if (busy.current) return;
      busy.current = true;
      try {
        const isWhole = await readOn(base, items, most, stop.signal);
        setState({ of: base, items: items.current, isWhole, asOf: Date.now(), problem: undefined });
      } catch (failure) {
        if (stop.signal.aborted) return;
        if (!(failure instanceof Problem)) throw failure;
        setState((old) => ({ ...old, of: base, items: items.current, problem: failure }));
      } finally {
        busy.current = false;
      }
    };
    void read();
    if (!isActive) return () => stop.abort();
    const timer = setInterval(() => {
      if (mayRefresh()) void read();
    }, EVERY);
    return () => {
      clearInterval(timer);
      stop.abort();
      busy.current = false;
    };
  }, [base, isActive, most, round]);

  const mine = state.of === base ? state : undefined;
  return {
    items: mine?.items ?? [],
    problem: mine?.problem,
    loading: mine?.asOf === undefined && mine?.problem === undefined,
    asOf: mine?.asOf,
    more: mine !== undefined && mine.asOf !== undefined && !mine.isWhole ? () => setMost(most + MOST) : undefined,
    reload: () => setRound(round + 1),
  };
}

/** Reads the events that follow, up to a number of events. Returns whether there are no more now. */
async function readOn(base: string, items: { current: Event[] }, most: number, signal: AbortSignal): Promise<boolean> {
  while (items.current.length < most) {
    const { data, text } = await call<Page<RunEvent>>(withQuery(base, { after: items.current.at(-1)?.sequence, limit: PAGE }), { signal });
    const sources = elementsOf(sourceOf(text, 'items') ?? '[]');
    const found = data.items.map((event, at) => ({ ...event, source: sourceOf(sources[at] ?? '{}', 'payload') ?? '{}' }));
    if (signal.aborted) return false;
    items.current = [...items.current, ...found];
    if (data.nextCursor === null) return true;
  }
  return false;
}

/** A member of the payload that is a text or a number. */
export function textOf(event: Pick<RunEvent, 'payload'>, name: string): string | undefined {
  const payload = event.payload as Record<string, unknown>;
  const value = payload[name] ?? (payload['correlation'] as Record<string, unknown> | null | undefined)?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
