import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { WhoAmI } from '@api';

/** What owners alone may. */
const OF_OWNERS = ['org:delete', 'idp:write'];

/** The caller of this session, and what they may do. The server decides; the console leaves out what it would refuse. */
export class Access {
  constructor(readonly who: WhoAmI) {}

  /** Whether the caller is of the platform, not of one organization. */
  get isPlatform(): boolean {
    return this.who.orgId === null;
  }

  /** Whether the caller has a permission in the whole organization, or on the platform. */
  may(permission: string): boolean {
    return this.who.permissions.includes(permission);
  }

  /** Whether the caller has a permission in a project, or in the whole organization. */
  mayIn(projectId: string | null | undefined, permission: string): boolean {
    if (this.may(permission)) return true;
    return this.who.projects.some((place) => place.projectId === projectId && place.permissions.includes(permission));
  }

  /** Whether the caller has a permission somewhere in the organization. */
  mayAnywhere(permission: string): boolean {
    return this.may(permission) || this.who.projects.some((place) => place.permissions.includes(permission));
  }

  /** Whether the caller may give a role in the organization, or take it: only with all its permissions. */
  mayGrant(role: string): boolean {
    return this.may('member:write') && (role !== 'owner' || OF_OWNERS.every((permission) => this.may(permission)));
  }

  /** Whether the caller has what the scopes of a key grant in an organization, as far as owners alone have it. */
  covers(scopes: readonly string[]): boolean {
    return scopes.every((scope) => {
      if (!scope.endsWith('*')) return scope.startsWith('platform:') || this.may(scope);
      return OF_OWNERS.every((permission) => this.may(permission) || !permission.startsWith(scope.slice(0, -1)));
    });
  }

  /** The projects in which the caller has a permission, for lists that need a project; undefined if all. */
  projectsWith(permission: string): string[] | undefined {
    if (this.may(permission)) return undefined;
    return this.who.projects.filter((place) => place.permissions.includes(permission)).map((place) => place.projectId);
  }
}

export const AccessContext = createContext<Access | undefined>(undefined);

export function useAccess(): Access {
  const access = useContext(AccessContext);
  if (access === undefined) throw new Error('no session');
  return access;
}
