import type { UsageLimit } from '@api';
import { useAccess } from '../../access/access';
import { useAnswer, type Page } from '../../api/answer';
import { path as api, withQuery } from '../../api/client';
import { preferences } from '../../format/preferences';
import { useZoneOfLimit } from '../../format/zone';
import { zoneOf } from './window';

/** Says that the page is about the limits of a metric, if these have one zone. */
export function useZoneOfMetric(orgId: string, metric: string, unit: string, projectId: string): void {
  const access = useAccess();
  const isAsked = preferences().zone === 'limit' && access.may('limit:read');
  const limits = useAnswer<Page<UsageLimit>>(isAsked ? withQuery(api`/v1/orgs/${orgId}/usage-limits`, { limit: '200' }) : undefined);
  const zones = new Set(
    (limits.data?.items ?? [])
      .filter((limit) => limit.metric === metric && limit.unit === unit)
      .filter((limit) => limit.projectId === null || projectId === '' || limit.projectId === projectId)
      .flatMap((limit) => zoneOf(limit) ?? []),
  );
  const [only] = zones;
  useZoneOfLimit(zones.size === 1 && limits.data?.nextCursor === null ? only : undefined);
}
