import type { OrgRole } from '@api';

/** The permissions of roles in an organization, as in docs/permissions.md. `RolesInConsoleTest` compares them with those of the server. */
export const ORG_ROLES: Record<OrgRole, readonly string[]> = {
  owner: [
    'org:read', 'org:write', 'org:delete', 'member:write', 'project:read', 'project:write', 'usage:read', 'usage:write', 'usage:correct',
    'limit:read', 'limit:write', 'billing:read', 'billing:write', 'idp:read', 'idp:write', 'secret:read', 'secret:write', 'gateway:read',
    'gateway:write', 'run:read', 'run:launch', 'run:control', 'approval:decide', 'policy:read', 'policy:write', 'audit:read', 'audit:write',
    'key:read', 'key:write', 'session:read', 'session:write',
  ],
  admin: [
    'org:read', 'org:write', 'member:write', 'project:read', 'project:write', 'usage:read', 'usage:write', 'usage:correct', 'limit:read',
    'limit:write', 'billing:read', 'billing:write', 'idp:read', 'secret:read', 'secret:write', 'gateway:read', 'gateway:write', 'run:read',
    'run:launch', 'run:control', 'approval:decide', 'policy:read', 'policy:write', 'audit:read', 'audit:write', 'key:read', 'key:write',
    'session:read', 'session:write',
  ],
  billing: ['org:read', 'project:read', 'usage:read', 'usage:correct', 'limit:read', 'limit:write', 'billing:read', 'billing:write'],
  auditor: [
    'org:read', 'project:read', 'usage:read', 'limit:read', 'billing:read', 'idp:read', 'secret:read', 'gateway:read', 'run:read', 'policy:read',
    'audit:read', 'key:read', 'session:read',
  ],
  member: ['org:read'],
};

/** What permissions are about, in the order of the pages. The permissions of members are about the organization. */
export const AREAS = ['org', 'member', 'project', 'usage', 'limit', 'billing', 'idp', 'secret', 'gateway', 'run', 'approval', 'policy', 'audit', 'key', 'session'] as const;

/** The permissions about one thing. */
export function about(area: string, permissions: readonly string[]): string[] {
  return permissions.filter((permission) => permission.startsWith(`${area}:`));
}
