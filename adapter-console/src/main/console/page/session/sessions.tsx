import type { Session } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Page, type Crumb } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, State, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';

export function SessionsPage({ orgId }: { orgId: string }) {
  const m = messages();
  return <Sessions base={api`/v1/orgs/${orgId}/sessions`} crumbs={useCrumbs(orgId, { text: m.nav.sessions })} />;
}

export function PlatformSessionsPage() {
  const m = messages();
  return <Sessions base="/v1/sessions" crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.sessions }]} />;
}

/** Who is signed in to the console. */
function Sessions({ base, crumbs }: { base: string; crumbs: Crumb[] }) {
  const m = messages();
  const access = useAccess();
  const list = useList<Session>(base, {}, 30_000);
  return (
    <Page title={m.sessions.title} crumbs={crumbs}>
      <ListTable
        label={m.sessions.title}
        list={list}
        empty={<p>{m.sessions.none}</p>}
        rowKey={(session) => session.sessionId}
        columns={[
          { head: m.sessions.holder, cell: (session) => <><Value>{session.userId ?? session.keyId}</Value> {session.current ? <State>{m.sessions.current}</State> : null}</> },
          { head: m.sessions.lastUsed, cell: (session) => <When at={session.lastUsedAt} /> },
          { head: m.audit.address, cell: (session) => <Value>{session.address}</Value> },
          { head: m.audit.userAgent, cell: (session) => <Value short>{session.userAgent}</Value> },
          { head: 'sessionId', cell: (session) => <Id>{session.sessionId}</Id> },
          { head: m.common.created, cell: (session) => <When at={session.createdAt} /> },
          { head: m.common.expires, cell: (session) => <When at={session.expiresAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (session) =>
              access.may('session:write') ? (
                <RemoveButton verb={m.keys.revoke} title={m.sessions.revokeTitle} path={`${base}/${encodeURIComponent(session.sessionId)}`} onDone={list.reload}>
                  <p>{m.sessions.revokeEffect}</p>
                </RemoveButton>
              ) : null,
          },
        ]}
      />
    </Page>
  );
}
