import type { Denial } from '@api';
import type { Column } from '../../component/table';
import { Quantity, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { toLimit } from '../limit/bar';

/** The refused requests of a minute, by limit, project and caller. */
export function refusalColumns(): Column<Denial>[] {
  const m = messages();
  return [
    { head: m.refusals.last, cell: (denial) => <When at={denial.lastAt} /> },
    { head: m.refusals.count, numeric: true, cell: (denial) => <Quantity of={denial.count} /> },
    { head: m.limits.limit, cell: ({ limit }) => <a href={toLimit(limit)}><Value>{limit.metric}</Value></a> },
    { head: m.limits.per, cell: ({ limit }) => m.limits.periods[limit.period] },
    { head: m.limits.project, cell: (denial) => <Value>{denial.projectId}</Value> },
    { head: m.refusals.caller, cell: (denial) => <Value>{denial.actorId}</Value> },
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
