import type { Project, ProjectTeamGrant, Team, TeamMember } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import type { Page as ApiPage } from '../../api/answer';
import { sourceOf } from '../../api/json';
import { RemoveButton } from '../../component/confirm';
import { Choice, FormDialog, ReasonField } from '../../component/form';
import { Goes } from '../../component/goes';
import { MetadataSection } from '../../component/metadata';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { ListTable, Loading } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to, toQuery } from '../../route/route';
import { AuditLink } from '../audit/link';
import { grantTarget } from '../audit/target';
import { UserLink } from '../member/link';
import { NameDialog } from '../organization/name-dialog';
import { useCrumbs } from '../organization/crumbs';

/** One project: who may what in it, and why. */
export function ProjectPage({ orgId, projectId }: { orgId: string; projectId: string }) {
  const m = messages();
  const access = useAccess();
  const mayWrite = access.mayIn(projectId, 'project:write');
  const project = useAnswer<Project>(api`/v1/orgs/${orgId}/projects/${projectId}`);
  const [dialog, setDialog] = useState<'grant' | 'rename'>();
  const [round, setRound] = useState(0);
  const name = project.data?.name ?? projectId;
  const crumbs = useCrumbs(orgId, { text: m.nav.projects, href: to`/orgs/${orgId}/projects` }, { text: name });
  const done = () => {
    setDialog(undefined);
    setRound(round + 1);
    project.reload();
  };
  return (
    <Page
      title={m.project.title(name)}
      crumbs={crumbs}
      actions={
        mayWrite && project.data !== undefined ? (
          <>
            <button type="button" class="primary" onClick={() => setDialog('grant')}>
              {m.project.grant}
            </button>
            <button type="button" onClick={() => setDialog('rename')}>
              {m.common.rename}
            </button>
            <RemoveButton verb={m.common.delete} title={m.project.deleteTitle(name)} typed={project.data.slug} path={api`/v1/orgs/${orgId}/projects/${projectId}`} onDone={() => open(to`/orgs/${orgId}/projects`)}>
              <p>{m.project.deleteEffect}</p>
              <ul>
                <Goes of="limits" path={api`/v1/orgs/${orgId}/usage-limits`} query={{ projectId }} needs="limit:read" />
                <Goes of="grants" path={api`/v1/orgs/${orgId}/projects/${projectId}/teams`} needs="project:read" />
              </ul>
            </RemoveButton>
          </>
        ) : null
      }
    >
      {project.problem === undefined ? null : <ProblemNote problem={project.problem} retry={project.reload} />}
      {project.problem?.status === 404 ? <p><AuditLink orgId={orgId} of={{ targetType: 'project', targetId: projectId }}>{m.audit.ofMissing}</AuditLink></p> : null}
      {project.data === undefined ? (
        project.problem === undefined ? <Loading /> : null
      ) : (
        <>
          <p class="links">
            {access.mayIn(projectId, 'usage:read') ? <a href={toQuery(to`/orgs/${orgId}/usage`, { projectId })}>{m.nav.usage}</a> : null}
            {access.mayIn(projectId, 'limit:read') ? <a href={toQuery(to`/orgs/${orgId}/limits`, { projectId })}>{m.nav.limits}</a> : null}
            {access.mayIn(projectId, 'limit:read') ? <a href={toQuery(to`/orgs/${orgId}/refusals`, { projectId })}>{m.nav.refusals}</a> : null}
            {access.mayIn(projectId, 'run:read') ? <a href={toQuery(to`/orgs/${orgId}/workflows`, { projectId })}>{m.nav.workflows}</a> : null}
            {access.mayIn(projectId, 'run:read') ? <a href={toQuery(to`/orgs/${orgId}/runs`, { projectId })}>{m.nav.runs}</a> : null}
            {access.mayIn(projectId, 'run:read') ? <a href={toQuery(to`/orgs/${orgId}/approvals`, { projectId })}>{m.nav.approvals}</a> : null}
            {access.mayIn(projectId, 'secret:read') ? <a href={toQuery(to`/orgs/${orgId}/secrets`, { projectId })}>{m.nav.secrets}</a> : null}
            {access.mayIn(projectId, 'audit:read') ? <a href={toQuery(to`/orgs/${orgId}/audit`, { projectId })}>{m.nav.audit}</a> : null}
          </p>
          <Grants key={round} orgId={orgId} projectId={projectId} mayWrite={mayWrite} />
          <Section title={m.organization.facts} aside={<AuditLink orgId={orgId} of={{ targetType: 'project', targetId: project.data.projectId }} projectId={project.data.projectId} />}>
            <Facts
              of={[
                [m.organizations.slug, <Value>{project.data.slug}</Value>],
                ['projectId', <Id>{project.data.projectId}</Id>],
                [m.common.created, <Instant at={project.data.createdAt} />],
              ]}
            />
          </Section>
          <MetadataSection source={sourceOf(project.text ?? '', 'metadata') ?? '{}'} path={api`/v1/orgs/${orgId}/projects/${projectId}`} etag={project.etag} mayWrite={mayWrite} onSaved={project.reload} />
        </>
      )}
      {dialog === 'grant' ? <Grant orgId={orgId} projectId={projectId} onClose={() => setDialog(undefined)} onDone={done} /> : null}
      {dialog === 'rename' && project.data !== undefined ? (
        <NameDialog
          title={m.common.rename}
          verb={m.common.save}
          name={project.data.name}
          slug={project.data.slug}
          onClose={() => setDialog(undefined)}
          onSubmit={async (newName, slug, reason) => {
            await call(api`/v1/orgs/${orgId}/projects/${projectId}`, { method: 'PATCH', etag: project.etag, reason, body: { name: newName, slug } });
            done();
          }}
        />
      ) : null}
    </Page>
  );
}

