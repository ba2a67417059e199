import { useState } from 'preact/hooks';
import type { AuditEvent, LimitKey, QuotaEvent, QuotaReservation, QuotaStatus } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { FormDialog, ReasonField } from '../../component/form';
import { Facts, Figures, Page, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading, Table } from '../../component/table';
import { Id, Instant, Quantity, State, Value, When } from '../../component/text';
import { quantity } from '../../format/format';
import { useZoneOfLimit } from '../../format/zone';
import { messages } from '../../message/messages';
import { open, to, usePlace } from '../../route/route';
import { AuditLink } from '../audit/link';
import { AuditTable } from '../audit/table';
import { isAbout, limitTarget } from '../audit/target';
import { useCrumbs } from '../organization/crumbs';
import { LimitBar, StatusWord } from './bar';
import { limitPath, RaiseButton, statusPath } from './raise';
import { windowOf, zoneOf } from './window';

const EVERY = 10_000;

/** One limit: how much is left, when it will be full, what is held, and who changed it. */
export function LimitPage({ orgId }: { orgId: string }) {
  const m = messages();
  const { query } = usePlace();
  const metric = query.get('metric') ?? '';
  const key = {
    orgId,
    metric,
    unit: query.get('unit') ?? 'count',
    period: query.get('period') ?? 'calendar-month',
    projectId: query.get('projectId'),
  } as LimitKey;
  const access = useAccess();
  const mayRead = access.mayIn(key.projectId, 'limit:read');
  const answer = useAnswer<QuotaStatus>(mayRead ? statusPath(key) : undefined, EVERY);
  const status = answer.data;
  useZoneOfLimit(zoneOf(status?.limit));
  const crumbs = useCrumbs(orgId, { text: m.nav.limits, href: to`/orgs/${orgId}/limits` }, { text: metric });
  return (
    <Page
      title={m.limit.title(metric)}
      crumbs={crumbs}
      actions={
        status === undefined ? null : (
          <>
            <RaiseButton status={status} onChanged={answer.reload} />
            <DeleteButton limit={key} />
          </>
        )
      }
    >
      {!mayRead ? (
        <p class="empty">{m.limit.notYours}</p>
      ) : status === undefined ? (
        answer.problem === undefined ? (
          <Loading />
        ) : answer.problem.status === 404 ? (
          <p class="empty">{m.limit.unknown}</p>
        ) : (
          <ProblemNote problem={answer.problem} retry={answer.reload} />
        )
      ) : (
        <Found orgId={orgId} status={status} asOf={answer.asOf} />
      )}
    </Page>
  );
}

function Found({ orgId, status, asOf }: { orgId: string; status: QuotaStatus; asOf: number | undefined }) {
  const m = messages();
  const access = useAccess();
  const { limit } = status;
  return (
    <>
      <Figures
        of={[
          [m.limits.left, <Quantity of={status.remainingQuantity} unit={limit.unit} />, <StatusWord status={status} />],
          [m.limits.used, <Quantity of={status.usedQuantity} unit={limit.unit} />, m.limits.ofAmount(quantity(limit.limitQuantity))],
          [m.limits.reserved, <Quantity of={status.reservedQuantity} unit={limit.unit} />],
        ]}
      />
      <LimitBar status={status} />
      <Section title={m.limit.terms} aside={<AsOf at={asOf} />}>
        <Facts
          of={[
            [m.limits.window, windowOf(limit, status.windowStart, status.windowEnd, limit.timeZone)],
            [m.limits.project, <Value>{limit.projectId ?? m.refusal.wholeOrganization}</Value>],
            [m.limits.enforcement, limit.enforcement === 'hard' ? m.limits.hard : m.limits.soft],
            [m.limits.onExceeded, m.limits.onExceededWords[limit.onExceeded]],
            [m.limits.thresholds, limit.thresholds.length === 0 ? '–' : limit.thresholds.map((part) => `${part} %`).join(', ')],
            [m.limits.fullHourly, status.fullAtHourlyRate === null ? m.limits.notFull : <><When at={status.fullAtHourlyRate} /> (<Instant at={status.fullAtHourlyRate} />)</>],
            [m.limits.fullDaily, status.fullAtDailyRate === null ? m.limits.notFull : <><When at={status.fullAtDailyRate} /> (<Instant at={status.fullAtDailyRate} />)</>],
            [m.limits.lastDenied, <When at={status.lastDeniedAt} />],
            [m.common.updated, <Instant at={limit.updatedAt} />],
          ]}
        />
      </Section>
      <Held orgId={orgId} limit={limit} />
      <Crossings orgId={orgId} limit={limit} />
      {access.may('audit:read') ? <Changes orgId={orgId} limit={limit} /> : null}
    </>
  );
}

