import type { ApiKey, Denial, IdentityProvider, PlatformAuditEvent, QuotaEvent, QuotaStatus } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { withQuery } from '../../api/client';
import { Page, Section } from '../../component/page';
import { AsOf, ListTable, Loading, Table } from '../../component/table';
import { Quantity, Value, When } from '../../component/text';
import { ProblemNote } from '../../component/problem';
import { messages } from '../../message/messages';
import { to, useParameter } from '../../route/route';
import { sinceOf } from '../audit/range';
import { AuditTable } from '../audit/table';
import { Certificate } from '../provider/providers';
import { refusalColumns } from '../refusal/columns';
import { LargestUsage } from './usage';
import { ServerState } from './server';
import { LimitBar, StatusWord, toLimit } from '../limit/bar';

const EVERY = 15_000;
const DAY = 86_400_000;

/** The platform at a glance, for operators. */
export function OverviewPage() {
  const m = messages().overview;
  return (
    <Page title={m.title} crumbs={[{ text: messages().nav.platform }]}>
      <Refused />
      <Fullest />
      <LargestUsage />
      <Crossings />
      <ExpiringKeys />
      <Certificates />
      <Section title={m.changes} aside={<a href={to`/audit`}>{m.allChanges}</a>}>
        <RecentChanges />
      </Section>
      <ServerState />
    </Page>
  );
}

/** Refusals of the last hour: who is blocked now. */
function Refused() {
  const m = messages();
  const list = useList<Denial>('/v1/denials', { since: sinceOf('1h'), limit: '10' }, EVERY);
  return (
    <Section title={m.overview.refusedHour} aside={<a href={to`/refusals`}>{m.organization.allRefusals}</a>}>
      <ListTable
        label={m.overview.refusedHour}
        list={list}
        empty={<p>{m.overview.noneRefused}</p>}
        rowKey={({ limit, sequence }) => limit.orgId + sequence}
        columns={[{ head: m.nav.organization, cell: ({ limit }) => <a href={to`/orgs/${limit.orgId}`}><Value>{limit.orgId}</Value></a> }, ...refusalColumns()]}
      />
    </Section>
  );
}

function Crossings() {
  const m = messages();
  const list = useList<QuotaEvent>('/v1/quota-events', { since: sinceOf('24h'), limit: '10' }, EVERY);
  return (
    <Section title={m.overview.crossings}>
      <ListTable
        label={m.overview.crossings}
        list={list}
        empty={<p>{m.overview.noCrossings}</p>}
        rowKey={(event) => event.orgId + event.sequence}
        columns={[
          { head: m.audit.at, cell: (event) => <When at={event.occurredAt} /> },
          { head: m.nav.organization, cell: (event) => <a href={to`/orgs/${event.orgId}`}><Value>{event.orgId}</Value></a> },
          { head: m.limits.limit, cell: (event) => <a href={toLimit(event)}><Value>{event.metric}</Value></a> },
          { head: m.limits.per, cell: (event) => m.limits.periods[event.period] },
          { head: m.limits.threshold, numeric: true, cell: (event) => `${event.threshold} %` },
          { head: m.limit.direction, cell: (event) => m.limit.crossing[event.crossing] },
          { head: m.limits.used, numeric: true, cell: (event) => <Quantity of={event.usedQuantity} /> },
          { head: m.limits.of, numeric: true, cell: (event) => <Quantity of={event.limitQuantity} unit={event.unit} /> },
        ]}
      />
    </Section>
  );
}

/** Providers by which people cannot sign in soon. Not drawn if there is none. */
function Certificates() {
  const m = messages();
  const list = useList<IdentityProvider>('/v1/identity-providers', { certificateExpiresBefore: inDays(30), limit: '20' });
  if (list.items.length === 0 && list.problem === undefined) return null;
  return (
    <Section title={m.overview.certificates}>
      <ListTable
        label={m.overview.certificates}
        list={list}
        empty={null}
        rowKey={(provider) => provider.orgId + provider.providerId}
        columns={[
          { head: m.nav.organization, cell: (provider) => <a href={to`/orgs/${provider.orgId}/identity-providers`}><Value>{provider.orgId}</Value></a> },
          { head: m.providers.issuer, cell: (provider) => <Value>{provider.issuer}</Value> },
          { head: m.providers.certificate, cell: (provider) => <Certificate of={provider.certificate} /> },
        ]}
      />
    </Section>
  );
}