function Grants({ orgId, projectId, mayWrite }: { orgId: string; projectId: string; mayWrite: boolean }) {
  const m = messages();
  const list = useList<ProjectTeamGrant>(api`/v1/orgs/${orgId}/projects/${projectId}/teams`);
  return (
    <Section title={m.project.access}>
      <ListTable
        label={m.project.access}
        list={list}
        empty={<p>{m.project.noGrants}</p>}
        rowKey={(grant) => grant.teamId}
        columns={[
          { head: m.project.through, cell: (grant) => <TeamName orgId={orgId} teamId={grant.teamId} /> },
          { head: m.members.role, cell: (grant) => <span title={m.project.roleHints[grant.role]}>{grant.role}</span> },
          { head: m.project.people, cell: (grant) => <People orgId={orgId} teamId={grant.teamId} /> },
          { head: m.members.since, cell: (grant) => <When at={grant.createdAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (grant) => (
              <>
                <AuditLink orgId={orgId} of={grantTarget(projectId, grant.teamId)} projectId={projectId} />
                {mayWrite ? (
                <RemoveButton verb={m.common.remove} title={m.project.revokeTitle} path={api`/v1/orgs/${orgId}/projects/${projectId}/teams/${grant.teamId}`} onDone={list.reload}>
                    <p>{m.project.revokeEffect}</p>
                  </RemoveButton>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <p class="quiet">{m.project.alsoRoles}</p>
    </Section>
  );
}

function TeamName({ orgId, teamId }: { orgId: string; teamId: string }) {
  const access = useAccess();
  const team = useAnswer<Team>(access.may('org:read') ? api`/v1/orgs/${orgId}/teams/${teamId}` : undefined);
  return access.may('org:read') ? <a href={to`/orgs/${orgId}/teams/${teamId}`}><Value>{team.data?.name ?? teamId}</Value></a> : <Value>{teamId}</Value>;
}

/** Who has the role through the team: the first ones by name. */
function People({ orgId, teamId }: { orgId: string; teamId: string }) {
  const m = messages().project;
  const access = useAccess();
  const members = useAnswer<ApiPage<TeamMember>>(
    access.may('org:read') ? withQuery(api`/v1/orgs/${orgId}/teams/${teamId}/members`, { limit: '5' }) : undefined,
  );
  if (members.data === undefined) return <span class="quiet">–</span>;
  return (
    <span class="people">
      {members.data.items.map(({ userId }) => (
        <UserLink key={userId} orgId={orgId} userId={userId} short />
      ))}
      {members.data.nextCursor === null ? null : <a href={to`/orgs/${orgId}/teams/${teamId}`}>{m.andMore}</a>}
    </span>
  );
}

const ROLES = ['viewer', 'operator', 'admin'] as const;

function Grant({ orgId, projectId, onClose, onDone }: { orgId: string; projectId: string; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const teams = useList<Team>(api`/v1/orgs/${orgId}/teams`, { limit: '200' });
  const [teamId, setTeamId] = useState('');
  const [role, setRole] = useState<string>('viewer');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.project.grant}
      verb={m.project.grant}
      disabled={teamId === ''}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/projects/${projectId}/teams/${teamId}`, { method: 'PUT', reason, body: { role } });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <Choice label={m.project.team} value={teamId} onValue={setTeamId} options={[['', m.common.choose], ...teams.items.map((team) => [team.teamId, team.name] as const)]} />
          <Choice label={m.members.role} pointer="/role" problem={problem} value={role} onValue={setRole} options={ROLES.map((key) => [key, key] as const)} hint={m.project.roleHints[role]} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
