import { useState } from 'preact/hooks';
import type { OrgMember, OrgRole } from '@api';
import { useAccess } from '../../access/access';
import { about, AREAS, ORG_ROLES } from '../../access/roles';
import { useAnswer } from '../../api/answer';
import { path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading, Table } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { SessionTable } from '../session/sessions';
import { PutMember } from './put';
import { SEARCHED, useRoles, type Membership, type RolesOfUser } from './roles';

/** One user: what they may do in the organization and in its projects, and why. */
export function MemberPage({ orgId, userId }: { orgId: string; userId: string }) {
  const m = messages();
  const access = useAccess();
  const [round, setRound] = useState(0);
  const [changing, setChanging] = useState(false);
  const member = useAnswer<OrgMember>(api`/v1/orgs/${orgId}/members/${userId}`);
  const [searched, setSearched] = useState(SEARCHED.first);
  const { roles, problem } = useRoles(orgId, userId, access.may('project:read'), searched, round);
  const crumbs = useCrumbs(orgId, { text: m.nav.members, href: to`/orgs/${orgId}/members` }, { text: userId });
  const reload = () => {
    setChanging(false);
    setRound(round + 1);
    member.reload();
  };
  const isMissing = member.problem?.status === 404;
  return (
    <Page
      title={m.member.title(userId)}
      crumbs={crumbs}
      actions={
        member.data !== undefined && access.mayGrant(member.data.role) ? (
          <>
            <button type="button" class="primary" onClick={() => setChanging(true)}>
              {m.members.changeRole}
            </button>
            <RemoveButton verb={m.common.remove} title={m.members.removeTitle(userId)} path={api`/v1/orgs/${orgId}/members/${userId}`} onDone={reload}>
              <RemovalEffect role={member.data.role} memberships={roles?.memberships ?? []} />
            </RemoveButton>
          </>
        ) : null
      }
    >
      <p class="links">
        <AuditLink orgId={orgId} by={userId}>{m.member.changesBy}</AuditLink>
        <AuditLink orgId={orgId} of={{ targetType: 'org_member', targetId: userId }}>{m.member.changesOf}</AuditLink>
        <AuditLink orgId={orgId} of={{ targetType: 'team_member', targetId: userId }}>{m.member.changesOfTeams}</AuditLink>
        {access.may('limit:read') ? <a href={toQuery(to`/orgs/${orgId}/refusals`, { actorId: userId, range: 'all' })}>{m.nav.refusals}</a> : null}
      </p>
      {member.problem === undefined || isMissing ? null : <ProblemNote problem={member.problem} retry={member.reload} />}
      {member.data === undefined ? isMissing ? <p class="empty">{m.member.noMember}</p> : member.loading ? <Loading /> : null : <InOrganization member={member.data} />}
      {problem === undefined ? null : <ProblemNote problem={problem} retry={reload} />}
      {roles === undefined ? problem === undefined ? <Loading /> : null : <InTeams orgId={orgId} roles={roles} role={member.data?.role} searched={searched} onSearch={() => setSearched(SEARCHED.most)} />}
      {access.may('session:read') ? (
        <Section title={m.nav.sessions}>
          <SessionTable base={api`/v1/orgs/${orgId}/sessions`} query={{ userId }} orgId={orgId} empty={m.member.noSession} />
        </Section>
      ) : null}
      {changing && member.data !== undefined ? <PutMember orgId={orgId} userId={userId} role={member.data.role} etag={member.etag} onClose={() => setChanging(false)} onDone={reload} /> : null}
    </Page>
  );
}

/** What the removal does, and what it leaves. */
function RemovalEffect({ role, memberships }: { role: OrgRole; memberships: Membership[] }) {
  const m = messages();
  return (
    <>
      <p>{m.members.removeEffect(m.members.roles[role] ?? role)}</p>
      {memberships.length === 0 ? null : <p>{m.member.staysIn(memberships.map(({ team }) => team.name).join(', '))}</p>}
    </>
  );
}

