import type { AuditEvent } from '@api';
import { useEffect, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import type { Page as ApiPage } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { Problem } from '../../api/problem';
import { ownName, type Event } from './target';

/** What has a name besides its id. */
const NAMED = ['org', 'project', 'team', 'api_key'];

/** The most objects whose names are searched for one list. */
const MOST = 40;

/** Names by organization, type and id; null if there is none. Kept until the page is loaded again. */
const known = new Map<string, string | null>();

const keyOf = (orgId: string, type: string, id: string) => JSON.stringify([orgId, type, id]);

/** The ids of an event that may have a name: those of its target and of an API key that was its actor. */
function idsOf(event: Event): [type: string, id: string][] {
  const ids: [string, string][] = [];
  if (event.targetId !== null && NAMED.includes(event.targetType)) ids.push([event.targetType, event.targetId]);
  if (event.actorId !== null && event.actorKind === 'key') ids.push(['api_key', event.actorId]);
  return ids;
}

/**
 * The names of the objects of audit events, also of those that were deleted: from the events themselves, or else from
 * the last event of the object that has its name.
 */
export function useNames(orgId: string | undefined, events: Event[]): (type: string, id: string) => string | undefined {
  const access = useAccess();
  const [, setRound] = useState(0);
  const mayRead = orgId !== undefined && access.may('audit:read');
  if (orgId !== undefined) {
    for (const event of events) {
      const name = ownName(event);
      const key = keyOf(orgId, event.targetType, event.targetId ?? '');
      if (name !== undefined && !known.has(key)) known.set(key, name);
    }
  }
  const missing = mayRead
    ? [...new Set(events.flatMap(idsOf).map(([type, id]) => keyOf(orgId, type, id)))].filter((key) => !known.has(key)).slice(0, MOST)
    : [];
  const wanted = missing.join('\n');
  useEffect(() => {
    if (wanted === '') return;
    const stop = new AbortController();
    void Promise.all(wanted.split('\n').map((key) => find(key, stop.signal))).then(() => {
      if (!stop.signal.aborted) setRound((round) => round + 1);
    });
    return () => stop.abort();
  }, [wanted]);
  return (type, id) => (orgId === undefined ? undefined : (known.get(keyOf(orgId, type, id)) ?? undefined));
}

/** The events of an object that are searched for its name, the newest first. */
const EVENTS = '50';

async function find(key: string, signal: AbortSignal): Promise<void> {
  const [orgId = '', targetType = '', targetId = ''] = JSON.parse(key) as string[];
  try {
    const { data } = await call<ApiPage<AuditEvent>>(
      withQuery(api`/v1/orgs/${orgId}/audit-events`, { targetType, targetId, order: 'desc', limit: EVENTS }),
      { signal },
    );
    known.set(key, data.items.map(ownName).find((name) => name !== undefined) ?? null);
  } catch (failure) {
    if (signal.aborted) return;
    if (!(failure instanceof Problem)) throw failure;
    known.set(key, null);
  }
}
