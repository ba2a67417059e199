import type { AuditEvent, Denial, Organization, QuotaStatus, UsageTotal } from '@api';
import { useAccess, type Access } from '../../access/access';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { path as api, withQuery } from '../../api/client';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { ListTable, Table } from '../../component/table';
import { Id, Instant, Quantity, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';
import { AuditTable } from '../audit/table';
import { LimitBar, StatusWord, levelOf, toLimit } from '../limit/bar';
import { refusalColumns } from '../refusal/columns';
import { useCrumbs } from './crumbs';

const EVERY = 15_000;
const DAY = 86_400_000;

/** One organization at a glance: is somebody blocked, who uses what, what has changed. */
export function OrganizationPage({ orgId }: { orgId: string }) {
  const m = messages().organization;
  const access = useAccess();
  // Of another organization the caller learns nothing: the server says once that it is not found.
  const isForeign = !access.isPlatform && access.who.orgId !== orgId;
  const org = useAnswer<Organization>(access.may('org:read') || isForeign ? api`/v1/orgs/${orgId}` : undefined);
  const crumbs = useCrumbs(orgId);
  return (
    <Page title={m.title(org.data?.name ?? orgId)} crumbs={crumbs}>
      {org.problem === undefined ? null : <ProblemNote problem={org.problem} retry={org.reload} />}
      {isForeign || org.problem?.status === 404 ? null : (
        <>
          {access.may('limit:read') ? <Limits orgId={orgId} /> : null}
          {access.may('limit:read') ? <Refused orgId={orgId} /> : null}
          {access.may('usage:read') ? <Usage orgId={orgId} /> : null}
          {access.may('audit:read') ? <Changes orgId={orgId} /> : null}
          {isOfProjects(access) ? <OwnProjects orgId={orgId} /> : null}
          {org.data === undefined ? null : (
            <Section title={m.facts}>
              <Facts
                of={[
                  [messages().organizations.name, <Value full>{org.data.name}</Value>],
                  [messages().organizations.slug, <Value>{org.data.slug}</Value>],
                  ['orgId', <Id>{org.data.orgId}</Id>],
                  [messages().common.created, <Instant at={org.data.createdAt} />],
                  [messages().common.updated, <Instant at={org.data.updatedAt} />],
                ]}
              />
            </Section>
          )}
        </>
      )}
    </Page>
  );
}

/** Whether the projects of the caller are the answer: not if they see all projects. */
function isOfProjects(access: Access): boolean {
  return access.who.projects.length > 0 ? !access.may('project:read') : !access.may('org:read');
}

function Limits({ orgId }: { orgId: string }) {
  const m = messages();
  const list = useList<QuotaStatus>(api`/v1/orgs/${orgId}/quota-status`, { limit: '100' }, EVERY);
  const fullest = [...list.items].sort((a, b) => Number(b.percentUsed) - Number(a.percentUsed)).slice(0, 8);
  const past = list.items.filter((status) => levelOf(status) === 'past').length;
  return (
    <Section title={m.organization.limits(past)} aside={<a href={to`/orgs/${orgId}/limits`}>{m.organization.allLimits}</a>}>
      {list.problem === undefined ? null : <ProblemNote problem={list.problem} retry={list.reload} />}
      {list.data === undefined ? null : fullest.length === 0 ? (
        <p class="empty">{m.limits.none}</p>
      ) : (
        <Table
          label={m.organization.limits(past)}
          rows={fullest}
          rowKey={({ limit }) => JSON.stringify([limit.projectId, limit.metric, limit.unit, limit.period])}
          columns={[
            { head: m.limits.state, cell: (status) => <StatusWord status={status} /> },
            { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
            { head: m.limits.project, cell: ({ limit }) => <Value>{limit.projectId}</Value> },
            { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
            { head: m.limits.used, numeric: true, cell: (status) => <Quantity of={status.usedQuantity} /> },
            { head: m.limits.of, numeric: true, cell: ({ limit }) => <Quantity of={limit.limitQuantity} unit={limit.unit} /> },
            { head: m.limits.bar, cell: (status) => <LimitBar status={status} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Refused({ orgId }: { orgId: string }) {
  const m = messages();
  const list = useList<Denial>(api`/v1/orgs/${orgId}/denials`, { limit: '5' }, EVERY);
  return (
    <Section title={m.organization.refused} aside={<a href={to`/orgs/${orgId}/refusals`}>{m.organization.allRefusals}</a>}>
      <ListTable
        label={m.organization.refused}
        list={{ ...list, more: undefined }}
        empty={<p>{m.refusals.none}</p>}
        rowKey={(denial) => denial.sequence}
        columns={refusalColumns()}
      />
    </Section>
  );
}

function Usage({ orgId }: { orgId: string }) {
  const m = messages();
  const until = Math.ceil(Date.now() / 60_000) * 60_000;
  const since = new Date(until - 30 * DAY).toISOString();
  const totals = useAnswer<ApiPage<UsageTotal>>(withQuery(api`/v1/orgs/${orgId}/usage-summary`, { since, limit: '100' }));
  const rows = totals.data?.items ?? [];
  return (
    <Section title={m.organization.usage} aside={<a href={to`/orgs/${orgId}/usage`}>{m.organization.allUsage}</a>}>
      {totals.problem === undefined ? null : <ProblemNote problem={totals.problem} retry={totals.reload} />}
      {totals.data === undefined ? null : rows.length === 0 ? (
        <p class="empty">{m.usage.none}</p>
      ) : (
        <Table
          label={m.organization.usage}
          rows={rows}
          rowKey={(total) => `${total.metric} ${total.unit}`}
          columns={[
            { head: m.usage.metric, cell: (total) => <a href={toQuery(to`/orgs/${orgId}/usage`, { metric: total.metric, unit: total.unit })}><Value>{total.metric}</Value></a> },
            { head: m.usage.quantity, numeric: true, cell: (total) => <Quantity of={total.quantity} unit={total.unit} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Changes({ orgId }: { orgId: string }) {
  const m = messages().organization;
  const list = useList<AuditEvent>(api`/v1/orgs/${orgId}/audit-events`, { order: 'desc', limit: '8' }, EVERY);
  return (
    <Section title={m.changes} aside={<a href={to`/orgs/${orgId}/audit`}>{m.allChanges}</a>}>
      <AuditTable list={{ ...list, more: undefined }} orgId={orgId} />
    </Section>
  );
}

/** What somebody sees who has roles in projects only. */
function OwnProjects({ orgId }: { orgId: string }) {
  const m = messages();
  const { who } = useAccess();
  return (
    <Section title={m.organization.yourProjects}>
      {who.projects.length === 0 ? (
        <p class="empty">{m.organization.noRole}</p>
      ) : (
        <Table
          label={m.organization.yourProjects}
          rows={who.projects}
          rowKey={(place) => place.projectId}
          columns={[
            { head: m.limits.project, cell: (place) => <a href={to`/orgs/${orgId}/projects/${place.projectId}`}><Value>{place.projectId}</Value></a> },
            { head: m.members.role, cell: (place) => place.roles.join(', ') },
          ]}
        />
      )}
    </Section>
  );
}