function InOrganization({ member }: { member: OrgMember }) {
  const m = messages();
  const permissions = ORG_ROLES[member.role];
  const none = AREAS.filter((area) => about(area, permissions).length === 0);
  return (
    <>
      <Facts
        of={[
          [m.members.role, m.members.roles[member.role]],
          ['userId', <Id>{member.userId}</Id>],
          [m.members.since, <><Instant at={member.createdAt} /> (<When at={member.createdAt} />)</>],
        ]}
      />
      <Section title={m.member.inOrganization} aside={m.member.asRole(m.members.roles[member.role] ?? member.role)}>
        <Facts
          of={[
            ...AREAS.filter((area) => !none.includes(area)).map((area) => [m.permissions.areas[area], sentence(about(area, permissions))] as const),
            ...(none.length === 0 ? [] : ([[m.permissions.nothing, <span class="quiet">{none.map((area) => m.permissions.areas[area]).join(', ')}</span>]] as const)),
          ]}
        />
      </Section>
    </>
  );
}

function sentence(permissions: readonly string[]): string {
  const m = messages().permissions;
  return permissions.map((permission) => m.words[permission] ?? permission).join('; ');
}

interface InTeamsProps {
  orgId: string;
  roles: RolesOfUser;
  role: OrgRole | undefined;
  searched: number;
  onSearch: () => void;
}

function InTeams({ orgId, roles, role, searched, onSearch }: InTeamsProps) {
  const m = messages();
  const access = useAccess();
  const isEverywhere = role !== undefined && role !== 'member';
  return (
    <>
      <Section title={m.nav.projects}>
        {!access.may('project:read') ? (
          <p class="empty">{m.member.projectsHidden}</p>
        ) : roles.projects.length === 0 ? (
          <p class="empty">{m.member.noProject}</p>
        ) : (
          <Table
            label={m.nav.projects}
            rows={roles.projects}
            rowKey={({ grant }) => `${grant.projectId} ${grant.teamId}`}
            columns={[
              { head: m.limits.project, cell: ({ project }) => <a href={to`/orgs/${orgId}/projects/${project.projectId}`}><Value>{project.name}</Value></a> },
              { head: m.members.role, cell: ({ grant }) => <Value>{grant.role}</Value> },
              { head: m.refusals.why, cell: ({ team }) => <span>{m.member.through} <a href={to`/orgs/${orgId}/teams/${team.teamId}`}><Value>{team.name}</Value></a></span> },
              { head: m.member.may, cell: ({ grant }) => m.project.roleHints[grant.role] ?? <span class="quiet">{m.member.isLabel}</span> },
              { head: m.members.since, cell: ({ grant }) => <When at={grant.createdAt} /> },
            ]}
          />
        )}
        {isEverywhere ? <p class="quiet">{m.member.everywhere(m.members.roles[role] ?? role)}</p> : null}
      </Section>
      <Section title={m.nav.teams}>
        {roles.memberships.length === 0 ? (
          <p class="empty">{m.member.noTeam}</p>
        ) : (
          <Table
            label={m.nav.teams}
            rows={roles.memberships}
            rowKey={({ team }) => team.teamId}
            columns={[
              { head: m.project.team, cell: ({ team }) => <a href={to`/orgs/${orgId}/teams/${team.teamId}`}><Value>{team.name}</Value></a> },
              { head: m.member.roleInTeam, cell: ({ member }) => <Value>{member.role}</Value> },
              { head: m.members.since, cell: ({ member }) => <When at={member.createdAt} /> },
            ]}
          />
        )}
      </Section>
      {!roles.isPartial ? null : (
        <p class="note">
          {m.member.partial(searched)}{' '}
          {searched < SEARCHED.most ? (
            <button type="button" onClick={onSearch}>
              {m.member.searchOn(SEARCHED.most)}
            </button>
          ) : null}
        </p>
      )}
    </>
  );
}
