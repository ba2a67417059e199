import type { Denial } from '@api';
import type { Column } from '../../component/table';
import { Instant, Quantity, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { toLimit } from '../limit/bar';
import { UserLink } from '../member/link';

/** The refused requests of a minute, by limit, project and caller; with the time from now, or the exact one. */
export function refusalColumns(isExact = false): Column<Denial>[] {
  const m = messages();
  return [
    { head: m.refusals.last, cell: (denial) => (isExact ? <Instant at={denial.lastAt} /> : <When at={denial.lastAt} />) },
    { head: m.refusals.count, numeric: true, cell: (denial) => <Quantity of={denial.count} /> },
    { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
    { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
    { head: m.limits.project, cell: ({ projectId, limit }) => (projectId === null ? <Value>{null}</Value> : <a href={to`/orgs/${limit.orgId}/projects/${projectId}`}><Value>{projectId}</Value></a>) },
    { head: m.refusals.caller, cell: (denial) => <Caller of={denial} /> },
    {
      head: m.refusals.why,
      cell: (denial) => {
        const { orgId } = denial.limit;
        const requestId = denial.refusals.find((refusal) => refusal.requestId !== null)?.requestId;
        return requestId === undefined || requestId === null ? (
          <span class="quiet">–</span>
        ) : (
          <a href={to`/orgs/${orgId}/refusals/${requestId}`}>{m.refusals.explain}</a>
        );
      },
    },
  ];
}

/** Who asked: users have a page. */
export function Caller({ of: { actorId, actorKind, limit } }: { of: Denial }) {
  if (actorId === null || actorKind !== 'user') return <Value>{actorId}</Value>;
  return <UserLink orgId={limit.orgId} userId={actorId} />;
}
