import { useEffect, useState } from 'preact/hooks';
import type { Project, ProjectTeamGrant, Team, TeamMember } from '@api';
import type { Page } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { forEachOf } from '../../api/parallel';
import { Problem } from '../../api/problem';

export interface Membership {
  team: Team;
  member: TeamMember;
}

/** A role in a project, and the team through which the user has it. */
export interface ProjectAccess {
  project: Project;
  grant: ProjectTeamGrant;
  team: Team;
}

export interface RolesOfUser {
  memberships: Membership[];
  projects: ProjectAccess[];
  /** Whether there are more teams or projects than were searched. */
  isPartial: boolean;
}

export interface FoundRoles {
  roles: RolesOfUser | undefined;
  problem: Problem | undefined;
}

/** How many teams and projects are searched at first, and at most. */
export const SEARCHED = { first: 40, most: 500 };

/**
 * The API lists the members of a team and the teams of a project: this looks from the user.
 *
 * @param searched how many teams and projects
 */
export function useRoles(orgId: string, userId: string, seesProjects: boolean, searched: number, round: number): FoundRoles {
  const [found, setFound] = useState<FoundRoles>({ roles: undefined, problem: undefined });
  useEffect(() => {
    const stop = new AbortController();
    rolesOf(orgId, userId, seesProjects, String(searched), stop.signal)
      .then((roles) => setFound({ roles, problem: undefined }))
      .catch((failure: unknown) => {
        if (stop.signal.aborted) return;
        if (!(failure instanceof Problem)) throw failure;
        setFound({ roles: undefined, problem: failure });
      });
    return () => stop.abort();
  }, [orgId, userId, seesProjects, searched, round]);
  return found;
}

async function rolesOf(orgId: string, userId: string, seesProjects: boolean, most: string, signal: AbortSignal): Promise<RolesOfUser> {
  const get = async <T>(path: string) => (await call<T>(path, { signal })).data;
  const teams = await get<Page<Team>>(withQuery(api`/v1/orgs/${orgId}/teams`, { limit: most }));
  const members = await forEachOf(teams.items, (team) => memberOf(team, userId, signal));
  const memberships = teams.items.flatMap((team, at) => (members[at] === undefined ? [] : [{ team, member: members[at] }]));
  if (!seesProjects || memberships.length === 0) return { memberships, projects: [], isPartial: teams.nextCursor !== null };

  const projects = await get<Page<Project>>(withQuery(api`/v1/orgs/${orgId}/projects`, { limit: most }));
  const grants = await forEachOf(projects.items, (project) =>
    get<Page<ProjectTeamGrant>>(withQuery(api`/v1/orgs/${orgId}/projects/${project.projectId}/teams`, { limit: most })),
  );
  return {
    memberships,
    projects: projects.items.flatMap((project, at) =>
      (grants[at]?.items ?? []).flatMap((grant) => {
        const through = memberships.find(({ team }) => team.teamId === grant.teamId);
        return through === undefined ? [] : [{ project, grant, team: through.team }];
      }),
    ),
    isPartial: teams.nextCursor !== null || projects.nextCursor !== null || grants.some((page) => page.nextCursor !== null),
  };
}

async function memberOf({ orgId, teamId }: Team, userId: string, signal: AbortSignal): Promise<TeamMember | undefined> {
  try {
    return (await call<TeamMember>(api`/v1/orgs/${orgId}/teams/${teamId}/members/${userId}`, { signal })).data;
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 404) return undefined;
    throw failure;
  }
}
