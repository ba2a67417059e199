import type { BillingAccount } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { FormDialog, ReasonField, TextField } from '../../component/form';
import { Facts, Page } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading } from '../../component/table';
import { Instant, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';

/** Which plan an organization has. */
export function BillingPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const account = useAnswer<BillingAccount>(api`/v1/orgs/${orgId}/billing-account`);
  const [editing, setEditing] = useState(false);
  const isMissing = account.problem?.status === 404;
  return (
    <Page
      title={m.billing.title}
      crumbs={useCrumbs(orgId, { text: m.nav.billing })}
      actions={access.may('billing:write') ? <button type="button" class="primary" onClick={() => setEditing(true)}>{m.common.edit}</button> : null}
    >
      {account.data !== undefined ? (
        <>
          <Facts
            of={[
              [m.billing.plan, <Value full>{account.data.plan}</Value>],
              [m.billing.status, <Value>{account.data.status}</Value>],
              [m.billing.customer, <Value full>{account.data.billingCustomerId}</Value>],
              [m.common.updated, <Instant at={account.data.updatedAt} />],
            ]}
          />
          <div class="below">
            <AuditLink orgId={orgId} of={{ targetType: 'billing_account', targetId: account.data.orgId }} />
          </div>
        </>
      ) : isMissing ? (
        <p class="empty">{m.billing.none}</p>
      ) : account.problem === undefined ? (
        <Loading />
      ) : (
        <ProblemNote problem={account.problem} retry={account.reload} />
      )}
      {editing ? <PutAccount orgId={orgId} account={account.data} etag={account.etag} onClose={() => setEditing(false)} onDone={() => { setEditing(false); account.reload(); }} /> : null}
    </Page>
  );
}

function PutAccount({ orgId, account, etag, onClose, onDone }: { orgId: string; account: BillingAccount | undefined; etag: string | undefined; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const [plan, setPlan] = useState(account?.plan ?? '');
  const [customer, setCustomer] = useState(account?.billingCustomerId ?? '');
  const [status, setStatus] = useState(account?.status ?? 'active');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.billing.editTitle}
      verb={m.common.save}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/billing-account`, {
          method: 'PUT',
          etag,
          reason,
          body: { plan: plan.trim(), billingCustomerId: customer.trim() === '' ? null : customer.trim(), status: status.trim() },
        });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <TextField label={m.billing.plan} pointer="/plan" problem={problem} value={plan} onValue={setPlan} required autoFocus />
          <TextField label={m.billing.customer} pointer="/billingCustomerId" problem={problem} value={customer} onValue={setCustomer} />
          <TextField label={m.billing.status} pointer="/status" problem={problem} value={status} onValue={setStatus} required />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
