import type { LimitKey, UsageLimit } from '@api';
import { instant } from '../../format/format';
import { zone } from '../../format/zone';
import { messages } from '../../message/messages';

/** The window of a limit in words, with its start and end in the time zone of the limit. */
export function windowOf(key: LimitKey, start: string, end: string | null, timeZone: string | null | undefined): string {
  const m = messages().limits;
  if (key.period === 'lifetime') return m.lifetimeWindow;
  const zoneName = timeZone ?? (isCalendar(key.period) ? 'UTC' : zone());
  const words = m.periodWords[key.period];
  if (end === null) return `${words}: ${m.from} ${instant(start, zoneName)}`;
  return `${words}: ${instant(start, zoneName)} – ${instant(end, zoneName)}`;
}

export function isCalendar(period: string): boolean {
  return period.startsWith('calendar-') || period === 'anniversary-month';
}

/** The zone of a limit; undefined if its windows do not begin at midnight somewhere. */
export function zoneOf(limit: Pick<UsageLimit, 'period' | 'timeZone'> | undefined): string | undefined {
  return limit === undefined || !isCalendar(limit.period) ? undefined : (limit.timeZone ?? 'UTC');
}
