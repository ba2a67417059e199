import type { Team, TeamMember } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { FormDialog, ReasonField, TextField } from '../../component/form';
import { Goes } from '../../component/goes';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { ListTable } from '../../component/table';
import { Copy, Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';
import { AuditLink } from '../audit/link';
import { UserLink } from '../member/link';
import { NameDialog } from '../organization/name-dialog';
import { useCrumbs } from '../organization/crumbs';

/** One team: its members. */
export function TeamPage({ orgId, teamId }: { orgId: string; teamId: string }) {
  const m = messages();
  const access = useAccess();
  const mayWrite = access.may('member:write');
  const team = useAnswer<Team>(api`/v1/orgs/${orgId}/teams/${teamId}`);
  const list = useList<TeamMember>(api`/v1/orgs/${orgId}/teams/${teamId}/members`);
  const [dialog, setDialog] = useState<'add' | 'rename'>();
  const name = team.data?.name ?? teamId;
  return (
    <Page
      title={m.team.title(name)}
      crumbs={useCrumbs(orgId, { text: m.nav.teams, href: to`/orgs/${orgId}/teams` }, { text: name })}
      actions={
        mayWrite && team.data !== undefined ? (
          <>
            <button type="button" class="primary" onClick={() => setDialog('add')}>
              {m.members.add}
            </button>
            <button type="button" onClick={() => setDialog('rename')}>
              {m.common.rename}
            </button>
            <RemoveButton verb={m.common.delete} title={m.team.deleteTitle(name)} path={api`/v1/orgs/${orgId}/teams/${teamId}`} onDone={() => open(to`/orgs/${orgId}/teams`)}>
              <p>{m.team.deleteEffect}</p>
              <ul>
                <Goes of="members" path={api`/v1/orgs/${orgId}/teams/${teamId}/members`} needs="org:read" />
              </ul>
            </RemoveButton>
          </>
        ) : null
      }
    >
      {team.problem === undefined ? null : <ProblemNote problem={team.problem} retry={team.reload} />}
      {team.problem?.status === 404 ? <p><AuditLink orgId={orgId} of={{ targetType: 'team', targetId: teamId }}>{m.audit.ofMissing}</AuditLink></p> : null}
      {team.data === undefined ? null : (
        <>
          <ListTable
            label={m.team.members}
            list={list}
            empty={<p>{m.team.noMembers}</p>}
            rowKey={(member) => member.userId}
            columns={[
              { head: m.members.user, cell: (member) => <span><UserLink orgId={orgId} userId={member.userId} /> <Copy text={member.userId} /></span> },
              { head: m.members.role, cell: (member) => <Value>{member.role}</Value> },
              { head: m.members.since, cell: (member) => <When at={member.createdAt} /> },
              {
                head: m.common.actions,
                actions: true,
                cell: (member) => (
                  <>
                    <AuditLink orgId={orgId} of={{ targetType: 'team_member', targetId: member.userId, text: teamId }} />
                    {mayWrite ? (
                    <RemoveButton verb={m.common.remove} title={m.members.removeTitle(member.userId)} path={api`/v1/orgs/${orgId}/teams/${teamId}/members/${member.userId}`} onDone={list.reload}>
                        <p>{m.team.removeEffect}</p>
                      </RemoveButton>
                    ) : null}
                  </>
                ),
              },
            ]}
          />
          <Section title={m.organization.facts} aside={<AuditLink orgId={orgId} of={{ targetType: 'team', targetId: team.data.teamId }} />}>
            <Facts
              of={[
                [m.organizations.slug, <Value>{team.data.slug}</Value>],
                ['teamId', <Id>{team.data.teamId}</Id>],
                [m.common.created, <Instant at={team.data.createdAt} />],
              ]}
            />
          </Section>
        </>
      )}
      {dialog === 'add' ? <Add orgId={orgId} teamId={teamId} onClose={() => setDialog(undefined)} onDone={() => { setDialog(undefined); list.reload(); }} /> : null}
      {dialog === 'rename' && team.data !== undefined ? (
        <NameDialog
          title={m.common.rename}
          verb={m.common.save}
          name={team.data.name}
          slug={team.data.slug}
          onClose={() => setDialog(undefined)}
          onSubmit={async (newName, slug, reason) => {
            await call(api`/v1/orgs/${orgId}/teams/${teamId}`, { method: 'PATCH', etag: team.etag, reason, body: { name: newName, slug } });
            setDialog(undefined);
            team.reload();
          }}
        />
      ) : null}
    </Page>
  );
}

function Add({ orgId, teamId, onClose, onDone }: { orgId: string; teamId: string; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const [userId, setUserId] = useState('');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.members.addTitle}
      verb={m.members.add}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/teams/${teamId}/members/${userId}`, { method: 'PUT', reason, body: {} });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <TextField label={m.members.user} hint={m.members.userHint} pointer="/userId" problem={problem} value={userId} onValue={setUserId} required autoFocus />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
