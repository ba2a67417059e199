import type { AuditEvent, LimitKey, PlatformAuditEvent } from '@api';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';
import { toLimit } from '../limit/bar';

export type Event = AuditEvent | PlatformAuditEvent;

/** What audit events are about: the type and the id of their target, and a text that they contain. */
export interface Target {
  targetType: string;
  targetId: string;
  text?: string;
}

/** The events about a limit: their target is the project or the organization. */
export function limitTarget(limit: LimitKey): Target {
  return { targetType: 'usage_limit', targetId: limit.projectId ?? limit.orgId };
}

/** The events about the role of a team in a project: their target is the project. */
export function grantTarget(projectId: string, teamId: string): Target {
  return { targetType: 'project', targetId: projectId, text: teamId };
}

export function isAbout(event: AuditEvent, limit: LimitKey): boolean {
  const { metric, unit, period } = event.metadata;
  return metric === limit.metric && unit === limit.unit && (period === undefined || period === limit.period);
}

function textOf(event: Event, name: string): string | undefined {
  const value: unknown = event.metadata[name];
  return typeof value === 'string' ? value : undefined;
}

function projectOf(event: Event): string | undefined {
  return 'projectId' in event ? (event.projectId ?? undefined) : undefined;
}

const PAGES: Record<string, (orgId: string, id: string, event: Event) => string> = {
  org: (_, id) => to`/orgs/${id}`,
  project: (orgId, id) => to`/orgs/${orgId}/projects/${id}`,
  team: (orgId, id) => to`/orgs/${orgId}/teams/${id}`,
  org_member: (orgId, id) => to`/orgs/${orgId}/members/${id}`,
  team_member: (orgId, id) => to`/orgs/${orgId}/members/${id}`,
  api_key: (orgId, _, event) => toQuery(to`/orgs/${orgId}/keys`, { state: 'all', name: textOf(event, 'name') }),
  identity_provider: (orgId) => to`/orgs/${orgId}/identity-providers`,
  secret_ref: (orgId, _, event) => toQuery(to`/orgs/${orgId}/secrets`, { projectId: projectOf(event) }),
  session: (orgId) => to`/orgs/${orgId}/sessions`,
  billing_account: (orgId) => to`/orgs/${orgId}/billing`,
  usage_limit: (orgId, _, event) => limitPage(orgId, event),
  gateway: (orgId) => to`/orgs/${orgId}/gateways`,
  run: (orgId, id) => to`/orgs/${orgId}/runs/${id}`,
  approval: (orgId, id) => to`/orgs/${orgId}/approvals/${id}`,
  approval_policy: (orgId) => to`/orgs/${orgId}/policies`,
  usage_event: (orgId, id) => toQuery(to`/orgs/${orgId}/usage/events`, { eventId: id, range: 'all' }),
};

const PLATFORM_PAGES: Record<string, (id: string, event: Event) => string> = {
  org: (id) => to`/orgs/${id}`,
  api_key: (_, event) => toQuery(to`/keys`, { state: 'all', name: textOf(event, 'name') }),
  session: () => to`/sessions`,
  gateway: () => to`/gateways`,
};

function limitPage(orgId: string, event: Event): string {
  const metric = textOf(event, 'metric');
  const period = textOf(event, 'period');
  if (metric === undefined || period === undefined) return to`/orgs/${orgId}/limits`;
  return toLimit({ orgId, projectId: projectOf(event) ?? null, metric, unit: textOf(event, 'unit') ?? 'count', period: period as LimitKey['period'] });
}

/** The page of the object that an event is about; undefined if there is none. */
export function pageOf(event: Event, orgId: string | undefined): string | undefined {
  const { targetType, targetId } = event;
  if (targetId === null) return undefined;
  return orgId === undefined ? PLATFORM_PAGES[targetType]?.(targetId, event) : PAGES[targetType]?.(orgId, targetId, event);
}

/** A name that changed: the new one, or the one of what was deleted. */
function changedName(event: Event): string | undefined {
  const changes = event.metadata['changes'] as Record<string, { from?: unknown; to?: unknown }> | undefined;
  const name = changes?.['name'];
  const found = name?.to ?? name?.from;
  return typeof found === 'string' ? found : undefined;
}

/** The name of the object of an event, if the event has it. */
export function ownName(event: Event): string | undefined {
  return textOf(event, 'name') ?? changedName(event);
}

/** What the object of an event is called, also after its deletion; its id if the event does not say. */
export function nameOf(event: Event): string | null {
  if (event.targetType === 'usage_limit') {
    const metric = textOf(event, 'metric');
    const period = textOf(event, 'period');
    if (metric !== undefined) return period === undefined ? metric : `${metric} · ${messages().limits.periods[period] ?? period}`;
  }
  return ownName(event) ?? event.targetId;
}
