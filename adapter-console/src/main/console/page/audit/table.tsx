import { useState } from 'preact/hooks';
import type { AuditEvent, LimitKey, PlatformAuditEvent } from '@api';
import type { List } from '../../api/answer';
import { Dialog } from '../../component/form';
import { Facts } from '../../component/page';
import { ListTable, type Column } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';

type Event = AuditEvent | PlatformAuditEvent;

/** The filter for the events about a limit: its target is the project or the organization. */
export function limitTarget(limit: LimitKey): { targetType: string; targetId: string } {
  return { targetType: 'usage_limit', targetId: limit.projectId ?? limit.orgId };
}

export function isAbout(event: AuditEvent, limit: LimitKey): boolean {
  const { metric, unit, period } = event.metadata;
  return metric === limit.metric && unit === limit.unit && (period === undefined || period === limit.period);
}

const PAGES: Record<string, (orgId: string, id: string) => string> = {
  org: (_, id) => to`/orgs/${id}`,
  project: (orgId, id) => to`/orgs/${orgId}/projects/${id}`,
  team: (orgId, id) => to`/orgs/${orgId}/teams/${id}`,
  org_member: (orgId) => to`/orgs/${orgId}/members`,
  api_key: (orgId) => to`/orgs/${orgId}/keys`,
  identity_provider: (orgId) => to`/orgs/${orgId}/identity-providers`,
  secret_ref: (orgId) => to`/orgs/${orgId}/secrets`,
  billing_account: (orgId) => to`/orgs/${orgId}/billing`,
  usage_limit: (orgId) => to`/orgs/${orgId}/limits`,
  usage_event: (orgId, id) => toQuery(to`/orgs/${orgId}/usage/events`, { eventId: id }),
};

/** The page of a target; undefined if there is none. */
export function targetPage(type: string, orgId: string | undefined, id: string | null): string | undefined {
  if (id === null) return undefined;
  const page = PAGES[type];
  return page === undefined || (orgId === undefined && type !== 'org') ? undefined : page(orgId ?? '', id);
}

/** Audit events, each with its details in a dialog. */
export function AuditTable<T extends Event>({ list, orgId }: { list: List<T>; orgId: string | undefined }) {
  const m = messages().audit;
  const [shown, setShown] = useState<T>();
  const columns: Column<T>[] = [
    { head: m.at, cell: (event) => <When at={event.occurredAt} /> },
    { head: m.actor, cell: (event) => <Value>{event.actorId}</Value> },
    { head: m.action, cell: (event) => <code>{event.action}</code> },
    { head: m.target, cell: (event) => <Target event={event} orgId={orgId} /> },
    { head: messages().common.reason, cell: (event) => <Value>{event.reason}</Value> },
    {
      head: messages().common.actions,
      actions: true,
      cell: (event) => (
        <button type="button" class="plain" onClick={() => setShown(event)}>
          {m.details}
        </button>
      ),
    },
  ];
  return (
    <>
      <ListTable label={m.title} list={list} empty={<p>{m.none}</p>} rowKey={(event) => event.sequence + event.eventId} columns={columns} />
      {shown === undefined ? null : <Details event={shown} orgId={orgId} onClose={() => setShown(undefined)} />}
    </>
  );
}

function Target({ event, orgId }: { event: Event; orgId: string | undefined }) {
  const href = targetPage(event.targetType, orgId, event.targetId);
  const name = typeof event.metadata['name'] === 'string' ? event.metadata['name'] : event.targetId;
  return href === undefined ? <Value>{name}</Value> : <a href={href}><Value>{name}</Value></a>;
}

function Details({ event, orgId, onClose }: { event: Event; orgId: string | undefined; onClose: () => void }) {
  const m = messages();
  return (
    <Dialog title={event.action} onClose={onClose} wide>
      <Facts
        of={[
          [m.audit.at, <Instant at={event.occurredAt} />],
          [m.audit.actor, <><Id>{event.actorId}</Id> {event.actorKind === null ? null : m.account.kinds[event.actorKind]}</>],
          [m.audit.target, <><code>{event.targetType}</code> <Id>{event.targetId}</Id></>],
          [m.common.reason, <Value full>{event.reason}</Value>],
          [m.problem.request, <Id>{event.requestId}</Id>],
          [m.audit.address, <Value>{event.address}</Value>],
          [m.audit.userAgent, <Value full>{event.userAgent}</Value>],
          [m.audit.sequence, event.sequence],
          ['eventId', <Id>{event.eventId}</Id>],
        ]}
      />
      <h3>{m.audit.metadata}</h3>
      <pre tabIndex={0}>{JSON.stringify(event.metadata, null, 2)}</pre>
      <div class="buttons">
        {orgId === undefined || event.targetId === null ? null : (
          <a href={toQuery(to`/orgs/${orgId}/audit`, { targetType: event.targetType, targetId: event.targetId, range: 'all' })} onClick={onClose}>
            {m.audit.sameTarget}
          </a>
        )}
        <button type="button" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}
