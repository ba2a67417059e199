import type { QuotaReservation, QuotaStatus, Run, UsageTotal } from '@api';
import { useEffect, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, type Page as ApiPage } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { forEachOf } from '../../api/parallel';
import { Problem } from '../../api/problem';
import { Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Table } from '../../component/table';
import { Id, Quantity, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';
import { LimitBar, StatusWord, toLimit } from '../limit/bar';
import { isEnded } from './state';

const EVERY = 10_000;

/** What a run has used and holds, and the limits that this counts against. */
export function RunQuota({ run }: { run: Run }) {
  const m = messages();
  const access = useAccess();
  const { orgId, projectId, runId } = run;
  const mayUsage = access.mayIn(projectId, 'usage:read');
  const mayLimit = access.mayIn(projectId, 'limit:read');
  const every = isEnded(run) ? undefined : EVERY;
  const used = useAnswer<ApiPage<UsageTotal>>(mayUsage ? withQuery(api`/v1/orgs/${orgId}/usage-summary`, { projectId, runId, limit: '100' }) : undefined, every);
  const held = useReservations(run, mayLimit);
  const limits = useAnswer<ApiPage<QuotaStatus>>(mayLimit ? withQuery(api`/v1/orgs/${orgId}/quota-status`, { projectId: access.may('limit:read') ? undefined : projectId, limit: '200' }) : undefined, every);
  const totals = used.data?.items ?? [];
  const concerned = [...totals, ...held].map(({ metric, unit }) => `${metric} ${unit}`);
  const rows = (limits.data?.items ?? []).filter(
    ({ limit }) => (limit.projectId === null || limit.projectId === projectId) && concerned.includes(`${limit.metric} ${limit.unit}`),
  );
  const eventsOf = toQuery(to`/orgs/${orgId}/usage/events`, { projectId, runId, range: 'all' });
  return (
    <>
      {!mayUsage ? null : (
        <Section title={m.run.usage} aside={totals.length === 0 ? undefined : <a href={eventsOf}>{m.usage.ledger}</a>}>
          {used.problem === undefined ? null : <ProblemNote problem={used.problem} retry={used.reload} />}
          {totals.length === 0 ? (
            <p class="empty">{isEnded(run) ? m.run.noUsage : m.run.noUsageYet}</p>
          ) : (
            <Table
              label={m.run.usage}
              rows={totals}
              rowKey={(total) => `${total.metric} ${total.unit}`}
              columns={[
                { head: m.usage.metric, cell: (total) => <Value>{total.metric}</Value> },
                { head: m.usage.quantity, numeric: true, cell: (total) => <Quantity of={total.quantity} unit={total.unit} /> },
              ]}
            />
          )}
        </Section>
      )}
      {held.length === 0 ? null : (
        <Section title={m.run.reserved}>
          <Table
            label={m.run.reserved}
            rows={held}
            rowKey={(one) => one.reservationId}
            columns={[
              { head: m.usage.metric, cell: (one) => <Value>{one.metric}</Value> },
              { head: m.usage.quantity, numeric: true, cell: (one) => <Quantity of={one.quantity} unit={one.unit} /> },
              { head: m.limits.state, cell: (one) => m.run.reservationStates[one.status] ?? one.status },
              { head: 'reservationId', cell: (one) => <Id>{one.reservationId}</Id> },
              { head: m.common.expires, cell: (one) => <When at={one.expiresAt} /> },
            ]}
          />
        </Section>
      )}
      {!mayLimit || concerned.length === 0 ? null : (
        <Section title={m.run.limits} aside={<a href={toQuery(to`/orgs/${orgId}/limits`, { projectId })}>{m.organization.allLimits}</a>}>
          {rows.length === 0 ? (
            <p class="empty">{m.run.noLimits}</p>
          ) : (
            <Table
              label={m.run.limits}
              rows={rows}
              rowKey={({ limit }) => JSON.stringify([limit.projectId, limit.metric, limit.unit, limit.period])}
              columns={[
                { head: m.limits.state, cell: (status) => <StatusWord status={status} /> },
                { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
                { head: m.limits.project, cell: ({ limit }) => <Value>{limit.projectId ?? m.refusal.wholeOrganization}</Value> },
                { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
                { head: m.limits.left, numeric: true, cell: (status) => <Quantity of={status.remainingQuantity} /> },
                { head: m.limits.of, numeric: true, cell: ({ limit }) => <Quantity of={limit.limitQuantity} unit={limit.unit} /> },
                { head: m.limits.onExceeded, cell: ({ limit }) => m.limits.onExceededWords[limit.onExceeded] },
                { head: m.limits.bar, cell: (status) => <LimitBar status={status} /> },
              ]}
            />
          )}
        </Section>
      )}
    </>
  );
}

/** The reservations that a run holds. Those that are gone are left out. */
function useReservations(run: Run, mayRead: boolean): QuotaReservation[] {
  const [found, setFound] = useState<QuotaReservation[]>([]);
  const ids = run.reservations.join(' ');
  useEffect(() => {
    if (!mayRead || ids === '') {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const read = async (id: string): Promise<QuotaReservation[]> => {
      try {
        return [(await call<QuotaReservation>(api`/v1/orgs/${run.orgId}/quota-reservations/${id}`, { signal: stop.signal })).data];
      } catch (failure) {
        if (stop.signal.aborted || failure instanceof Problem) return [];
        throw failure;
      }
    };
    void forEachOf(ids.split(' '), read).then((lists) => {
      if (!stop.signal.aborted) setFound(lists.flat());
    });
    return () => stop.abort();
  }, [run.orgId, ids, mayRead]);
  return found;
}
