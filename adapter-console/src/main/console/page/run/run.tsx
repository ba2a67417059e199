import type { Approval, Run } from '@api';
import { useAnswer, useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { sourceOf } from '../../api/json';
import { Json } from '../../component/json';
import { Facts, Page, Section } from '../../component/page';
import { Took } from '../../component/passing';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading } from '../../component/table';
import { Id, Instant, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { ApprovalItems } from '../approval/items';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { Actor } from './actor';
import { Controls, WhyNot } from './control';
import { EventList } from './event-list';
import { useRunEvents } from './events';
import { RunQuota } from './quota';
import { isEnded, RunState, Since, Waiting } from './state';
import { Timeline } from './timeline';

const EVERY = 5_000;

/** One run: what it does or why it ended, what it did so far, what it used, and who decided what. */
export function RunPage({ orgId, runId }: { orgId: string; runId: string }) {
  const m = messages();
  const run = useAnswer<Run>(api`/v1/orgs/${orgId}/runs/${runId}`, EVERY, false);
  const crumbs = useCrumbs(orgId, { text: m.nav.runs, href: to`/orgs/${orgId}/runs` }, { text: runId });
  return (
    <Page title={m.run.title(run.data?.workflow ?? runId)} crumbs={crumbs} actions={run.data === undefined ? null : <Controls run={run.data} onChanged={run.reload} />}>
      {run.data === undefined ? (
        run.problem === undefined ? (
          <Loading />
        ) : run.problem.status === 404 ? (
          <p class="empty">{m.run.unknown}</p>
        ) : (
          <ProblemNote problem={run.problem} retry={run.reload} />
        )
      ) : (
        <>
          {run.problem === undefined ? null : <ProblemNote problem={run.problem} retry={run.reload} />}
          <Found run={run.data} text={run.text ?? '{}'} asOf={run.asOf} />
        </>
      )}
    </Page>
  );
}

function Found({ run, text, asOf }: { run: Run; text: string; asOf: number | undefined }) {
  const m = messages();
  const events = useRunEvents(run.orgId, run.runId, !isEnded(run));
  return (
    <>
      <Head run={run} />
      <RunApprovals run={run} />
      <Details run={run} asOf={asOf} />
      <Timeline run={run} events={events} />
      <div class="columns">
        <Section title={m.run.input}>
          <Json source={sourceOf(text, 'input') ?? '{}'} label={m.run.input} />
        </Section>
        <Section title={m.run.outputs}>
          {Object.keys(run.outputs).length === 0 ? <p class="empty">{isEnded(run) ? m.run.noOutputs : m.run.noOutputsYet}</p> : <Json source={sourceOf(text, 'outputs') ?? '{}'} label={m.run.outputs} />}
        </Section>
      </div>
      <RunQuota run={run} />
      <EventList events={events} isActive={!isEnded(run)} />
    </>
  );
}

/** What the run does, since when, and what that means. */
function Head({ run }: { run: Run }) {
  const m = messages();
  const meaning = m.runs.meanings[run.state];
  return (
    <>
      <p class="run-state">
        <RunState state={run.state} /> <span class="quiet"><Since run={run} /><Waiting run={run} /></span>
      </p>
      {meaning === undefined ? null : <p>{meaning}</p>}
      {run.error === null ? null : (
        <div class="problem">
          <strong>{m.run.error}</strong> <bdi class="lines">{run.error}</bdi>
        </div>
      )}
      <WhyNot run={run} />
    </>
  );
}

/** Whose run it is, where it runs, and when it did. */
function Details({ run, asOf }: { run: Run; asOf: number | undefined }) {
  const m = messages();
  return (
    <Section
      title={m.organization.facts}
      aside={
        <span class="links-inline">
          <AuditLink orgId={run.orgId} of={{ targetType: 'run', targetId: run.runId }} projectId={run.projectId} />
          <AsOf at={asOf} />
        </span>
      }
    >
      <Facts
        many
        of={[
          [m.runs.workflow, <Value full>{run.workflow}</Value>],
          ['runId', <Id>{run.runId}</Id>],
          [m.limits.project, <a href={to`/orgs/${run.orgId}/projects/${run.projectId}`}><Value full>{run.projectId}</Value></a>],
          [m.runs.gateway, <><Value>{run.gateway.gatewayId}</Value>{run.gateway.orgId === null ? <span class="quiet"> · {m.nav.platform}</span> : null}</>],
          [m.run.gatewayRunId, <Id>{run.gatewayRunId}</Id>],
          [m.runs.who, <Actor orgId={run.orgId} of={run.launchedBy} />],
          [m.runs.launched, <><Instant at={run.launchedAt} /> (<When at={run.launchedAt} />)</>],
          ...(run.resumedBy === null ? [] : ([[m.run.resumedBy, <Actor orgId={run.orgId} of={run.resumedBy} />]] as const)),
          [m.run.started, <Instant at={run.startedAt} />],
          [m.run.endedAt, <Instant at={run.endedAt} />],
          [m.runs.took, <Took from={run.startedAt} to={isEnded(run) ? (run.endedAt ?? run.stateSince) : null} />],
          [m.run.seen, run.seenAt === null ? <span class="quiet">{m.run.notSeen}</span> : <When at={run.seenAt} />],
        ]}
      />
    </Section>
  );
}

/** What people were asked by this run, and what they said. */
function RunApprovals({ run }: { run: Run }) {
  const m = messages();
  const list = useList<Approval>(api`/v1/orgs/${run.orgId}/approvals`, { projectId: run.projectId, runId: run.runId }, isEnded(run) ? undefined : EVERY);
  if (list.data !== undefined && list.items.length === 0 && list.problem === undefined) return null;
  return (
    <Section title={m.nav.approvals}>
      <ApprovalItems list={list} empty={null} isOfRun />
    </Section>
  );
}
