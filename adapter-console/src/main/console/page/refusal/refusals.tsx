import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Denial } from '@api';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { RangeFilter } from '../../component/filter';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { messages } from '../../message/messages';
import { open, to, useParameter } from '../../route/route';
import { sinceOf } from '../audit/range';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { refusalColumns } from './columns';

/** Which requests were refused, and a way to the reason of one. */
export function RefusalsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const { projectId, setProjectId, needsProject } = useProject('limit:read');
  const [metric, setMetric] = useParameter('metric');
  const [actorId, setActorId] = useParameter('actorId');
  const [range, setRange] = useParameter('range', '24h');
  const list = useList<Denial>(
    needsProject ? undefined : api`/v1/orgs/${orgId}/denials`,
    { projectId, metric: metric.trim(), actorId: actorId.trim(), since: sinceOf(range) },
    10_000,
  );
  return (
    <Page title={m.refusals.title} crumbs={useCrumbs(orgId, { text: m.nav.refusals })}>
      <Find orgId={orgId} />
      <div class="filters">
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="limit:read" />
        <label>
          {m.usage.metric}
          <input data-filter type="search" value={metric} onInput={(event) => setMetric(event.currentTarget.value)} />
        </label>
        <label>
          {m.refusals.caller}
          <input type="search" value={actorId} onInput={(event) => setActorId(event.currentTarget.value)} />
        </label>
        <RangeFilter ranges={['1h', '24h', '7d', '30d', 'all']} value={range} onValue={setRange} />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <ListTable
          label={m.refusals.title}
          list={list}
          empty={<p>{m.refusals.none}</p>}
          rowKey={(denial) => denial.sequence}
          columns={refusalColumns()}
        />
      )}
    </Page>
  );
}

function Find({ orgId }: { orgId: string }) {
  const m = messages().refusals;
  const [requestId, setRequestId] = useState('');
  const go = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    open(to`/orgs/${orgId}/refusals/${requestId.trim()}`);
  };
  return (
    <form class="find-one" onSubmit={go}>
      <label>
        {m.requestId}
        <input value={requestId} onInput={(event) => setRequestId(event.currentTarget.value)} placeholder="req_…" required />
      </label>
      <button type="submit" class="primary" disabled={requestId.trim() === ''}>
        {m.whyButton}
      </button>
    </form>
  );
}