function Held({ orgId, limit }: { orgId: string; limit: LimitKey }) {
  const m = messages();
  const access = useAccess();
  const [releasing, setReleasing] = useState<QuotaReservation>();
  const list = useList<QuotaReservation>(
    api`/v1/orgs/${orgId}/quota-reservations`,
    { status: 'held', projectId: limit.projectId ?? undefined, limit: '100' },
    EVERY,
  );
  const rows = list.items.filter((held) => held.metric === limit.metric && held.unit === limit.unit);
  return (
    <Section title={m.limit.held}>
      {list.problem === undefined ? null : <ProblemNote problem={list.problem} retry={list.reload} />}
      {rows.length === 0 ? (
        <p class="empty">{m.limit.noneHeld}</p>
      ) : (
        <Table
          label={m.limit.held}
          rows={rows}
          rowKey={(held) => held.reservationId}
          columns={[
            { head: 'reservationId', cell: (held) => <Id>{held.reservationId}</Id> },
            { head: m.limits.project, cell: (held) => <Value>{held.projectId}</Value> },
            { head: m.usage.quantity, numeric: true, cell: (held) => <Quantity of={held.quantity} unit={held.unit} /> },
            { head: m.common.created, cell: (held) => <When at={held.createdAt} /> },
            { head: m.common.expires, cell: (held) => <When at={held.expiresAt} /> },
            {
              head: m.common.actions,
              actions: true,
              cell: (held) => (access.mayIn(held.projectId, 'usage:write') ? <button type="button" onClick={() => setReleasing(held)}>{m.limit.release}</button> : null),
            },
          ]}
        />
      )}
      {list.more === undefined ? null : (
        <div class="below">
          <button type="button" onClick={list.more}>{m.common.more}</button>
        </div>
      )}
      {releasing === undefined ? null : (
        <FormDialog
          title={m.limit.releaseTitle}
          verb={m.limit.release}
          danger
          onClose={() => setReleasing(undefined)}
          onSubmit={async () => {
            await call(api`/v1/orgs/${orgId}/quota-reservations/${releasing.reservationId}/release`, { method: 'POST' });
            setReleasing(undefined);
            list.reload();
          }}
        >
          <p>{m.limit.releaseEffect(quantity(releasing.quantity), releasing.unit)}</p>
        </FormDialog>
      )}
    </Section>
  );
}

function Crossings({ orgId, limit }: { orgId: string; limit: LimitKey }) {
  const m = messages();
  const list = useList<QuotaEvent>(
    api`/v1/orgs/${orgId}/quota-events`,
    { metric: limit.metric, projectId: limit.projectId ?? undefined, order: 'desc', limit: '20' },
    EVERY,
  );
  const rows = list.items.filter((event) => event.unit === limit.unit && event.period === limit.period && (event.projectId ?? '') === (limit.projectId ?? ''));
  return (
    <Section title={m.limit.crossings}>
      {rows.length === 0 ? (
        <p class="empty">{m.limit.noCrossings}</p>
      ) : (
        <Table
          label={m.limit.crossings}
          rows={rows}
          rowKey={(event) => event.sequence}
          columns={[
            { head: m.audit.at, cell: (event) => <When at={event.occurredAt} /> },
            { head: m.limits.threshold, numeric: true, cell: (event) => `${event.threshold} %` },
            { head: m.limit.direction, cell: (event) => <State>{m.limit.crossing[event.crossing]}</State> },
            { head: m.limits.used, numeric: true, cell: (event) => <Quantity of={event.usedQuantity} /> },
            { head: m.limits.of, numeric: true, cell: (event) => <Quantity of={event.limitQuantity} unit={event.unit} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Changes({ orgId, limit }: { orgId: string; limit: LimitKey }) {
  const m = messages().limit;
  const list = useList<AuditEvent>(api`/v1/orgs/${orgId}/audit-events`, { ...limitTarget(limit), order: 'desc', limit: '100' });
  return (
    <Section title={m.changes} aside={<AuditLink orgId={orgId} of={{ ...limitTarget(limit), text: limit.metric }} projectId={limit.projectId} />}>
      <AuditTable list={{ ...list, items: list.items.filter((event) => isAbout(event, limit)) }} orgId={orgId} />
    </Section>
  );
}

function DeleteButton({ limit }: { limit: LimitKey }) {
  const m = messages();
  const access = useAccess();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (!access.mayIn(limit.projectId, 'limit:write')) return null;
  return (
    <>
      <button type="button" class="danger" onClick={() => setOpen(true)}>
        {m.common.delete}
      </button>
      {isOpen ? (
        <FormDialog
          title={m.limit.deleteTitle(limit.metric)}
          verb={m.common.delete}
          danger
          onClose={() => setOpen(false)}
          onSubmit={async () => {
            await call(limitPath(limit, ''), { method: 'DELETE', reason });
            open(to`/orgs/${limit.orgId}/limits`);
          }}
        >
          <p>{m.limit.deleteEffect}</p>
          <ReasonField value={reason} onValue={setReason} />
        </FormDialog>
      ) : null}
    </>
  );
}
