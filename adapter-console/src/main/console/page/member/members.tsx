import { useState } from 'preact/hooks';
import { OrgRole, type OrgMember } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery, useParameter } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';

const ROLES = Object.values(OrgRole);

/** Who belongs to an organization, and with which role. */
export function MembersPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [role, setRole] = useParameter('role');
  const [editing, setEditing] = useState<{ userId: string; role: OrgRole } | undefined>();
  const list = useList<OrgMember>(api`/v1/orgs/${orgId}/members`, { role });
  const mayWrite = access.may('member:write');
  return (
    <Page
      title={m.members.title}
      crumbs={useCrumbs(orgId, { text: m.nav.members })}
      actions={mayWrite ? <button type="button" class="primary" onClick={() => setEditing({ userId: '', role: 'member' })}>{m.members.add}</button> : null}
    >
      <div class="filters">
        <label>
          {m.members.role}
          <select data-filter value={role} onChange={(event) => setRole(event.currentTarget.value)}>
            <option value="">{m.common.all}</option>
            {ROLES.map((key) => (
              <option key={key} value={key}>
                {m.members.roles[key]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ListTable
        label={m.members.title}
        list={list}
        empty={<p>{m.members.none}</p>}
        rowKey={(member) => member.userId}
        columns={[
          { head: m.members.user, cell: (member) => <Id>{member.userId}</Id> },
          { head: m.members.role, cell: (member) => <span title={m.members.roleHints[member.role]}>{m.members.roles[member.role]}</span> },
          { head: m.members.since, cell: (member) => <When at={member.createdAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (member) => (
              <>
                {access.may('audit:read') ? <a href={toQuery(to`/orgs/${orgId}/audit`, { actorId: member.userId, range: 'all' })}>{m.members.changes}</a> : null}
                {access.mayGrant(member.role) ? (
                  <>
                    <button type="button" onClick={() => setEditing({ userId: member.userId, role: member.role })}>
                      {m.members.changeRole}
                    </button>
                    <RemoveButton verb={m.common.remove} title={m.members.removeTitle(member.userId)} path={api`/v1/orgs/${orgId}/members/${member.userId}`} onDone={list.reload}>
                      <p>{m.members.removeEffect}</p>
                    </RemoveButton>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {editing === undefined ? null : (
        <PutMember orgId={orgId} userId={editing.userId} role={editing.role} onClose={() => setEditing(undefined)} onDone={() => { setEditing(undefined); list.reload(); }} />
      )}
    </Page>
  );
}

function PutMember({ orgId, userId: given, role: before, onClose, onDone }: { orgId: string; userId: string; role: OrgRole; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const access = useAccess();
  const [userId, setUserId] = useState(given);
  const [role, setRole] = useState<string>(before);
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={given === '' ? m.members.addTitle : m.members.changeTitle(given)}
      verb={given === '' ? m.members.add : m.members.changeRole}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/members/${userId}`, { method: 'PUT', reason, body: { role } });
        onDone();
      }}
    >
      {(problem) => (
        <>
          {given === '' ? <TextField label={m.members.user} hint={m.members.userHint} pointer="/userId" problem={problem} value={userId} onValue={setUserId} required autoFocus /> : null}
          <Choice label={m.members.role} pointer="/role" problem={problem} value={role} onValue={setRole} options={ROLES.filter((key) => access.mayGrant(key)).map((key) => [key, m.members.roles[key]] as const)} hint={m.members.roleHints[role]} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
