import type { Workflow } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useWhole, type List } from '../../api/answer';
import { path as api } from '../../api/client';
import { Search } from '../../component/filter';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Quantity, State, Value, When } from '../../component/text';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { to, toQuery, useParameter } from '../../route/route';
import { GatewayWord, isUsable } from '../gateway/state';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { LaunchDialog } from './launch';

/** What can be launched, where, and how it went so far. */
export function WorkflowsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const { projectId, setProjectId, needsProject } = useProject('run:read');
  const [text, setText] = useParameter('text');
  const [launching, setLaunching] = useState<Workflow>();
  const answer = useWhole<Workflow>(needsProject ? undefined : api`/v1/orgs/${orgId}/workflows`, { projectId }, 10_000);
  const words = text.trim().toLowerCase();
  const items = answer.items.filter((one) => `${one.key} ${one.name ?? ''} ${one.description ?? ''}`.toLowerCase().includes(words));
  const list: List<Workflow> = { ...answer, items, more: undefined, loadingMore: false };
  const mayLaunch = projectId === '' ? access.mayAnywhere('run:launch') : access.mayIn(projectId, 'run:launch');
  const offers = (key: string) => answer.items.filter((one) => one.key === key && one.offered).length;
  const runsOf = (one: Workflow, state?: string) => toQuery(to`/orgs/${orgId}/runs`, { workflow: one.key, gatewayId: one.gateway.gatewayId, projectId, state });
  return (
    <Page title={m.workflows.title} crumbs={useCrumbs(orgId, { text: m.nav.workflows })}>
      <div class="filters">
        <Search label={m.workflows.search} value={text} onValue={setText} first />
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="run:read" />
      </div>
      {needsProject ? (
        <p class="empty">{m.common.chooseProject}</p>
      ) : (
        <>
          <BadGateways orgId={orgId} of={answer.items} />
          <ListTable
            label={m.workflows.title}
            list={list}
            empty={<Nothing orgId={orgId} isFiltered={words !== ''} />}
            rowKey={(one) => JSON.stringify([one.gateway.orgId, one.gateway.gatewayId, one.key])}
            columns={[
              { head: m.runs.workflow, cell: (one) => <Named workflow={one} /> },
              { head: m.runs.gateway, cell: (one) => <span><Value>{one.gatewayName}</Value> · <GatewayWord state={one.gatewayState} /></span> },
              { head: m.workflows.runs, numeric: true, cell: (one) => <Count of={one.runs} href={runsOf(one)} label={m.workflows.runsOf(one.key, quantity(one.runs))} /> },
              { head: m.workflows.active, numeric: true, cell: (one) => <Count of={one.active} href={runsOf(one, 'active')} label={m.workflows.activeOf(one.key, quantity(one.active))} /> },
              { head: m.workflows.failed, numeric: true, cell: (one) => <Count of={one.failed} href={runsOf(one, 'failed')} label={m.workflows.failedOf(one.key, quantity(one.failed))} bad /> },
              { head: m.workflows.last, cell: (one) => <When at={one.lastLaunchedAt} /> },
              {
                head: m.common.actions,
                actions: true,
                cell: (one) =>
                  !mayLaunch ? null : one.offered && isUsable(one.gatewayState) ? (
                    <button type="button" onClick={() => setLaunching(one)} aria-label={m.workflows.launchOf(one.name ?? one.key, offers(one.key) > 1 ? one.gatewayName : undefined)}>
                      {m.workflows.launch}
                    </button>
                  ) : (
                    <span class="quiet">{one.offered ? m.workflows.notNow : m.workflows.notOffered}</span>
                  ),
              },
            ]}
          />
        </>
      )}
      {launching === undefined ? null : (
        <LaunchDialog
          orgId={orgId}
          projectId={projectId}
          choices={answer.items.filter((one) => one.key === launching.key && one.offered)}
          workflow={launching}
          onClose={() => setLaunching(undefined)}
        />
      )}
    </Page>
  );
}

function Named({ workflow }: { workflow: Workflow }) {
  return (
    <span>
      <Value>{workflow.name ?? workflow.key}</Value> {workflow.name === null || workflow.name === workflow.key ? null : <code class="quiet">{workflow.key}</code>}
      {workflow.description === null ? null : <span class="advice"><Value full>{workflow.description}</Value></span>}
    </span>
  );
}

function Count({ of: count, href, label, bad = false }: { of: string; href: string; label: string; bad?: boolean }) {
  if (count === '0') return <span class="quiet">0</span>;
  return (
    <a href={href} aria-label={label}>
      {bad ? <State level="past"><Quantity of={count} /></State> : <Quantity of={count} />}
    </a>
  );
}

/** The gateways that cannot be used, and what to do. */
function BadGateways({ orgId, of: workflows }: { orgId: string; of: Workflow[] }) {
  const m = messages();
  const access = useAccess();
  const bad = new Map(
    workflows.filter((one) => !isUsable(one.gatewayState)).map((one) => [JSON.stringify([one.gateway.orgId, one.gateway.gatewayId]), one]),
  );
  if (bad.size === 0) return null;
  return (
    <ul class="warnings">
      {[...bad].map(([key, one]) => (
        <li key={key}>
          <Value>{one.gatewayName}</Value>: <GatewayWord state={one.gatewayState} />. {m.gateways.advice[one.gatewayState]}{' '}
          {one.gateway.orgId !== null && access.may('gateway:read') ? <a href={to`/orgs/${orgId}/gateways`}>{m.nav.gateways}</a> : null}
        </li>
      ))}
    </ul>
  );
}

/** Why there is nothing, and what to do. */
function Nothing({ orgId, isFiltered }: { orgId: string; isFiltered: boolean }) {
  const m = messages();
  const access = useAccess();
  if (isFiltered) return <p>{m.workflows.noneMatches}</p>;
  return (
    <>
      <p>{m.workflows.none}</p>
      {access.may('gateway:write') ? <p><a href={to`/orgs/${orgId}/gateways`}>{m.workflows.addGateway}</a></p> : <p>{m.workflows.askForGateway}</p>}
    </>
  );
}
