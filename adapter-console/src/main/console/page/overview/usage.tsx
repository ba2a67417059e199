import type { QuotaStatus, UsageTotal } from '@api';
import { useAnswer, type Page as ApiPage } from '../../api/answer';
import { withQuery } from '../../api/client';
import { Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading, Table } from '../../component/table';
import { Quantity, Value } from '../../component/text';
import { minus } from '../../format/decimal';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { to, toQuery, useParameter } from '../../route/route';

const EVERY = 15_000;
const HOUR = 3_600_000;

/** Whole hours of UTC, as the operation needs them. */
function hours(): { today: string; now: string; yesterday: string; yesterdayNow: string } {
  const end = Math.ceil(Date.now() / HOUR) * HOUR;
  const today = Math.floor(end / (24 * HOUR) - (end % (24 * HOUR) === 0 ? 1 : 0)) * 24 * HOUR;
  const iso = (at: number) => new Date(at).toISOString();
  return { today: iso(today), now: iso(end), yesterday: iso(today - 24 * HOUR), yesterdayNow: iso(today) };
}

/** The organizations with the largest usage of a metric today, beside the whole of yesterday. */
export function LargestUsage() {
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
  return <span class="number">{difference.startsWith('-') || difference === '0' ? quantity(difference) : `+${quantity(difference)}`}</span>;
}
