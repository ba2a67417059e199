import type { Organization } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { sourceOf } from '../../api/json';
import { MetadataSection } from '../../component/metadata';
import { Facts, Page } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading } from '../../component/table';
import { Id, Instant, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { AuditLink } from '../audit/link';
import { useCrumbs } from './crumbs';
import { Deletion } from './deletion';
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
      <p class="links">
        <AuditLink orgId={orgId} of={{ targetType: 'org', targetId: orgId }} />
      </p>
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
          <MetadataSection source={sourceOf(org.text ?? '', 'metadata') ?? '{}'} path={api`/v1/orgs/${orgId}`} etag={org.etag} mayWrite={access.may('org:write')} onSaved={org.reload} />
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
