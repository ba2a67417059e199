import type { ComponentChild } from 'preact';
import type { Access } from '../access/access';
import { AuditPage } from '../page/audit/audit';
import { PlatformAuditPage } from '../page/audit/platform';
import { BillingPage } from '../page/billing/billing';
import { KeysPage, PlatformKeysPage } from '../page/key/keys';
import { LimitPage } from '../page/limit/limit';
import { LimitsPage } from '../page/limit/limits';
import { MemberPage } from '../page/member/member';
import { MembersPage } from '../page/member/members';
import { OrganizationPage } from '../page/organization/organization';
import { OrganizationsPage } from '../page/organization/organizations';
import { SettingsPage } from '../page/organization/settings';
import { OverviewPage } from '../page/overview/overview';
import { ProjectPage } from '../page/project/project';
import { ProjectsPage } from '../page/project/projects';
import { ProvidersPage } from '../page/provider/providers';
import { PlatformRefusalsPage } from '../page/refusal/platform';
import { RefusalPage } from '../page/refusal/refusal';
import { RefusalsPage } from '../page/refusal/refusals';
import { SecretsPage } from '../page/secret/secrets';
import { PlatformSessionsPage, SessionsPage } from '../page/session/sessions';
import { TeamPage } from '../page/team/team';
import { TeamsPage } from '../page/team/teams';
import { LedgerPage } from '../page/usage/ledger';
import { UsagePage } from '../page/usage/usage';
import { match } from '../route/route';
import { NotFound } from './not-found';

type Values = Record<string, string>;

const PAGES: readonly [string, (values: Values) => ComponentChild][] = [
  ['/', () => <OverviewPage />],
  ['/orgs', () => <OrganizationsPage />],
  ['/keys', () => <PlatformKeysPage />],
  ['/sessions', () => <PlatformSessionsPage />],
  ['/refusals', () => <PlatformRefusalsPage />],
  ['/audit', () => <PlatformAuditPage />],
  ['/orgs/:orgId', ({ orgId = '' }) => <OrganizationPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/usage', ({ orgId = '' }) => <UsagePage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/usage/events', ({ orgId = '' }) => <LedgerPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/limits', ({ orgId = '' }) => <LimitsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/limits/one', ({ orgId = '' }) => <LimitPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/refusals', ({ orgId = '' }) => <RefusalsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/refusals/:requestId', ({ orgId = '', requestId = '' }) => <RefusalPage key={requestId} orgId={orgId} requestId={requestId} />],
  ['/orgs/:orgId/projects', ({ orgId = '' }) => <ProjectsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/projects/:projectId', ({ orgId = '', projectId = '' }) => <ProjectPage key={projectId} orgId={orgId} projectId={projectId} />],
  ['/orgs/:orgId/members', ({ orgId = '' }) => <MembersPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/members/:userId', ({ orgId = '', userId = '' }) => <MemberPage key={userId} orgId={orgId} userId={userId} />],
  ['/orgs/:orgId/teams', ({ orgId = '' }) => <TeamsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/teams/:teamId', ({ orgId = '', teamId = '' }) => <TeamPage key={teamId} orgId={orgId} teamId={teamId} />],
  ['/orgs/:orgId/keys', ({ orgId = '' }) => <KeysPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/sessions', ({ orgId = '' }) => <SessionsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/identity-providers', ({ orgId = '' }) => <ProvidersPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/secrets', ({ orgId = '' }) => <SecretsPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/billing', ({ orgId = '' }) => <BillingPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/audit', ({ orgId = '' }) => <AuditPage key={orgId} orgId={orgId} />],
  ['/orgs/:orgId/settings', ({ orgId = '' }) => <SettingsPage key={orgId} orgId={orgId} />],
];

export interface Shown {
  view: ComponentChild;
  orgId?: string;
}

/** The page of a path. Somebody of one organization begins with its overview. */
export function pageOf(path: string, access: Access): Shown {
  const own = access.who.orgId;
  const wanted = path === '/' && own !== null ? `/orgs/${encodeURIComponent(own)}` : path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const [pattern, view] of PAGES) {
    const values = match(pattern, wanted);
    if (values !== undefined) {
      return { view: view(values), ...(values['orgId'] === undefined ? {} : { orgId: values['orgId'] }) };
    }
  }
  return { view: <NotFound /> };
}
