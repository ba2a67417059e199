import type { Approval } from '@api';
import { useId, useState } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { Countdown } from '../../component/passing';
import { ProblemNote } from '../../component/problem';
import { Id, State, Value, When, type Level } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { AuditLink } from '../audit/link';
import { sentenceOf } from '../policy/sentence';
import { Decisions, Outcome } from './decisions';
import { DecideForm } from './form';

const LEVELS: Record<Approval['status'], Level> = { pending: 'near', approved: 'plain', denied: 'past', withdrawn: 'plain' };

interface ItemProps {
  approval: Approval;
  /** Whether it is shown with its rules and the form. */
  isOpen: boolean;
  /** Opens or closes it; undefined if it is always open. */
  onToggle?: () => void;
  onDecided: () => void;
  showOrganization?: boolean;
  isOfRun?: boolean;
}

/** One approval: what is asked, who has said what, and the form to decide it or why the caller may not. */
export function ApprovalItem({ approval, isOpen, onToggle, onDecided, showOrganization = false, isOfRun = false }: ItemProps) {
  const m = messages();
  const id = useId();
  const Title = isOfRun ? 'h3' : 'h2';
  const isPending = approval.status === 'pending';
  // Why a decision came too late: the form, which says it at first, goes with the news that it is decided.
  const [late, setLate] = useState<Problem>();
  const decided = (problem?: Problem) => {
    setLate(problem);
    onDecided();
  };
  return (
    <li class={isOpen ? 'item open' : 'item'}>
      <header>
        <div>
          <Title>
            <bdi>{approval.title}</bdi>
          </Title>
          <State level={LEVELS[approval.status]}>{m.approvals.statuses[approval.status]}</State>
          {isPending && approval.deadlineAt !== null ? (
            <span class="deadline">
              {m.approvals.deadline} <Countdown to={approval.deadlineAt} />
            </span>
          ) : null}
        </div>
        {onToggle === undefined ? null : (
          <button type="button" class={isPending && approval.mayDecide && !isOpen ? 'primary' : undefined} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
            {isOpen ? m.common.close : isPending && approval.mayDecide ? m.approvals.decide : m.audit.details}
            <span class="hidden"> {approval.title}</span>
          </button>
        )}
      </header>
      {approval.summary === null ? null : <p class="lines summary"><bdi>{approval.summary}</bdi></p>}
      <p class="where">
        {showOrganization ? <span>{m.nav.organization} <a href={to`/orgs/${approval.orgId}`}><Value short>{approval.orgId}</Value></a></span> : null}
        {isOfRun ? null : (
          <>
            <span>{m.runs.workflow} <Value>{approval.workflow}</Value></span>
            <span>{m.runs.run} <a href={to`/orgs/${approval.orgId}/runs/${approval.runId}`}><Value>{approval.runId}</Value></a></span>
          </>
        )}
        <span>{m.run.node} <Value>{approval.nodeId}</Value>{approval.iteration === '0' ? null : ` ${m.run.iteration(approval.iteration)}`}</span>
        {isOfRun ? null : <span>{m.limits.project} <Value>{approval.projectId}</Value></span>}
        <span>{m.approvals.requested} <When at={approval.requestedAt} /></span>
        <Progress of={approval} />
      </p>
      {late === undefined || (isPending && approval.mayDecide) ? null : <ProblemNote problem={late} />}
      {approval.outcome === null ? null : <Outcome of={approval} />}
      <div id={id}>
        {!isOpen ? null : (
          <>
            <Decisions of={approval} />
            <Rules of={approval} />
            {!isPending ? null : approval.mayDecide ? (
              <DecideForm approval={approval} onDecided={decided} />
            ) : (
              <p class="effect">
                {m.approvals.youMayNot} <bdi>{approval.refusal ?? m.approvals.mayNotDecide}</bdi>
              </p>
            )}
            <p class="links">
              <span class="quiet">approvalId <Id>{approval.approvalId}</Id></span>
              {onToggle === undefined ? null : <a href={to`/orgs/${approval.orgId}/approvals/${approval.approvalId}`}>{m.approvals.link}</a>}
              <AuditLink orgId={approval.orgId} of={{ targetType: 'approval', targetId: approval.approvalId }} projectId={approval.projectId} />
            </p>
          </>
        )}
      </div>
    </li>
  );
}

/** How many have approved, of how many that must. */
function Progress({ of: approval }: { of: Approval }) {
  const m = messages().approvals;
  const yes = approval.decisions.filter(({ approved }) => approved).length;
  const required = Number(approval.rules.requiredApprovals);
  if (approval.status !== 'pending' || (required === 1 && yes === 0)) return null;
  return <span>{m.progress(yes, required)}</span>;
}

/** The rules that count, and the policies that they come from. */
function Rules({ of: approval }: { of: Approval }) {
  const m = messages().approvals;
  const { rules } = approval;
  const ofGateway = [...approval.allowedUsers, ...approval.allowedScopes];
  return (
    <>
      <p class="sub">{m.rules}</p>
      <ul class="rules">
        {rules.policies.length === 0 ? <li>{m.noPolicy}</li> : null}
        {rules.policies.map((policy) => (
          <li key={policy.policyId}>
            <Value>{policy.policyId}</Value>: {sentenceOf(policy, false)}
          </li>
        ))}
        {ofGateway.length === 0 ? null : <li>{m.onlyAtGateway(ofGateway.join(', '))}</li>}
      </ul>
    </>
  );
}
