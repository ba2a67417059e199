import type { ApprovalPolicy } from '@api';
import { wholeUnit } from '../../format/duration';
import { messages } from '../../message/messages';

/** The rules of a policy, without what the server adds. */
export type Rules = Pick<ApprovalPolicy, 'projectId' | 'workflow' | 'nodeId' | 'roles' | 'teams' | 'users' | 'requiredApprovals' | 'selfApproval' | 'deadlineSeconds' | 'noteRequired'>;

/** What a policy does, in plain words; also what it is for, unless the reader knows. */
export function sentenceOf(policy: Rules, withScope = true): string {
  const m = messages().policies;
  const who = [
    ...(policy.roles.length === 0 ? [] : [m.roles(policy.roles.join(m.or))]),
    ...(policy.teams.length === 0 ? [] : [m.teams(policy.teams.join(m.or))]),
    ...(policy.users.length === 0 ? [] : [m.users(policy.users.join(m.or))]),
  ];
  const parts = [
    withScope ? m.scope({ project: policy.projectId, workflow: policy.workflow, node: policy.nodeId }) : undefined,
    m.must(Number(policy.requiredApprovals), who.length === 0 ? m.anybody : who.join(m.orElse)),
    policy.selfApproval ? m.selfMay : m.selfMayNot,
    policy.deadlineSeconds === null ? undefined : m.deniedAfter(lengthOf(Number(policy.deadlineSeconds))),
    policy.noteRequired ? m.needsNote : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** A number of seconds in words. */
function lengthOf(seconds: number): string {
  const { count, unit } = wholeUnit(seconds);
  return messages().policies.lengths(count, String(unit));
}
