import { useState } from 'preact/hooks';
import type { List } from '../../api/answer';
import { Dialog } from '../../component/form';
import { Facts } from '../../component/page';
import { ListTable, type Column } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { UserLink } from '../member/link';
import { AuditLink } from './link';
import { nameOf, pageOf, type Event } from './target';

/** Audit events, each with its details in a dialog. */
export function AuditTable<T extends Event>({ list, orgId }: { list: List<T>; orgId: string | undefined }) {
  const m = messages().audit;
  const [shown, setShown] = useState<T>();
  const columns: Column<T>[] = [
    { head: m.at, cell: (event) => <When at={event.occurredAt} /> },
    { head: m.actor, cell: (event) => <Actor event={event} orgId={orgId} /> },
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
      <ListTable tight label={m.title} list={list} empty={<p>{m.none}</p>} rowKey={(event) => event.sequence + event.eventId} columns={columns} />
      {shown === undefined ? null : <Details event={shown} orgId={orgId} onClose={() => setShown(undefined)} />}
    </>
  );
}

/** Who did it: users have a page. */
function Actor({ event, orgId }: { event: Event; orgId: string | undefined }) {
  if (orgId === undefined || event.actorId === null || event.actorKind !== 'user') return <Value>{event.actorId}</Value>;
  return <UserLink orgId={orgId} userId={event.actorId} />;
}

function Target({ event, orgId }: { event: Event; orgId: string | undefined }) {
  const href = pageOf(event, orgId);
  const name = nameOf(event);
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
          [m.audit.target, <><code>{event.targetType}</code> <Target event={event} orgId={orgId} /></>],
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
