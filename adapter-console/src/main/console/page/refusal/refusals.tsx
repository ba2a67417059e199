import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Denial, UsageLimit } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { path as api, withQuery } from '../../api/client';
import { Search } from '../../component/filter';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { messages } from '../../message/messages';
import { open, to, useParameter } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { refusalColumns } from './columns';
import { MetricFilter } from './metric';
import { SpanFilter, useSpan } from './time';

/** Which requests were refused, and a way to the reason of one: by its id, or by what is known of it. */
export function RefusalsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const { projectId, setProjectId, needsProject } = useProject('limit:read');
  const [metric] = useParameter('metric');
  const [unit] = useParameter('unit');
  const [actorId, setActorId] = useParameter('actorId');
  const { since, until, isExact } = useSpan();
  const query = useLater(JSON.stringify({ projectId, metric: metric.trim(), unit: unit.trim(), actorId: actorId.trim(), since, until }));
  const list = useList<Denial>(needsProject ? undefined : api`/v1/orgs/${orgId}/denials`, JSON.parse(query) as Record<string, string>, 10_000);
  const limits = useAnswer<ApiPage<UsageLimit>>(needsProject ? undefined : withQuery(api`/v1/orgs/${orgId}/usage-limits`, { projectId: access.may('limit:read') ? undefined : projectId, limit: '200' }));
  const metrics = [...new Set((limits.data?.items ?? []).filter((limit) => limit.enforcement === 'hard').map((limit) => limit.metric))];
  return (
    <Page title={m.refusals.title} crumbs={useCrumbs(orgId, { text: m.nav.refusals })}>
      <Find orgId={orgId} />
      <div class="filters">
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="limit:read" />
        <MetricFilter metrics={metrics} />
        <Search label={m.refusals.caller} value={actorId} onValue={setActorId} />
        <SpanFilter />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <ListTable
          tight
          label={m.refusals.title}
          list={list}
          empty={<p>{m.refusals.none}</p>}
          rowKey={(denial) => denial.sequence}
          columns={refusalColumns(isExact)}
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
        <input value={requestId} onInput={(event) => setRequestId(event.currentTarget.value)} placeholder="01kamb3q1rz8…" required />
      </label>
      <button type="submit" class="primary" disabled={requestId.trim() === ''}>
        {m.whyButton}
      </button>
    </form>
  );
}
