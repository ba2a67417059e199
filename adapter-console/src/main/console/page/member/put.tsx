import { useState } from 'preact/hooks';
import { OrgRole } from '@api';
import { useAccess } from '../../access/access';
import { call, path as api } from '../../api/client';
import { Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { messages } from '../../message/messages';

export const ROLES = Object.values(OrgRole);

interface PutMemberProps {
  orgId: string;
  /** Empty to ask for the user. */
  userId: string;
  role: OrgRole;
  /** The version that a change is based on. */
  etag?: string | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** Adds a member, or changes the role of one. */
export function PutMember({ orgId, userId: given, role: before, etag, onClose, onDone }: PutMemberProps) {
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
        await call(api`/v1/orgs/${orgId}/members/${userId}`, { method: 'PUT', etag, reason, body: { role } });
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
