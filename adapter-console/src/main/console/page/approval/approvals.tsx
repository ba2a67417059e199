import type { Approval } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, useList } from '../../api/answer';
import { path as api, type Query } from '../../api/client';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading } from '../../component/table';
import { messages } from '../../message/messages';
import { setQuery, to, toQuery, useParameter, usePlace } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { ApprovalItem } from './item';
import { ApprovalItems } from './items';

const EVERY = 5_000;

const STATUSES = ['pending', 'approved', 'denied', 'withdrawn'] as const;

/** What waits for a decision, and what was decided. */
export function ApprovalsPage({ orgId }: { orgId: string }) {
  const m = messages();
  const { projectId, setProjectId, needsProject } = useProject('run:read');
  const crumbs = useCrumbs(orgId, { text: m.nav.approvals });
  return (
    <Page title={m.approvals.title} crumbs={crumbs}>
      <Tabs />
      <div class="filters">
        <Filters />
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="run:read" />
      </div>
      {needsProject ? <p class="empty">{m.common.chooseProject}</p> : <Inbox base={api`/v1/orgs/${orgId}/approvals`} query={{ projectId }} />}
    </Page>
  );
}

/** The approvals of all organizations, for operators. */
export function PlatformApprovalsPage() {
  const m = messages();
  return (
    <Page title={m.approvals.platformTitle} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.approvals }]}>
      <Tabs />
      <div class="filters">
        <Filters />
      </div>
      <Inbox base="/v1/approvals" query={{}} showOrganization />
    </Page>
  );
}

/** One approval, for links. */
export function ApprovalPage({ orgId, approvalId }: { orgId: string; approvalId: string }) {
  const m = messages();
  const answer = useAnswer<Approval>(api`/v1/orgs/${orgId}/approvals/${approvalId}`, EVERY);
  const crumbs = useCrumbs(orgId, { text: m.nav.approvals, href: to`/orgs/${orgId}/approvals` }, { text: approvalId });
  return (
    <Page title={m.approvals.oneTitle} crumbs={crumbs}>
      {answer.data === undefined ? (
        answer.problem === undefined ? <Loading /> : answer.problem.status === 404 ? <p class="empty">{m.approvals.unknown}</p> : <ProblemNote problem={answer.problem} retry={answer.reload} />
      ) : (
        <ul class="items" aria-label={m.approvals.oneTitle}>
          <ApprovalItem approval={answer.data} isOpen onDecided={answer.reload} />
        </ul>
      )}
    </Page>
  );
}

function Tabs() {
  const m = messages().approvals;
  const { query } = usePlace();
  const tab = query.get('tab') ?? 'mine';
  const kept = { projectId: query.get('projectId') ?? undefined, workflow: query.get('workflow') ?? undefined };
  return (
    <nav class="tabs" aria-label={m.tabs}>
      {(['mine', 'all'] as const).map((key) => (
        <a key={key} href={toQuery(location.pathname, { ...kept, tab: key === 'mine' ? undefined : key })} aria-current={tab === key ? 'page' : undefined}>
          {m.tabWords[key]}
        </a>
      ))}
    </nav>
  );
}

function Filters() {
  const m = messages();
  const [tab] = useParameter('tab', 'mine');
  const [status, setStatus] = useParameter('status', 'pending');
  const [workflow, setWorkflow] = useParameter('workflow');
  return (
    <>
      {tab === 'mine' ? null : (
        <label>
          {m.approvals.status}
          <select value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
            {STATUSES.map((key) => (
              <option key={key} value={key}>
                {m.approvals.statuses[key]}
              </option>
            ))}
            <option value="any">{m.common.all}</option>
          </select>
        </label>
      )}
      <label>
        {m.runs.workflow}
        <input data-filter type="search" value={workflow} onInput={(event) => setWorkflow(event.currentTarget.value)} />
      </label>
    </>
  );
}

function Inbox({ base, query, showOrganization = false }: { base: string; query: Query; showOrganization?: boolean }) {
  const m = messages();
  const access = useAccess();
  const [tab] = useParameter('tab', 'mine');
  const [status] = useParameter('status', 'pending');
  const [workflow] = useParameter('workflow');
  const isMine = tab === 'mine';
  const asked = useLater(workflow.trim());
  const list = useList<Approval>(
    base,
    { ...query, workflow: asked, ...(isMine ? { mine: 'true' } : { status: status === 'any' ? undefined : status }) },
    EVERY,
  );
  const empty = !isMine ? m.approvals.noneMatches : access.mayAnywhere('approval:decide') ? m.approvals.noneMine : m.approvals.mayNotDecide;
  return (
    <ApprovalItems
      key={`${tab} ${status}`}
      list={list}
      empty={
        <>
          <p>{empty}</p>
          {isMine ? (
            <p>
              <button type="button" class="plain start" onClick={() => setQuery({ tab: 'all' })}>
                {m.approvals.seeAll}
              </button>
            </p>
          ) : null}
        </>
      }
      showOrganization={showOrganization}
    />
  );
}
