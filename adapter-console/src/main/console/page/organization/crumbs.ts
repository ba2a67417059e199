import type { Organization } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer } from '../../api/answer';
import { path as api } from '../../api/client';
import type { Crumb } from '../../component/page';
import { messages } from '../../message/messages';
import { to } from '../../route/route';

/** The organization of a page; undefined while it is read, or if the caller may not read it. */
export function useOrganization(orgId: string): Organization | undefined {
  const access = useAccess();
  return useAnswer<Organization>(access.may('org:read') ? api`/v1/orgs/${orgId}` : undefined).data;
}

/** Where a page of an organization is. */
export function useCrumbs(orgId: string, ...below: Crumb[]): Crumb[] {
  const access = useAccess();
  const org = useOrganization(orgId);
  const name = org?.name ?? orgId;
  const root: Crumb[] = access.isPlatform ? [{ text: messages().nav.platform, href: to`/` }] : [];
  return [...root, below.length === 0 ? { text: name } : { text: name, href: to`/orgs/${orgId}` }, ...below];
}
