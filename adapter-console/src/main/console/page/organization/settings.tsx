import type { Organization } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { sourceOf } from '../../api/json';
import { RemoveButton } from '../../component/confirm';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading } from '../../component/table';
import { Id, Instant, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';
import { useCrumbs } from './crumbs';
import { NameDialog } from './name-dialog';

/** Name, slug and metadata of an organization, and its deletion. */
export function SettingsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const org = useAnswer<Organization>(api`/v1/orgs/${orgId}`);
  const [renaming, setRenaming] = useState(false);
  return (
    <Page
      title={m.settings.title}
      crumbs={useCrumbs(orgId, { text: m.nav.settings })}
      actions={access.may('org:write') ? <button type="button" class="primary" onClick={() => setRenaming(true)}>{m.common.rename}</button> : null}
    >
      {org.problem === undefined ? null : <ProblemNote problem={org.problem} retry={org.reload} />}
      {org.data === undefined ? (
        org.problem === undefined ? <Loading /> : null
      ) : (
        <>
          <Facts
            of={[
              [m.organizations.name, <Value full>{org.data.name}</Value>],
              [m.organizations.slug, <Value>{org.data.slug}</Value>],
              ['orgId', <Id>{org.data.orgId}</Id>],
              [m.common.created, <Instant at={org.data.createdAt} />],
              [m.common.updated, <Instant at={org.data.updatedAt} />],
            ]}
          />
          <Section title={m.common.metadata}>
            <pre tabIndex={0}>{sourceOf(org.text ?? '', 'metadata') ?? '{}'}</pre>
          </Section>
          {access.may('org:delete') ? <Deletion org={org.data} /> : null}
        </>
      )}
      {renaming && org.data !== undefined ? (
        <NameDialog
          title={m.common.rename}
          verb={m.common.save}
          name={org.data.name}
          slug={org.data.slug}
          onClose={() => setRenaming(false)}
          onSubmit={async (name, slug, reason) => {
            await call(api`/v1/orgs/${orgId}`, { method: 'PATCH', etag: org.etag, reason, body: { name, slug } });
            setRenaming(false);
            org.reload();
          }}
        />
      ) : null}
    </Page>
  );
}

/** Names what goes with the organization: as many of each as one page of the list has. */
function Deletion({ org }: { org: Organization }) {
  const m = messages().settings;
  const access = useAccess();
  const count = (list: { items: unknown[]; more: unknown }) => (list.more === undefined ? String(list.items.length) : m.moreThan(list.items.length));
  const projects = useList<unknown>(access.may('project:read') ? api`/v1/orgs/${org.orgId}/projects` : undefined, { limit: '200' });
  const members = useList<unknown>(access.may('org:read') ? api`/v1/orgs/${org.orgId}/members` : undefined, { limit: '200' });
  const keys = useList<unknown>(access.may('key:read') ? api`/v1/orgs/${org.orgId}/api-keys` : undefined, { state: 'active', limit: '200' });
  return (
    <Section title={m.deletion}>
      <p>{m.deletionEffect}</p>
      <RemoveButton verb={m.delete} title={m.deleteTitle(org.name)} typed={org.slug} path={api`/v1/orgs/${org.orgId}`} onDone={() => open(to`/`)}>
        <p>{m.goes}</p>
        <ul>
          <li>{m.members(count(members))}</li>
          <li>{m.projects(count(projects))}</li>
          <li>{m.keys(count(keys))}</li>
          <li>{m.rest}</li>
        </ul>
      </RemoveButton>
    </Section>
  );
}
