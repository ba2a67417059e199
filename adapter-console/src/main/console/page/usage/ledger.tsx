import type { UsageEvent } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { sourceOf } from '../../api/json';
import { Dialog, FormDialog, TextField } from '../../component/form';
import { RangeFilter } from '../../component/filter';
import { Facts, Page } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { ListTable, Loading } from '../../component/table';
import { Id, Instant, Quantity, State, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { save, toCsv } from '../../file';
import { setQuery, to, useParameter } from '../../route/route';
import { sinceOf } from '../audit/range';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';

const CSV = ['eventId', 'observedAt', 'recordedAt', 'projectId', 'runId', 'metric', 'quantity', 'unit', 'voidedAt', 'voidReason'] as const;

/** The usage events behind the sums. */
export function LedgerPage({ orgId }: { orgId: string }) {
  const m = messages();
  const { projectId, setProjectId, needsProject } = useProject('usage:read');
  const [metric, setMetric] = useParameter('metric');
  const [runId, setRunId] = useParameter('runId');
  const [range, setRange] = useParameter('range', '24h');
  const [eventId, setEventId] = useParameter('eventId');
  const list = useList<UsageEvent>(
    needsProject ? undefined : api`/v1/orgs/${orgId}/usage-events`,
    { projectId, metric: metric.trim(), runId: runId.trim(), since: sinceOf(range), order: 'desc' },
    15_000,
  );
  const csv = () => save(`${orgId}-usage-events.csv`, toCsv(CSV, list.items.map((event) => CSV.map((name) => event[name] ?? ''))));
  return (
    <Page
      title={m.ledger.title}
      crumbs={useCrumbs(orgId, { text: m.nav.usage, href: to`/orgs/${orgId}/usage` }, { text: m.ledger.crumb })}
      actions={<button type="button" onClick={csv} disabled={list.items.length === 0}>CSV</button>}
    >
      <div class="filters">
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="usage:read" />
        <label>
          {m.usage.metric}
          <input data-filter type="search" value={metric} onInput={(event) => setMetric(event.currentTarget.value)} />
        </label>
        <label>
          {m.ledger.run}
          <input type="search" value={runId} onInput={(event) => setRunId(event.currentTarget.value)} />
        </label>
        <RangeFilter ranges={['1h', '24h', '7d', '30d', '90d', 'all']} value={range} onValue={setRange} />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <ListTable
          label={m.ledger.title}
          list={list}
          empty={<p>{m.ledger.none}</p>}
          rowKey={(event) => event.eventId}
          columns={[
            { head: m.ledger.observed, cell: (event) => <When at={event.observedAt} /> },
            { head: m.usage.metric, cell: (event) => <Value>{event.metric}</Value> },
            { head: m.usage.quantity, numeric: true, cell: (event) => <Quantity of={event.quantity} unit={event.unit} /> },
            { head: m.limits.project, cell: (event) => <Value>{event.projectId}</Value> },
            { head: m.ledger.run, cell: (event) => <Value>{event.runId}</Value> },
            { head: m.limits.state, cell: (event) => (event.voidedAt === null ? '' : <State level="near">{m.ledger.voided}</State>) },
            {
              head: m.common.actions,
              actions: true,
              cell: (event) => (
                <button type="button" class="plain" onClick={() => setQuery({ eventId: event.eventId })}>
                  {m.audit.details}
                </button>
              ),
            },
          ]}
        />
      )}
      {eventId === '' ? null : <EventDialog orgId={orgId} eventId={eventId} onClose={() => setEventId('')} onVoided={list.reload} />}
    </Page>
  );
}

function EventDialog({ orgId, eventId, onClose, onVoided }: { orgId: string; eventId: string; onClose: () => void; onVoided: () => void }) {
  const m = messages();
  const access = useAccess();
  const [voiding, setVoiding] = useState(false);
  const found = useAnswer<UsageEvent>(api`/v1/orgs/${orgId}/usage-events/${eventId}`);
  const event = found.data;
  if (voiding && event !== undefined) {
    return (
      <VoidEvent
        orgId={orgId}
        event={event}
        onClose={() => setVoiding(false)}
        onDone={() => {
          setVoiding(false);
          found.reload();
          onVoided();
        }}
      />
    );
  }
  return (
    <Dialog title={m.ledger.event} onClose={onClose} wide>
      {event === undefined ? (
        found.problem === undefined ? <Loading /> : <ProblemNote problem={found.problem} />
      ) : (
        <>
          <Facts
            of={[
              ['eventId', <Id>{event.eventId}</Id>],
              [m.usage.metric, <Value full>{event.metric}</Value>],
              [m.usage.quantity, <Quantity of={event.quantity} unit={event.unit} />],
              [m.ledger.observed, <Instant at={event.observedAt} />],
              [m.ledger.recorded, <Instant at={event.recordedAt} />],
              [m.limits.project, <Value full>{event.projectId}</Value>],
              [m.ledger.run, <Value full>{event.runId}</Value>],
              ...(event.voidedAt === null
                ? []
                : ([
                    [m.ledger.voided, <Instant at={event.voidedAt} />],
                    [m.common.reason, <Value full>{event.voidReason}</Value>],
                  ] as const)),
            ]}
          />
          <h3>{m.common.metadata}</h3>
          <pre tabIndex={0}>{sourceOf(found.text ?? '', 'metadata') ?? '{}'}</pre>
        </>
      )}
      <div class="buttons">
        {event === undefined ? null : (
          <AuditLink orgId={orgId} of={{ targetType: 'usage_event', targetId: eventId }} projectId={event.projectId} onClick={onClose} />
        )}
        {event !== undefined && event.voidedAt === null && access.mayIn(event.projectId, 'usage:correct') ? (
          <button type="button" class="danger" onClick={() => setVoiding(true)}>
            {m.ledger.void}
          </button>
        ) : null}
        <button type="button" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}

function VoidEvent({ orgId, event, onClose, onDone }: { orgId: string; event: UsageEvent; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.ledger.voidTitle}
      verb={m.ledger.void}
      danger
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/usage-events/${event.eventId}/void`, { method: 'POST', body: { reason } });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <p>
            {m.ledger.voidEffect} <Quantity of={event.quantity} unit={event.unit} />
          </p>
          <TextField label={m.common.reason} pointer="/reason" problem={problem} value={reason} onValue={setReason} required autoFocus />
        </>
      )}
    </FormDialog>
  );
}
