import type { Session } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api, type Query } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Page, type Crumb } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, State, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { AuditLink } from '../audit/link';
import { UserLink } from '../member/link';
import { useCrumbs } from '../organization/crumbs';

export function SessionsPage({ orgId }: { orgId: string }) {
  const m = messages();
  return <Sessions base={api`/v1/orgs/${orgId}/sessions`} orgId={orgId} crumbs={useCrumbs(orgId, { text: m.nav.sessions })} />;
}

export function PlatformSessionsPage() {
  const m = messages();
  return <Sessions base="/v1/sessions" orgId={undefined} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.sessions }]} />;
}

/** Who is signed in to the console. */
function Sessions({ base, orgId, crumbs }: { base: string; orgId: string | undefined; crumbs: Crumb[] }) {
  const m = messages().sessions;
  return (
    <Page title={m.title} crumbs={crumbs}>
      <SessionTable base={base} query={{}} orgId={orgId} empty={m.none} />
    </Page>
  );
}

interface SessionTableProps {
  /** The address of the list in the API. */
  base: string;
  query: Query;
  orgId: string | undefined;
  empty: string;
}

/** Sessions, with what ends one. */
export function SessionTable({ base, query, orgId, empty }: SessionTableProps) {
  const m = messages();
  const access = useAccess();
  const list = useList<Session>(base, query, 30_000);
  return (
    <ListTable
      tight
      label={m.sessions.title}
      list={list}
      empty={<p>{empty}</p>}
      rowKey={(session) => session.sessionId}
      columns={[
        { head: m.sessions.holder, cell: (session) => <span><Holder of={session} /> {session.current ? <State>{m.sessions.current}</State> : null}</span> },
        { head: m.sessions.lastUsed, cell: (session) => <When at={session.lastUsedAt} /> },
        { head: m.audit.address, cell: (session) => <Value>{session.address}</Value> },
        { head: m.audit.userAgent, cell: (session) => <Value short>{session.userAgent}</Value> },
        { head: 'sessionId', cell: (session) => <Id>{session.sessionId}</Id> },
        { head: m.common.created, cell: (session) => <When at={session.createdAt} /> },
        { head: m.common.expires, cell: (session) => <When at={session.expiresAt} /> },
        {
          head: m.common.actions,
          actions: true,
          cell: (session) => (
            <>
              <AuditLink orgId={orgId} of={{ targetType: 'session', targetId: session.sessionId }} />
              {access.may('session:write') ? (
                <RemoveButton verb={m.keys.revoke} title={m.sessions.revokeTitle} path={`${base}/${encodeURIComponent(session.sessionId)}`} onDone={list.reload}>
                  <p>{m.sessions.revokeEffect}</p>
                </RemoveButton>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

function Holder({ of: session }: { of: Session }) {
  return session.userId === null || session.orgId === null ? <Value>{session.keyId}</Value> : <UserLink orgId={session.orgId} userId={session.userId} />;
}
