import { useState } from 'preact/hooks';
import type { List } from '../../api/answer';
import { Dialog } from '../../component/form';
import { Facts } from '../../component/page';
import { ListTable, type Column } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { UserLink } from '../member/link';
import { AuditLink } from './link';
import { useNames } from './names';
import { nameOf, pageOf, type Event } from './target';

/** Audit events, each with its details in a dialog. */
export function AuditTable<T extends Event>({ list, orgId }: { list: List<T>; orgId: string | undefined }) {
  const m = messages().audit;
  const [shown, setShown] = useState<T>();
  const names = useNames(orgId, list.items);
  const columns: Column<T>[] = [
    { head: m.at, cell: (event) => <When at={event.occurredAt} /> },
    { head: m.actor, cell: (event) => <Actor event={event} orgId={orgId} names={names} /> },
    { head: m.action, cell: (event) => <code>{event.action}</code> },
    { head: m.target, cell: (event) => <Target event={event} orgId={orgId} names={names} /> },
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
      <ListTable tight label={m.title} list={list} empty={<p>{m.none}</p>} rowKey={(event) => event.sequence + event.eventId} columns={columns} />
      {shown === undefined ? null : <Details event={shown} orgId={orgId} names={names} onClose={() => setShown(undefined)} />}
    </>
  );
}

interface OfEvent {
  event: Event;
  orgId: string | undefined;
  names: (type: string, id: string) => string | undefined;
}

/** Who did it: users have a page, and keys have a name. */
function Actor({ event, orgId, names }: OfEvent) {
  const { actorId, actorKind } = event;
  if (orgId !== undefined && actorId !== null && actorKind === 'user') return <UserLink orgId={orgId} userId={actorId} />;
  const name = actorId !== null && actorKind === 'key' ? names('api_key', actorId) : undefined;
  return name === undefined ? <Value>{actorId}</Value> : <span title={actorId ?? undefined}><Value>{name}</Value></span>;
}

function Target({ event, orgId, names }: OfEvent) {
  const href = pageOf(event, orgId);
  const own = nameOf(event);
  const name = own !== null && own === event.targetId ? (names(event.targetType, own) ?? own) : own;
  return href === undefined ? <Value>{name}</Value> : <a href={href}><Value>{name}</Value></a>;
}

function Details({ event, orgId, names, onClose }: OfEvent & { onClose: () => void }) {
  const m = messages();
  return (
    <Dialog title={event.action} onClose={onClose} wide>
      <Facts
        of={[
          [m.audit.at, <Instant at={event.occurredAt} />],
          [m.audit.actor, <><Actor event={event} orgId={orgId} names={names} /> <Id>{event.actorId}</Id> {event.actorKind === null ? null : m.account.kinds[event.actorKind]}</>],
          [m.audit.target, <><code>{event.targetType}</code> <Target event={event} orgId={orgId} names={names} /></>],
          [m.audit.targetId, <Id>{event.targetId}</Id>],
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
        {event.actorId === null ? null : (
          <AuditLink orgId={orgId} by={event.actorId} onClick={onClose}>
            {m.audit.sameActor}
          </AuditLink>
        )}
        {event.targetId === null ? null : (
          <AuditLink orgId={orgId} of={{ targetType: event.targetType, targetId: event.targetId }} projectId={'projectId' in event ? event.projectId : undefined} onClick={onClose}>
            {m.audit.sameTarget}
          </AuditLink>
        )}
        <button type="button" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}
