import type { PlatformAuditEvent, QuotaStatus, UsageTotal } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { withQuery } from '../../api/client';
import { Page, Section } from '../../component/page';
import { AsOf, Loading, Table } from '../../component/table';
import { Quantity, Value, When } from '../../component/text';
import { ProblemNote } from '../../component/problem';
import { minus } from '../../format/decimal';
import { messages } from '../../message/messages';
import { to, toQuery, useParameter } from '../../route/route';
import { AuditTable } from '../audit/table';
import { LimitBar, StatusWord, toLimit } from '../limit/bar';

const EVERY = 15_000;
const HOUR = 3_600_000;

/** The platform at a glance, for operators. */
export function OverviewPage() {
  const m = messages().overview;
  const access = useAccess();
  if (!access.may('platform:read')) {
    return (
      <Page title={m.title} crumbs={[]}>
        <p class="empty">{m.notAllowed}</p>
      </Page>
    );
  }
  return (
    <Page title={m.title} crumbs={[{ text: messages().nav.platform }]}>
      <Fullest />
      <Largest />
      <Section title={m.changes} aside={<a href={to`/audit`}>{m.allChanges}</a>}>
        <RecentChanges />
      </Section>
    </Page>
  );
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

/** Whole hours of UTC, as the operation needs them. */
function hours(): { today: string; now: string; yesterday: string; yesterdayNow: string } {
  const end = Math.ceil(Date.now() / HOUR) * HOUR;
  const today = Math.floor(end / (24 * HOUR) - (end % (24 * HOUR) === 0 ? 1 : 0)) * 24 * HOUR;
  const iso = (at: number) => new Date(at).toISOString();
  return { today: iso(today), now: iso(end), yesterday: iso(today - 24 * HOUR), yesterdayNow: iso(today) };
}

function Largest() {
  const m = messages();
  const full = useAnswer<ApiPage<QuotaStatus>>(withQuery('/v1/quota-status', { over: '1', limit: '20' }));
  const [asked, setAsked] = useParameter('metric');
  const known = [...new Map((full.data?.items ?? []).map(({ limit }) => [`${limit.metric} ${limit.unit}`, limit])).values()];
  const first = known[0];
  const [metric = '', unit] = asked === '' ? [first?.metric ?? '', first?.unit] : asked.split(' ');
  const range = hours();
  const query = (since: string, until: string) =>
    metric === '' ? undefined : withQuery('/v1/usage-top', { metric, unit, since, until, limit: '15' });
  const today = useAnswer<ApiPage<UsageTotal>>(query(range.today, range.now), EVERY);
  const before = useAnswer<ApiPage<UsageTotal>>(query(range.yesterday, range.yesterdayNow));
  const yesterday = new Map((before.data?.items ?? []).map((total) => [total.orgId, total.quantity]));
  return (
    <Section
      title={m.overview.largest}
      aside={
        <label class="inline">
          {m.usage.metric}{' '}
          <select value={asked === '' && first !== undefined ? `${first.metric} ${first.unit}` : asked} onChange={(event) => setAsked(event.currentTarget.value)}>
            {known.map((limit) => (
              <option key={`${limit.metric} ${limit.unit}`} value={`${limit.metric} ${limit.unit}`}>
                {limit.metric} ({limit.unit})
              </option>
            ))}
          </select>
        </label>
      }
    >
      {metric === '' || today.data === undefined ? (
        today.problem !== undefined ? (
          <ProblemNote problem={today.problem} retry={today.reload} />
        ) : metric === '' ? (
          <p class="empty">{m.overview.noMetric}</p>
        ) : (
          <Loading />
        )
      ) : today.data.items.length === 0 ? (
        <p class="empty">{m.overview.noUsage}</p>
      ) : (
        <Table
          label={m.overview.largest}
          rows={today.data.items}
          rowKey={(total) => total.orgId}
          columns={[
            { head: m.nav.organization, cell: (total) => <a href={toQuery(to`/orgs/${total.orgId}/usage`, { metric: total.metric, unit: total.unit })}><Value>{total.orgId}</Value></a> },
            { head: m.overview.today, numeric: true, cell: (total) => <Quantity of={total.quantity} unit={total.unit} /> },
            { head: m.overview.yesterday, numeric: true, cell: (total) => <Quantity of={yesterday.get(total.orgId)} unit={total.unit} /> },
            { head: m.overview.difference, numeric: true, cell: (total) => <Change now={total.quantity} before={yesterday.get(total.orgId)} /> },
          ]}
        />
      )}
      <div class="below">
        <span class="quiet">{m.overview.daysOfUtc}</span>
        <AsOf at={today.asOf} loading={today.loading} />
      </div>
    </Section>
  );
}

function Change({ now, before }: { now: string; before: string | undefined }) {
  if (before === undefined) return <span class="quiet">–</span>;
  const difference = minus(now, before);
  return <span class="number">{difference.startsWith('-') || difference === '0' ? difference : `+${difference}`}</span>;
}

function RecentChanges() {
  const list = useList<PlatformAuditEvent>('/v1/audit-events', { order: 'desc', limit: '10' }, EVERY);
  return <AuditTable list={{ ...list, more: undefined }} orgId={undefined} />;
}

