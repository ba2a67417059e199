import type { Project } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { Page } from '../../component/page';
import { ListTable, Table } from '../../component/table';
import { Id, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';
import { NameDialog } from '../organization/name-dialog';
import { useCrumbs } from '../organization/crumbs';

/** The projects of an organization, or those in which the caller has a role. */
export function ProjectsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [creating, setCreating] = useState(false);
  const mayList = access.may('project:read');
  const list = useList<Project>(mayList ? api`/v1/orgs/${orgId}/projects` : undefined);
  return (
    <Page
      title={m.projects.title}
      crumbs={useCrumbs(orgId, { text: m.nav.projects })}
      actions={access.may('project:write') ? <button type="button" class="primary" onClick={() => setCreating(true)}>{m.projects.create}</button> : null}
    >
      {mayList ? (
        <ListTable
          label={m.projects.title}
          list={list}
          empty={<p>{m.projects.none}</p>}
          rowKey={(project) => project.projectId}
          columns={[
            { head: m.organizations.name, cell: (project) => <a href={to`/orgs/${orgId}/projects/${project.projectId}`}><Value>{project.name}</Value></a> },
            { head: m.organizations.slug, cell: (project) => <Value>{project.slug}</Value> },
            { head: 'projectId', cell: (project) => <Id>{project.projectId}</Id> },
            { head: m.common.created, cell: (project) => <When at={project.createdAt} /> },
          ]}
        />
      ) : (
        <Table
          label={m.projects.title}
          rows={access.who.projects}
          rowKey={(place) => place.projectId}
          columns={[
            { head: 'projectId', cell: (place) => <a href={to`/orgs/${orgId}/projects/${place.projectId}`}><Value>{place.projectId}</Value></a> },
            { head: m.members.role, cell: (place) => place.roles.join(', ') },
          ]}
        />
      )}
      {creating ? (
        <NameDialog
          title={m.projects.create}
          verb={m.common.create}
          onClose={() => setCreating(false)}
          onSubmit={async (name, slug, reason) => {
            const { data } = await call<Project>(api`/v1/orgs/${orgId}/projects`, { method: 'POST', reason, body: { name, slug } });
            open(to`/orgs/${orgId}/projects/${data.projectId}`);
          }}
        />
      ) : null}
    </Page>
  );
}
