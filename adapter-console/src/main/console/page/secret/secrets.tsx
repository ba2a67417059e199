import type { SecretReference } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { FormDialog, ReasonField, TextField } from '../../component/form';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';

/** Where the secrets of an organization are. Landlord has no values. */
export function SecretsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const { projectId, setProjectId, needsProject } = useProject('secret:read');
  const [editing, setEditing] = useState<SecretReference | 'new'>();
  const list = useList<SecretReference>(needsProject ? undefined : api`/v1/orgs/${orgId}/secret-refs`, { projectId });
  const one = (secret: SecretReference) => withQuery(api`/v1/orgs/${orgId}/secret-refs/${secret.name}`, { projectId: secret.projectId ?? undefined });
  return (
    <Page
      title={m.secrets.title}
      crumbs={useCrumbs(orgId, { text: m.nav.secrets })}
      actions={access.mayAnywhere('secret:write') ? <button type="button" class="primary" onClick={() => setEditing('new')}>{m.secrets.create}</button> : null}
    >
      <div class="filters">
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="secret:read" />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <ListTable
          label={m.secrets.title}
          list={list}
          empty={<p>{m.secrets.none}</p>}
          rowKey={(secret) => JSON.stringify([secret.projectId, secret.name])}
          columns={[
            { head: m.organizations.name, cell: (secret) => <Value>{secret.name}</Value> },
            { head: m.limits.project, cell: (secret) => <Value>{secret.projectId}</Value> },
            { head: m.secrets.provider, cell: (secret) => <Value>{secret.provider}</Value> },
            { head: m.secrets.ref, cell: (secret) => <Value>{secret.ref}</Value> },
            { head: m.secrets.rotated, cell: (secret) => <When at={secret.rotatedAt} /> },
            { head: m.common.created, cell: (secret) => <When at={secret.createdAt} /> },
            {
              head: m.common.actions,
              actions: true,
              cell: (secret) => (
                <>
                  <AuditLink orgId={orgId} of={{ targetType: 'secret_ref', targetId: secret.name }} projectId={secret.projectId} />
                  {access.mayIn(secret.projectId, 'secret:write') ? (
                    <>
                      <button type="button" onClick={() => setEditing(secret)}>
                        {m.common.edit}
                      </button>
                      <RemoveButton verb={m.common.delete} title={m.secrets.deleteTitle(secret.name)} path={one(secret)} onDone={list.reload}>
                        <p>{m.secrets.deleteEffect}</p>
                      </RemoveButton>
                    </>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
      {editing === undefined ? null : <PutSecret orgId={orgId} secret={editing === 'new' ? undefined : editing} projectId={projectId} onClose={() => setEditing(undefined)} onDone={() => { setEditing(undefined); list.reload(); }} />}
    </Page>
  );
}

function PutSecret({ orgId, secret, projectId: chosen, onClose, onDone }: { orgId: string; secret: SecretReference | undefined; projectId: string; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const [name, setName] = useState(secret?.name ?? '');
  const [projectId, setProjectId] = useState(secret?.projectId ?? chosen);
  const [provider, setProvider] = useState(secret?.provider ?? 'vault');
  const [ref, setRef] = useState(secret?.ref ?? '');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={secret === undefined ? m.secrets.create : m.secrets.editTitle(secret.name)}
      verb={m.common.save}
      onClose={onClose}
      onSubmit={async () => {
        const path = withQuery(api`/v1/orgs/${orgId}/secret-refs/${name.trim()}`, { projectId });
        await call(path, { method: 'PUT', reason, body: { provider: provider.trim(), ref: ref.trim(), rotatedAt: secret?.rotatedAt ?? undefined } });
        onDone();
      }}
    >
      {(problem) => (
        <>
          {secret === undefined ? (
            <>
              <TextField label={m.organizations.name} pointer="/name" problem={problem} value={name} onValue={setName} required autoFocus />
              <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="secret:write" all={m.refusal.wholeOrganization} />
            </>
          ) : null}
          <TextField label={m.secrets.provider} pointer="/provider" problem={problem} value={provider} onValue={setProvider} required />
          <TextField label={m.secrets.ref} hint={m.secrets.refHint} pointer="/ref" problem={problem} value={ref} onValue={setRef} required />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
