import type { Approval } from '@api';
import { State, When } from '../../component/text';
import { sentence } from '../../format/format';
import { messages } from '../../message/messages';
import { Actor } from '../run/actor';

/** The words of the chosen options, in their order. */
export function choiceOf(approval: Approval, value: { selected: string | null; ranked: string[] | null }): string | undefined {
  const keys = value.selected !== null ? [value.selected] : (value.ranked ?? []);
  if (keys.length === 0) return undefined;
  return keys.map((key, at) => `${value.ranked === null ? '' : `${at + 1}. `}${approval.options.find((option) => option.key === key)?.label ?? key}`).join(', ');
}

/** Who has decided so far, and how. */
export function Decisions({ of: approval }: { of: Approval }) {
  const m = messages().approvals;
  if (approval.decisions.length === 0) return approval.status === 'pending' ? <p class="quiet">{m.nobodyYet}</p> : null;
  return (
    <>
      <p class="sub">{m.decisions}</p>
      <ul class="rules">
        {approval.decisions.map((decision) => {
          const choice = choiceOf(approval, decision);
          return (
            <li key={`${decision.by.kind} ${decision.by.id}`}>
              <Actor orgId={approval.orgId} of={decision.by} />{' '}
              <State level={decision.approved ? 'plain' : 'past'}>{decision.approved ? m.hasApproved : m.hasDenied}</State>
              {choice === undefined ? null : <>: <bdi>{choice}</bdi></>} <span class="quiet"><When at={decision.decidedAt} /></span>
              {decision.note === null ? null : <span class="advice lines"><bdi>{decision.note}</bdi></span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** How it ended, and whether the gateway knows. */
export function Outcome({ of: approval }: { of: Approval }) {
  const m = messages().approvals;
  const { outcome } = approval;
  if (outcome === null) return null;
  const choice = choiceOf(approval, outcome);
  return (
    <p class="outcome">
      {m.causes[outcome.cause]} <When at={outcome.endedAt} />
      {choice === undefined ? '.' : <>: <strong><bdi>{choice}</bdi></strong>.</>}{' '}
      {outcome.delivery === 'due' ? <State level="near">{m.deliveries[outcome.delivery]}</State> : <span class="quiet">{m.deliveries[outcome.delivery]}</span>}
      {outcome.detail === null ? null : <span class="advice"><bdi>{sentence(outcome.detail)}</bdi></span>}
    </p>
  );
}
