import type { Team } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';
import { NameDialog } from '../organization/name-dialog';
import { useCrumbs } from '../organization/crumbs';

/** The teams of an organization. */
export function TeamsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [creating, setCreating] = useState(false);
  const list = useList<Team>(api`/v1/orgs/${orgId}/teams`);
  return (
    <Page
      title={m.teams.title}
      crumbs={useCrumbs(orgId, { text: m.nav.teams })}
      actions={access.may('member:write') ? <button type="button" class="primary" onClick={() => setCreating(true)}>{m.teams.create}</button> : null}
    >
      <ListTable
        label={m.teams.title}
        list={list}
        empty={<p>{m.teams.none}</p>}
        rowKey={(team) => team.teamId}
        columns={[
          { head: m.organizations.name, cell: (team) => <a href={to`/orgs/${orgId}/teams/${team.teamId}`}><Value>{team.name}</Value></a> },
          { head: m.organizations.slug, cell: (team) => <Value>{team.slug}</Value> },
          { head: 'teamId', cell: (team) => <Id>{team.teamId}</Id> },
          { head: m.common.created, cell: (team) => <When at={team.createdAt} /> },
        ]}
      />
      {creating ? (
        <NameDialog
          title={m.teams.create}
          verb={m.common.create}
          onClose={() => setCreating(false)}
          onSubmit={async (name, slug, reason) => {
            const { data } = await call<Team>(api`/v1/orgs/${orgId}/teams`, { method: 'POST', reason, body: { name, slug } });
            open(to`/orgs/${orgId}/teams/${data.teamId}`);
          }}
        />
      ) : null}
    </Page>
  );
}
