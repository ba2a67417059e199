import { useState } from 'preact/hooks';
import type { QuotaStatus } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Quantity, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { LimitBar, StatusWord, toLimit } from './bar';
import { SetLimit } from './set';

/** What an organization may use, how much of it is used, and when it will be full. */
export function LimitsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const { projectId, setProjectId, needsProject } = useProject('limit:read');
  const [setting, setSetting] = useState(false);
  const list = useList<QuotaStatus>(needsProject ? undefined : api`/v1/orgs/${orgId}/quota-status`, { projectId }, 10_000);
  const mayWrite = access.mayAnywhere('limit:write');
  return (
    <Page
      title={m.limits.title}
      crumbs={useCrumbs(orgId, { text: m.nav.limits })}
      actions={mayWrite ? <button type="button" class="primary" onClick={() => setSetting(true)}>{m.limits.set}</button> : null}
    >
      <div class="filters">
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="limit:read" />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <ListTable
          label={m.limits.title}
          list={list}
          empty={<p>{m.limits.none}</p>}
          rowKey={({ limit }) => JSON.stringify([limit.projectId, limit.metric, limit.unit, limit.period])}
          columns={[
            { head: m.limits.state, cell: (status) => <StatusWord status={status} /> },
            { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
            { head: m.limits.project, cell: ({ limit }) => <Value>{limit.projectId}</Value> },
            { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
            { head: m.limits.enforcement, cell: ({ limit }) => (limit.enforcement === 'hard' ? m.limits.hardWord : m.limits.softWord) },
            { head: m.limits.used, numeric: true, cell: (status) => <Quantity of={status.usedQuantity} /> },
            { head: m.limits.reserved, numeric: true, cell: (status) => <Quantity of={status.reservedQuantity} /> },
            { head: m.limits.left, numeric: true, cell: (status) => <Quantity of={status.remainingQuantity} /> },
            { head: m.limits.of, numeric: true, cell: ({ limit }) => <Quantity of={limit.limitQuantity} unit={limit.unit} /> },
            { head: m.limits.bar, cell: (status) => <LimitBar status={status} /> },
            { head: m.limits.fullAt, cell: (status) => (status.fullAtHourlyRate === null ? <span class="quiet">–</span> : <When at={status.fullAtHourlyRate} />) },
          ]}
        />
      )}
      {setting ? <SetLimit orgId={orgId} projectId={projectId} onClose={() => setSetting(false)} onSet={() => { setSetting(false); list.reload(); }} /> : null}
    </Page>
  );
}
