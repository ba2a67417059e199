import { unwall, wall } from '../../format/wall';
import type { Bucket } from './buckets';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The lengths of buckets that are the same in every zone. */
const LENGTHS: Partial<Record<Bucket, number>> = { minute: MINUTE, hour: HOUR };

/** The start of the bucket that contains an instant. Minutes and hours are those of UTC; weeks begin on Monday. */
export function startOf(at: number, bucket: Bucket, zoneName: string): number {
  const length = LENGTHS[bucket];
  if (length !== undefined) return Math.floor(at / length) * length;
  const shown = new Date(wall(at, zoneName));
  const midnight = Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate());
  if (bucket === 'day') return unwall(midnight, zoneName);
  if (bucket === 'week') return unwall(midnight - ((shown.getUTCDay() + 6) % 7) * DAY, zoneName);
  return unwall(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), 1), zoneName);
}

/** The start of the bucket that is `count` after the one that begins at an instant. */
export function add(start: number, count: number, bucket: Bucket, zoneName: string): number {
  const length = LENGTHS[bucket];
  if (length !== undefined) return start + count * length;
  const shown = new Date(wall(start, zoneName));
  if (bucket === 'month') return unwall(Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth() + count, 1), zoneName);
  const days = bucket === 'week' ? 7 * count : count;
  return unwall(shown.getTime() + days * DAY, zoneName);
}
