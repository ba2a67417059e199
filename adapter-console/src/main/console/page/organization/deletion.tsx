import type { Organization } from '@api';
import { path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Goes } from '../../component/goes';
import { Section } from '../../component/page';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';

/** Deletes an organization, after saying what goes with it. */
export function Deletion({ org }: { org: Organization }) {
  const m = messages().settings;
  return (
    <Section title={m.deletion}>
      <p>{m.deletionEffect}</p>
      <RemoveButton verb={m.delete} title={m.deleteTitle(org.name)} typed={org.slug} path={api`/v1/orgs/${org.orgId}`} onDone={() => open(to`/`)}>
        <p>{m.goes}</p>
        <ul>
          <Goes of="members" path={api`/v1/orgs/${org.orgId}/members`} needs="org:read" />
          <Goes of="teams" path={api`/v1/orgs/${org.orgId}/teams`} needs="org:read" />
          <Goes of="projects" path={api`/v1/orgs/${org.orgId}/projects`} needs="project:read" />
          <Goes of="keys" path={api`/v1/orgs/${org.orgId}/api-keys`} query={{ state: 'active' }} needs="key:read" />
          <Goes of="limits" path={api`/v1/orgs/${org.orgId}/usage-limits`} needs="limit:read" />
          <Goes of="held" path={api`/v1/orgs/${org.orgId}/quota-reservations`} query={{ status: 'held' }} needs="limit:read" />
          <Goes of="events" path={api`/v1/orgs/${org.orgId}/usage-events`} needs="usage:read" />
          <Goes of="secrets" path={api`/v1/orgs/${org.orgId}/secret-refs`} needs="secret:read" />
          <Goes of="providers" path={api`/v1/orgs/${org.orgId}/identity-providers`} needs="idp:read" />
          <Goes of="sessions" path={api`/v1/orgs/${org.orgId}/sessions`} needs="session:read" />
          <li>{m.rest}</li>
        </ul>
      </RemoveButton>
    </Section>
  );
}
