import type { AuditEvent, Denial, QuotaStatus, Refusal } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, type Page as ApiPage } from '../../api/answer';
import { path as api, withQuery } from '../../api/client';
import { Facts, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading, Table } from '../../component/table';
import { Id, Instant, Quantity, Value, When } from '../../component/text';
import { compare } from '../../format/decimal';
import { useZoneOfLimit } from '../../format/zone';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { AuditLink } from '../audit/link';
import { isAbout, limitTarget } from '../audit/target';
import { toLimit } from '../limit/bar';
import { RaiseButton, statusPath } from '../limit/raise';
import { windowOf, zoneOf } from '../limit/window';
import { useCrumbs } from '../organization/crumbs';
import { Caller } from './columns';

/** Why one request was refused: the limit, the numbers of that moment, when there is room, who changed the limit. */
export function RefusalPage({ orgId, requestId }: { orgId: string; requestId: string }) {
  const m = messages();
  const denial = useAnswer<Denial>(api`/v1/orgs/${orgId}/denials/${requestId}`);
  const crumbs = useCrumbs(orgId, { text: m.nav.refusals, href: to`/orgs/${orgId}/refusals` }, { text: requestId });
  const refusal = denial.data?.refusals.find((found) => found.requestId === requestId);
  return (
    <Page title={m.refusal.title} crumbs={crumbs}>
      {denial.data === undefined ? (
        denial.problem === undefined ? (
          <Loading />
        ) : denial.problem.status === 404 ? (
          <div class="empty">
            <p>{m.refusal.unknown(requestId)}</p>
          </div>
        ) : (
          <ProblemNote problem={denial.problem} retry={denial.reload} />
        )
      ) : refusal === undefined ? null : (
        <Explained orgId={orgId} denial={denial.data} refusal={refusal} />
      )}
    </Page>
  );
}

function Explained({ orgId, denial, refusal }: { orgId: string; denial: Denial; refusal: Refusal }) {
  const m = messages();
  const access = useAccess();
  const { limit } = denial;
  const mayRead = access.mayIn(limit.projectId, 'limit:read');
  const status = useAnswer<QuotaStatus>(mayRead ? statusPath(limit) : undefined, 10_000);
  const now = status.data;
  useZoneOfLimit(zoneOf(now?.limit));
  return (
    <>
      <p class="answer">
        {m.refusal.because({
          requested: refusal.requestedQuantity,
          remaining: refusal.remainingQuantity,
          metric: limit.metric,
          unit: limit.unit,
        })}
      </p>
      <Section title={m.refusal.moment} aside={<Instant at={refusal.refusedAt} />}>
        <Facts
          of={[
            [m.limits.limit, <a href={toLimit(limit)}><Value full>{`${limit.metric} · ${m.limits.periods[limit.period]}`}</Value></a>],
            [m.limits.project, <Value>{limit.projectId ?? m.refusal.wholeOrganization}</Value>],
            [m.limits.window, windowOf(limit, refusal.windowStart, null, now?.limit.timeZone)],
            [m.limits.of, <Quantity of={refusal.limitQuantity} unit={limit.unit} />],
            [m.limits.used, <Quantity of={refusal.usedQuantity} unit={limit.unit} />],
            [m.limits.reserved, <Quantity of={refusal.reservedQuantity} unit={limit.unit} />],
            [m.limits.left, <Quantity of={refusal.remainingQuantity} unit={limit.unit} />],
            [m.refusal.asked, <Quantity of={refusal.requestedQuantity} unit={limit.unit} />],
            [m.refusal.room, refusal.resetAt === null ? m.refusal.never : <><Instant at={refusal.resetAt} /> (<When at={refusal.resetAt} />)</>],
            [m.refusals.caller, <Caller of={denial} />],
            [m.problem.request, <Id>{refusal.requestId}</Id>],
            [m.refusal.others, <Quantity of={denial.count} />],
          ]}
        />
      </Section>
      <Section title={m.refusal.now} aside={now === undefined ? undefined : <RaiseButton status={now} onChanged={status.reload} />}>
        {!mayRead ? (
          <p class="empty">{m.limit.notYours}</p>
        ) : now === undefined ? (
          status.problem === undefined ? <Loading /> : status.problem.status === 404 ? <p class="empty">{m.refusal.limitGone}</p> : <ProblemNote problem={status.problem} retry={status.reload} />
        ) : (
          <Facts
            of={[
              [m.limits.of, <Quantity of={now.limit.limitQuantity} unit={limit.unit} />],
              [m.limits.used, <Quantity of={now.usedQuantity} unit={limit.unit} />],
              [m.limits.left, <Quantity of={now.remainingQuantity} unit={limit.unit} />],
              [m.refusal.wouldFit, fits(now, refusal) ? m.common.yes : m.common.no],
            ]}
          />
        )}
      </Section>
      {denial.refusals.length > 1 ? <Others orgId={orgId} denial={denial} refusal={refusal} /> : null}
      {access.may('audit:read') ? <LastChange key={now?.limit.updatedAt} orgId={orgId} denial={denial} /> : null}
    </>
  );
}

function fits(now: QuotaStatus, refusal: Refusal): boolean {
  return now.limit.enforcement === 'soft' || compare(now.remainingQuantity, refusal.requestedQuantity) >= 0;
}

/** The other refusals of the minute, by the same limit, of the same caller. */
function Others({ orgId, denial, refusal }: { orgId: string; denial: Denial; refusal: Refusal }) {
  const m = messages();
  return (
    <Section title={m.refusal.sameMinute}>
      <Table
        label={m.refusal.sameMinute}
        rows={denial.refusals.filter((other) => other.requestId !== refusal.requestId)}
        rowKey={(other) => `${other.refusedAt} ${other.requestId ?? ''}`}
        columns={[
          { head: m.audit.at, cell: (other) => <Instant at={other.refusedAt} /> },
          { head: m.refusal.asked, numeric: true, cell: (other) => <Quantity of={other.requestedQuantity} unit={denial.limit.unit} /> },
          { head: m.limits.left, numeric: true, cell: (other) => <Quantity of={other.remainingQuantity} unit={denial.limit.unit} /> },
          { head: m.problem.request, cell: (other) => (other.requestId === null ? <span class="quiet">–</span> : <a href={to`/orgs/${orgId}/refusals/${other.requestId}`}><Value>{other.requestId}</Value></a>) },
        ]}
      />
    </Section>
  );
}

function LastChange({ orgId, denial }: { orgId: string; denial: Denial }) {
  const m = messages();
  const { limit } = denial;
  const changes = useAnswer<ApiPage<AuditEvent>>(
    withQuery(api`/v1/orgs/${orgId}/audit-events`, { ...limitTarget(limit), order: 'desc', limit: '100' }),
  );
  const last = changes.data?.items.find((event) => isAbout(event, limit));
  return (
    <Section title={m.refusal.changed} aside={<AuditLink orgId={orgId} of={{ ...limitTarget(limit), text: limit.metric }} projectId={limit.projectId} />}>
      {last === undefined ? (
        changes.data === undefined ? null : <p class="empty">{m.refusal.neverChanged}</p>
      ) : (
        <Facts
          of={[
            [m.audit.action, last.action],
            [m.audit.actor, <Value>{last.actorId}</Value>],
            [m.audit.at, <Instant at={last.occurredAt} />],
            [m.common.reason, <Value full>{last.reason}</Value>],
          ]}
        />
      )}
    </Section>
  );
}