/** Keys of the platform and of all organizations that stop to work soon. Not drawn if there is none. */
function ExpiringKeys() {
  const m = messages();
  const access = useAccess();
  const list = useList<ApiKey>(access.may('key:read') ? '/v1/expiring-api-keys' : undefined, { expiresBefore: inDays(14), limit: '10' });
  if (list.items.length === 0 && list.problem === undefined) return null;
  return (
    <Section title={m.overview.expiringKeys}>
      <ListTable
        label={m.overview.expiringKeys}
        list={list}
        empty={null}
        rowKey={(key) => key.keyId}
        columns={[
          { head: m.nav.organization, cell: (key) => (key.orgId === null ? m.nav.platform : <a href={to`/orgs/${key.orgId}/keys`}><Value>{key.orgId}</Value></a>) },
          { head: m.organizations.name, cell: (key) => <Value>{key.name}</Value> },
          { head: m.common.expires, cell: (key) => <When at={key.expiresAt} /> },
          { head: m.keys.lastUsed, cell: (key) => <When at={key.lastUsedAt} /> },
        ]}
      />
    </Section>
  );
}

/** Midnight of UTC that many days from now: the same address for a day. */
function inDays(days: number): string {
  return new Date((Math.floor(Date.now() / DAY) + days) * DAY).toISOString();
}

function Fullest() {
  const m = messages();
  const [over, setOver] = useParameter('over', '80');
  const answer = useAnswer<ApiPage<QuotaStatus>>(withQuery('/v1/quota-status', { over, limit: '20' }), EVERY);
  const items = answer.data?.items ?? [];
  const past = items.filter((status) => status.exceeded).length;
  return (
    <Section
      title={m.overview.fullest(past)}
      aside={
        <label class="inline">
          {m.overview.over}{' '}
          <select value={over} onChange={(event) => setOver(event.currentTarget.value)}>
            {['50', '80', '90', '100'].map((percent) => (
              <option key={percent} value={percent}>
                {percent} %
              </option>
            ))}
          </select>
        </label>
      }
    >
      {answer.data === undefined ? (
        answer.problem === undefined ? <Loading /> : <ProblemNote problem={answer.problem} retry={answer.reload} />
      ) : items.length === 0 ? (
        <p class="empty">{m.overview.noneFull(over)}</p>
      ) : (
        <Table
          label={m.overview.fullest(past)}
          rows={items}
          rowKey={({ limit }) => JSON.stringify([limit.orgId, limit.projectId, limit.metric, limit.unit, limit.period])}
          columns={[
            { head: m.limits.state, cell: (status) => <StatusWord status={status} /> },
            { head: m.nav.organization, cell: ({ limit }) => <a href={to`/orgs/${limit.orgId}`}><Value>{limit.orgId}</Value></a> },
            { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
            { head: m.limits.project, cell: ({ limit }) => <Value>{limit.projectId}</Value> },
            { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
            { head: m.limits.used, numeric: true, cell: (status) => <Quantity of={status.usedQuantity} /> },
            { head: m.limits.of, numeric: true, cell: ({ limit }) => <Quantity of={limit.limitQuantity} unit={limit.unit} /> },
            { head: m.limits.bar, cell: (status) => <LimitBar status={status} /> },
            { head: m.limits.lastDenied, cell: (status) => <When at={status.lastDeniedAt} /> },
          ]}
        />
      )}
      <div class="below">
        <AsOf at={answer.asOf} loading={answer.loading} />
      </div>
    </Section>
  );
}

function RecentChanges() {
  const list = useList<PlatformAuditEvent>('/v1/audit-events', { order: 'desc', limit: '10' }, EVERY);
  return <AuditTable list={{ ...list, more: undefined }} orgId={undefined} />;
}

