import type { ApprovalPolicy } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { PutPolicy, type EditedPolicy } from './put';
import { sentenceOf } from './sentence';

/** Who must agree to what, before a run goes on. */
export function PoliciesPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [editing, setEditing] = useState<EditedPolicy | 'new'>();
  const list = useList<ApprovalPolicy>(api`/v1/orgs/${orgId}/approval-policies`);
  const mayWrite = access.may('policy:write');
  const edit = async (policy: ApprovalPolicy) => {
    const { data, etag } = await call<ApprovalPolicy>(api`/v1/orgs/${orgId}/approval-policies/${policy.policyId}`);
    setEditing({ policy: data, etag });
  };
  const done = () => {
    setEditing(undefined);
    list.reload();
  };
  return (
    <Page
      title={m.policies.title}
      crumbs={useCrumbs(orgId, { text: m.nav.policies })}
      actions={mayWrite ? <button type="button" class="primary" onClick={() => setEditing('new')}>{m.policies.create}</button> : null}
    >
      <p class="note">{m.policies.together}</p>
      <ListTable
        label={m.policies.title}
        list={list}
        empty={<p>{mayWrite ? m.policies.none : m.policies.noneAsk}</p>}
        rowKey={(policy) => policy.policyId}
        columns={[
          { head: 'policyId', cell: (policy) => <Value>{policy.policyId}</Value> },
          { head: m.policies.says, cell: (policy) => <bdi class="sentence">{sentenceOf(policy)}</bdi> },
          { head: m.common.updated, cell: (policy) => <span class="steady"><When at={policy.updatedAt} /></span> },
          {
            head: m.common.actions,
            actions: true,
            cell: (policy) => (
              <>
                <AuditLink orgId={orgId} of={{ targetType: 'approval_policy', targetId: policy.policyId }} />
                {mayWrite ? (
                  <>
                    <button type="button" onClick={() => void edit(policy)}>
                      {m.common.edit}
                    </button>
                    <RemoveButton verb={m.common.delete} title={m.policies.deleteTitle(policy.policyId)} path={api`/v1/orgs/${orgId}/approval-policies/${policy.policyId}`} onDone={list.reload}>
                      <p>{m.policies.deleteEffect}</p>
                    </RemoveButton>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {editing === undefined ? null : <PutPolicy orgId={orgId} edited={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onDone={done} />}
    </Page>
  );
}
