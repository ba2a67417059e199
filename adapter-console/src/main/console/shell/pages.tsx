import type { ComponentChild } from 'preact';
import type { Access } from '../access/access';
import { ApprovalPage, ApprovalsPage, PlatformApprovalsPage } from '../page/approval/approvals';
import { AuditPage } from '../page/audit/audit';
import { PlatformAuditPage } from '../page/audit/platform';
import { BillingPage } from '../page/billing/billing';
import { GatewaysPage, PlatformGatewaysPage } from '../page/gateway/gateways';
import { KeysPage, PlatformKeysPage } from '../page/key/keys';
import { LimitPage } from '../page/limit/limit';
import { LimitsPage } from '../page/limit/limits';
import { MemberPage } from '../page/member/member';
import { MembersPage } from '../page/member/members';
import { OrganizationPage } from '../page/organization/organization';
import { OrganizationsPage } from '../page/organization/organizations';
import { SettingsPage } from '../page/organization/settings';
import { OverviewPage } from '../page/overview/overview';
import { PoliciesPage } from '../page/policy/policies';
import { ProjectPage } from '../page/project/project';
import { ProjectsPage } from '../page/project/projects';
import { ProvidersPage } from '../page/provider/providers';
import { PlatformRefusalsPage } from '../page/refusal/platform';
import { RefusalPage } from '../page/refusal/refusal';
import { RefusalsPage } from '../page/refusal/refusals';
import { RunPage } from '../page/run/run';
import { PlatformRunsPage, RunsPage } from '../page/run/runs';
import { SecretsPage } from '../page/secret/secrets';
import { PlatformSessionsPage, SessionsPage } from '../page/session/sessions';
import { TeamPage } from '../page/team/team';
import { TeamsPage } from '../page/team/teams';
import { LedgerPage } from '../page/usage/ledger';
import { UsagePage } from '../page/usage/usage';
import { WorkflowsPage } from '../page/workflow/workflows';
import { match } from '../route/route';
import { NotAllowed, NotFound } from './not-found';

type Values = Record<string, string>;

