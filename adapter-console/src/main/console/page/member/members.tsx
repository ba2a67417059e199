import { useState } from 'preact/hooks';
import type { OrgMember, OrgRole } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Copy, When } from '../../component/text';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { UserLink } from './link';
import { PutMember, ROLES } from './put';

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
          { head: m.members.user, cell: (member) => <span><UserLink orgId={orgId} userId={member.userId} /> <Copy text={member.userId} /></span> },
          { head: m.members.role, cell: (member) => <span title={m.members.roleHints[member.role]}>{m.members.roles[member.role]}</span> },
          { head: m.members.since, cell: (member) => <When at={member.createdAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (member) => (
              <>
                <AuditLink orgId={orgId} of={{ targetType: 'org_member', targetId: member.userId }} />
                {access.mayGrant(member.role) ? (
                  <>
                    <button type="button" onClick={() => setEditing({ userId: member.userId, role: member.role })}>
                      {m.members.changeRole}
                    </button>
                    <RemoveButton verb={m.common.remove} title={m.members.removeTitle(member.userId)} path={api`/v1/orgs/${orgId}/members/${member.userId}`} onDone={list.reload}>
                      <p>{m.members.removeEffect(m.members.roles[member.role] ?? member.role)}</p>
                      <p>{m.members.teamsStay}</p>
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
