import type { UsageTotal } from '@api';
import { useState } from 'preact/hooks';
import { useAnswer, useWhole, type Page as ApiPage } from '../../api/answer';
import { path as api, withQuery } from '../../api/client';
import { RangeFilter, Search } from '../../component/filter';
import { useLater } from '../../component/later';
import { Figures, Page } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading, Table } from '../../component/table';
import { Quantity, Value } from '../../component/text';
import { minus, plus } from '../../format/decimal';
import { instant, quantity } from '../../format/format';
import { fromInput, toInput } from '../../format/wall';
import { zone } from '../../format/zone';
import { messages } from '../../message/messages';
import { save, toCsv } from '../../file';
import { to, toQuery, useParameter } from '../../route/route';
import { useZoneOfMetric } from '../limit/zone';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { bucketsOf, BUCKETS, isOfCalendar, MAX_ROWS, periodOf, type Bucket } from './buckets';
import { Chart } from './chart';

/** Rows of the table at first. */
const ROWS = 100;

/** What an organization has used: over time, against the period before, and in a table of the same numbers. */
export function UsagePage({ orgId }: { orgId: string }) {
  const m = messages();
  const [range, setRange] = useParameter('range', '7d');
  const [asked, setAsked] = useParameter('metric');
  const [askedUnit, setAskedUnit] = useParameter('unit');
  const { projectId, setProjectId, needsProject } = useProject('usage:read');
  const [runId, setRunId] = useParameter('runId');
  const [bucketName, setBucket] = useParameter('bucket', 'day');
  const [from, setFrom] = useParameter('since');
  const [until, setUntil] = useParameter('until');
  const [asOf, setAsOf] = useParameter('asOf');
  const bucket = bucketName as Bucket;
  const zoneName = zone();
  const period = periodOf(range, from, until, bucket, zoneName);
  const base = needsProject ? undefined : api`/v1/orgs/${orgId}/usage-summary`;
  const narrowed = { projectId, runId: useLater(runId.trim()), asOf };

  const metrics = useAnswer<ApiPage<UsageTotal>>(
    base === undefined ? undefined : withQuery(base, { ...narrowed, since: period.since, until: period.until, limit: '200' }),
  );
  const totals = metrics.data?.items ?? [];
  const metric = asked === '' ? (totals[0]?.metric ?? '') : asked;
  const unit = asked === '' ? (totals[0]?.unit ?? '') : askedUnit;
  useZoneOfMetric(orgId, metric, unit, projectId);
  const sums = (since: string, end: string) =>
    base === undefined || metric === ''
      ? undefined
      : { ...narrowed, metric, since, until: end, bucket, timeZone: isOfCalendar(bucket) ? zoneName : undefined };
  const now = useWhole<UsageTotal>(base, sums(period.since, period.until), asOf === '' ? 15_000 : undefined);
  const before = useWhole<UsageTotal>(base, sums(period.beforeSince, period.beforeUntil));
  const [shown, setShown] = useState(ROWS);
  const rows = bucketsOf(period, bucket, zoneName, now.items.filter((total) => total.unit === unit), before.items.filter((total) => total.unit === unit));
  const sum = rows.reduce((all, row) => plus(all, row.now), '0');
  const sumBefore = rows.reduce((all, row) => plus(all, row.before ?? '0'), '0');
  const crumbs = useCrumbs(orgId, { text: m.nav.usage });
  const csv = () =>
    save(
      `${orgId}-${metric}-${bucket}.csv`,
      toCsv(
        ['bucketStart', 'timeZone', 'metric', 'unit', 'quantity', 'periodBefore'],
        rows.map((row) => [row.start, zoneName, metric, unit, row.now, row.before ?? '']),
      ),
    );
  return (
    <Page
      title={m.usage.title}
      crumbs={crumbs}
      actions={
        <>
          <a class="button" href={toQuery(to`/orgs/${orgId}/usage/events`, { metric, projectId, runId })}>
            {m.usage.ledger}
          </a>
          <button type="button" onClick={csv} disabled={rows.length === 0}>
            CSV
          </button>
        </>
      }
    >
      <div class="filters">
        <label>
          {m.usage.metric}
          <select
            value={JSON.stringify([metric, unit])}
            onChange={(event) => {
              const [nextMetric = '', nextUnit = ''] = JSON.parse(event.currentTarget.value) as string[];
              setAsked(nextMetric);
              setAskedUnit(nextUnit);
            }}
          >
            {totals.some((total) => total.metric === metric && total.unit === unit) || metric === '' ? null : (
              <option value={JSON.stringify([metric, unit])}>{`${metric} (${unit})`}</option>
            )}
            {totals.map((total) => (
              <option key={`${total.metric} ${total.unit}`} value={JSON.stringify([total.metric, total.unit])}>
                {`${total.metric} (${total.unit})`}
              </option>
            ))}
          </select>
        </label>
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="usage:read" />
        <Search label={m.usage.run} value={runId} onValue={setRunId} />
        <RangeFilter ranges={['1h', '24h', '7d', '30d', '90d', 'custom']} value={range} onValue={setRange} />
        {range === 'custom' ? (
          <>
            <label>
              {m.usage.since}
              <input type="date" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
            </label>
            <label>
              {m.usage.until}
              <input type="date" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
            </label>
          </>
        ) : null}
        <label>
          {m.usage.bucket}
          <select value={bucket} onChange={(event) => setBucket(event.currentTarget.value)}>
            {BUCKETS.map((key) => (
              <option key={key} value={key}>
                {m.usage.buckets[key]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.usage.asOf}
          <input
            type="datetime-local"
            value={toInput(asOf, zoneName)}
            onChange={(event) => setAsOf(fromInput(event.currentTarget.value, zoneName))}
          />
        </label>
      </div>
      {asOf === '' ? null : <p class="note">{m.usage.asOfNote(instant(asOf))}</p>}
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : metrics.data === undefined ? (
        metrics.problem === undefined ? <Loading /> : <ProblemNote problem={metrics.problem} retry={metrics.reload} />
      ) : metric === '' ? (
        <p class="empty">{m.usage.none}</p>
      ) : (
        <>
          {now.problem === undefined ? null : <ProblemNote problem={now.problem} retry={now.reload} />}
          <Figures
            of={[
              [m.usage.thisPeriod, <Quantity of={sum} unit={unit} />],
              [m.usage.periodBefore, <Quantity of={sumBefore} unit={unit} />],
              [m.overview.difference, <span class="number">{signed(minus(sum, sumBefore))}</span>],
            ]}
          />
          {rows.length < MAX_ROWS ? null : <p class="note">{m.usage.tooMany(rows.length)}</p>}
          <Chart rows={rows} metric={metric} unit={unit} zoneName={zoneName} bucket={bucket} />
          <Table
            label={m.usage.title}
            rows={[...rows].reverse().slice(0, shown)}
            rowKey={(row) => row.start}
            columns={[
              { head: `${m.usage.buckets[bucket]} (${zoneName})`, cell: (row) => <time dateTime={row.start}>{row.label}</time> },
              { head: m.usage.quantity, numeric: true, cell: (row) => <Quantity of={row.now} unit={unit} /> },
              { head: m.usage.periodBefore, numeric: true, cell: (row) => <Quantity of={row.before} unit={unit} /> },
              { head: m.overview.difference, numeric: true, cell: (row) => (row.before === undefined ? '–' : <span class="number">{signed(minus(row.now, row.before))}</span>) },
            ]}
          />
          <div class="below">
            {rows.length <= shown ? null : <button type="button" onClick={() => setShown(shown + ROWS)}>{m.common.more}</button>}
            <AsOf at={now.asOf} loading={now.loading} />
          </div>
          {totals.length > 1 ? (
            <p class="quiet others">
              {m.usage.otherMetrics}{' '}
              {totals
                .filter((total) => total.metric !== metric || total.unit !== unit)
                .map((total) => (
                  <a key={`${total.metric} ${total.unit}`} href={toQuery(to`/orgs/${orgId}/usage`, { metric: total.metric, unit: total.unit, range, bucket, projectId, runId })}>
                    <Value>{total.metric}</Value>
                  </a>
                ))}
            </p>
          ) : null}
        </>
      )}
    </Page>
  );
}

function signed(difference: string): string {
  return difference.startsWith('-') || difference === '0' ? quantity(difference) : `+${quantity(difference)}`;
}