/** The pattern of the path, the page, and the permission that it needs, anywhere in the organization. */
const PAGES: readonly [string, (values: Values) => ComponentChild, string?][] = [
  ['/', () => <OverviewPage />, 'platform:read'],
  ['/orgs', () => <OrganizationsPage />, 'org:read'],
  ['/keys', () => <PlatformKeysPage />, 'key:read'],
  ['/sessions', () => <PlatformSessionsPage />, 'session:read'],
  ['/refusals', () => <PlatformRefusalsPage />, 'platform:read'],
  ['/audit', () => <PlatformAuditPage />, 'platform:read'],
  ['/runs', () => <PlatformRunsPage />, 'platform:read'],
  ['/approvals', () => <PlatformApprovalsPage />, 'platform:read'],
  ['/gateways', () => <PlatformGatewaysPage />, 'gateway:read'],
  ['/orgs/:orgId', ({ orgId = '' }) => <OrganizationPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/usage', ({ orgId = '' }) => <UsagePage key={orgId} orgId={orgId} />, 'usage:read'],
  ['/orgs/:orgId/usage/events', ({ orgId = '' }) => <LedgerPage key={orgId} orgId={orgId} />, 'usage:read'],
  ['/orgs/:orgId/limits', ({ orgId = '' }) => <LimitsPage key={orgId} orgId={orgId} />, 'limit:read'],
  ['/orgs/:orgId/limits/one', ({ orgId = '' }) => <LimitPage key={orgId} orgId={orgId} />, 'limit:read'],
  ['/orgs/:orgId/refusals', ({ orgId = '' }) => <RefusalsPage key={orgId} orgId={orgId} />, 'limit:read'],
  ['/orgs/:orgId/refusals/:requestId', ({ orgId = '', requestId = '' }) => <RefusalPage key={requestId} orgId={orgId} requestId={requestId} />, 'limit:read'],
  ['/orgs/:orgId/projects', ({ orgId = '' }) => <ProjectsPage key={orgId} orgId={orgId} />, 'project:read'],
  ['/orgs/:orgId/projects/:projectId', ({ orgId = '', projectId = '' }) => <ProjectPage key={projectId} orgId={orgId} projectId={projectId} />, 'project:read'],
  ['/orgs/:orgId/workflows', ({ orgId = '' }) => <WorkflowsPage key={orgId} orgId={orgId} />, 'run:read'],
  ['/orgs/:orgId/runs', ({ orgId = '' }) => <RunsPage key={orgId} orgId={orgId} />, 'run:read'],
  ['/orgs/:orgId/runs/:runId', ({ orgId = '', runId = '' }) => <RunPage key={runId} orgId={orgId} runId={runId} />, 'run:read'],
  ['/orgs/:orgId/approvals', ({ orgId = '' }) => <ApprovalsPage key={orgId} orgId={orgId} />, 'run:read'],
  ['/orgs/:orgId/approvals/:approvalId', ({ orgId = '', approvalId = '' }) => <ApprovalPage key={approvalId} orgId={orgId} approvalId={approvalId} />, 'run:read'],
  ['/orgs/:orgId/policies', ({ orgId = '' }) => <PoliciesPage key={orgId} orgId={orgId} />, 'policy:read'],
  ['/orgs/:orgId/gateways', ({ orgId = '' }) => <GatewaysPage key={orgId} orgId={orgId} />, 'gateway:read'],
  ['/orgs/:orgId/members', ({ orgId = '' }) => <MembersPage key={orgId} orgId={orgId} />, 'org:read'],
  ['/orgs/:orgId/members/:userId', ({ orgId = '', userId = '' }) => <MemberPage key={userId} orgId={orgId} userId={userId} />, 'org:read'],
  ['/orgs/:orgId/teams', ({ orgId = '' }) => <TeamsPage key={orgId} orgId={orgId} />, 'org:read'],
  ['/orgs/:orgId/teams/:teamId', ({ orgId = '', teamId = '' }) => <TeamPage key={teamId} orgId={orgId} teamId={teamId} />, 'org:read'],
  ['/orgs/:orgId/keys', ({ orgId = '' }) => <KeysPage key={orgId} orgId={orgId} />, 'key:read'],
  ['/orgs/:orgId/sessions', ({ orgId = '' }) => <SessionsPage key={orgId} orgId={orgId} />, 'session:read'],
  ['/orgs/:orgId/identity-providers', ({ orgId = '' }) => <ProvidersPage key={orgId} orgId={orgId} />, 'idp:read'],
  ['/orgs/:orgId/secrets', ({ orgId = '' }) => <SecretsPage key={orgId} orgId={orgId} />, 'secret:read'],
  ['/orgs/:orgId/billing', ({ orgId = '' }) => <BillingPage key={orgId} orgId={orgId} />, 'billing:read'],
  ['/orgs/:orgId/audit', ({ orgId = '' }) => <AuditPage key={orgId} orgId={orgId} />, 'audit:read'],
  ['/orgs/:orgId/settings', ({ orgId = '' }) => <SettingsPage key={orgId} orgId={orgId} />, 'org:read'],
];

export interface Shown {
  view: ComponentChild;
  orgId?: string;
}

/** Whether the caller may read a page. The pages above the organizations are of the platform. */
function mayRead(access: Access, permission: string | undefined, orgId: string | undefined): boolean {
  if (orgId === undefined && !access.isPlatform) return false;
  return permission === undefined || access.mayAnywhere(permission);
}

/** Whether the caller may read the page of a path. */
export function mayOpen(path: string, access: Access): boolean {
  return PAGES.some(([pattern, , permission]) => {
    const values = match(pattern, path);
    return values !== undefined && mayRead(access, permission, values['orgId']);
  });
}

/** The page of a path. Somebody of one organization begins with its overview. */
export function pageOf(path: string, access: Access): Shown {
  const own = access.who.orgId;
  const wanted = path === '/' && own !== null ? `/orgs/${encodeURIComponent(own)}` : path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const [pattern, view, permission] of PAGES) {
    const values = match(pattern, wanted);
    if (values !== undefined) {
      const orgId = values['orgId'];
      const missing = orgId === undefined && !access.isPlatform ? undefined : permission;
      const isAllowed = mayRead(access, permission, orgId);
      return { view: isAllowed ? view(values) : <NotAllowed permission={missing} />, ...(orgId === undefined ? {} : { orgId }) };
    }
  }
  return { view: <NotFound /> };
}
