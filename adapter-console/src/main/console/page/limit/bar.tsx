import type { LimitKey, QuotaStatus } from '@api';
import { State, type Level } from '../../component/text';
import { compare } from '../../format/decimal';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';

const NEAR = '80';

/** Whether a limit is near or past. */
export function levelOf(status: Pick<QuotaStatus, 'percentUsed' | 'exceeded'>): Level {
  if (status.exceeded || compare(status.percentUsed, '100') >= 0) return 'past';
  return compare(status.percentUsed, NEAR) >= 0 ? 'near' : 'plain';
}

export function StatusWord({ status }: { status: QuotaStatus }) {
  const m = messages().limits;
  const level = levelOf(status);
  return (
    <State level={level}>
      {quantity(status.percentUsed)} %{level === 'past' ? ` · ${m.past}` : level === 'near' ? ` · ${m.near}` : ''}
    </State>
  );
}

/** Used, reserved and left of a limit, as a bar. The numbers are beside it. */
export function LimitBar({ status }: { status: QuotaStatus }) {
  const limit = Number(status.limit.limitQuantity);
  const part = (amount: string) => (limit === 0 ? 100 : Math.min(100, (Number(amount) / limit) * 100));
  const used = part(status.usedQuantity);
  const reserved = Math.min(100 - used, part(status.reservedQuantity));
  return (
    <svg class={`bar ${levelOf(status)}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="all" width="100" height="8" />
      <rect class="used" width={used} height="8" />
      <rect class="reserved" x={used} width={reserved} height="8" />
    </svg>
  );
}

/** The key of a limit as the parameters of an address, in the API and in the console. */
export function keyOf(limit: Pick<LimitKey, 'projectId' | 'metric' | 'unit' | 'period'>) {
  return { metric: limit.metric, unit: limit.unit, period: limit.period, projectId: limit.projectId ?? undefined };
}

/** The page of one limit. */
export function toLimit(key: LimitKey): string {
  return toQuery(to`/orgs/${key.orgId}/limits/one`, keyOf(key));
}
