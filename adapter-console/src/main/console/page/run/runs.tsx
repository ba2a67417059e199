import type { Gateway, Run, Workflow } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { usePageOf, useWhole, type List } from '../../api/answer';
import { path as api, type Query } from '../../api/client';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { Pager, useCursor } from '../../component/pager';
import { ListTable, type Column } from '../../component/table';
import { Took } from '../../component/passing';
import { ShortId, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to, toQuery, usePlace } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { useSpan } from '../refusal/time';
import { Actor } from './actor';
import { Chosen, keyOf } from './bulk';
import { RANGE, RunFilters, useRunQuery } from './filters';
import { isEnded, RunState, Since, Waiting } from './state';

const EVERY = 5_000;

/** Which runs there are, what they do now, and how they ended. */
export function RunsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const { projectId, setProjectId, needsProject } = useProject('run:read');
  const workflows = useWhole<Workflow>(needsProject ? undefined : api`/v1/orgs/${orgId}/workflows`, { projectId }).items;
  const crumbs = useCrumbs(orgId, { text: m.nav.runs });
  return (
    <Page title={m.runs.title} crumbs={crumbs}>
      <div class="filters">
        <RunFilters workflows={workflows.map(({ key }) => key)} gateways={workflows.map(({ gateway }) => gateway.gatewayId)} />
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="run:read" />
      </div>
      {needsProject ? <p class="empty">{m.common.chooseProject}</p> : <Runs orgId={orgId} base={api`/v1/orgs/${orgId}/runs`} query={{ projectId }} />}
    </Page>
  );
}

/** The runs of all organizations, for operators. */
export function PlatformRunsPage() {
  const m = messages();
  const access = useAccess();
  const gateways = useWhole<Gateway>(access.may('gateway:read') ? '/v1/gateways' : undefined, {}).items;
  return (
    <Page title={m.runs.platformTitle} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.runs }]}>
      <div class="filters">
        <RunFilters workflows={[]} gateways={gateways.map(({ gatewayId }) => gatewayId)} />
      </div>
      <Runs orgId={undefined} base="/v1/runs" query={{}} />
    </Page>
  );
}

function Runs({ orgId, base, query }: { orgId: string | undefined; base: string; query: Query }) {
  const m = messages();
  const access = useAccess();
  const cursor = useCursor();
  const { isExact } = useSpan(RANGE);
  const settled = JSON.parse(useLater(JSON.stringify(useRunQuery()))) as Query;
  const page = usePageOf<Run>(base, { ...query, ...settled }, cursor, EVERY);
  const [chosen, setChosen] = useState<string[]>([]);
  const mayControl = (run: Run) => !isEnded(run) && access.mayIn(run.projectId, 'run:control');
  const choosable = page.items.filter(mayControl);
  const list: List<Run> = { ...page, more: undefined, loadingMore: false };
  const choose = (run: Run, isChosen: boolean) => setChosen(isChosen ? [...chosen, keyOf(run)] : chosen.filter((key) => key !== keyOf(run)));
  const columns: Column<Run>[] = [
    {
      head: m.runs.select,
      choice: true,
      cell: (run) =>
        mayControl(run) ? <input type="checkbox" aria-label={m.runs.selectOne(run.runId)} checked={chosen.includes(keyOf(run))} onChange={(event) => choose(run, event.currentTarget.checked)} /> : null,
    },
    { head: m.limits.state, cell: (run) => <span><RunState state={run.state} /><span class="advice"><Since run={run} /><Waiting run={run} /></span></span> },
    { head: m.runs.run, cell: (run) => <Named run={run} /> },
    ...(orgId === undefined ? [{ head: m.nav.organization, cell: (run: Run) => <a href={toQuery(to`/orgs/${run.orgId}/runs`, {})}><Value short>{run.orgId}</Value></a> }] : []),
    { head: m.limits.project, cell: (run) => <Value short={orgId === undefined}>{run.projectId}</Value> },
    { head: m.runs.gateway, cell: (run) => <Value>{run.gateway.gatewayId}</Value> },
    { head: m.runs.who, cell: (run) => <Actor orgId={run.orgId} of={run.launchedBy} short /> },
    { head: m.runs.launched, cell: (run) => <span class="steady"><When at={run.launchedAt} /></span> },
    { head: m.runs.took, numeric: true, cell: (run) => <Took from={run.startedAt} to={isEnded(run) ? (run.endedAt ?? run.stateSince) : null} /> },
  ];
  return (
    <>
      {choosable.length === 0 ? null : (
        <Chosen
          of={page.items.filter((run) => chosen.includes(keyOf(run)) && mayControl(run))}
          choosable={choosable}
          showOrganization={orgId === undefined}
          onChosen={setChosen}
          onDone={page.reload}
        />
      )}
      <ListTable tight label={m.runs.title} list={list} empty={<Nothing orgId={orgId} isBeginning={cursor === ''} />} rowKey={keyOf} columns={columns} />
      <Pager next={page.next} since={isExact ? undefined : settled['since']} />
    </>
  );
}

/** The workflow of a run, and its id. */
function Named({ run }: { run: Run }) {
  return (
    <span>
      <a href={to`/orgs/${run.orgId}/runs/${run.runId}`}>
        <Value>{run.workflow}</Value>
      </a>
      <span class="advice">
        <ShortId>{run.runId}</ShortId>
      </span>
    </span>
  );
}

/** Why there is no run, and what to do. */
function Nothing({ orgId, isBeginning }: { orgId: string | undefined; isBeginning: boolean }) {
  const m = messages().runs;
  const isFiltered = [...usePlace().query.keys()].some((name) => name !== 'projectId' && name !== 'cursor');
  if (isFiltered) return <p>{m.noneMatches} <a href={location.pathname}>{m.clear}</a></p>;
  if (!isBeginning) return <p>{m.noMore}</p>;
  return <p>{m.none} {orgId === undefined ? null : <a href={to`/orgs/${orgId}/workflows`}>{m.toWorkflows}</a>}</p>;
}
