import type { UsageTotal } from '@api';
import { day, minute } from '../../format/format';
import { plus } from '../../format/decimal';
import { lengthOf } from '../audit/range';
import { add, startOf } from './calendar';

export const BUCKETS = ['minute', 'hour', 'day', 'week', 'month'] as const;

export type Bucket = (typeof BUCKETS)[number];

/** Whether buckets start at midnight of a time zone. */
export function isOfCalendar(bucket: Bucket): boolean {
  return bucket !== 'minute' && bucket !== 'hour';
}

/** The period that is shown and the one of the same length before it. `until` is inclusive, as in the API. */
export interface Period {
  since: string;
  until: string;
  beforeSince: string;
  beforeUntil: string;
}

export interface Row {
  /** The start of the bucket. */
  start: string;
  label: string;
  now: string;
  /** The sum of the bucket at the same place in the period before; undefined if it has none. */
  before: string | undefined;
}

const DAY = 86_400_000;

/** A day of minutes, and 60 days of hours. */
export const MAX_ROWS = 1_441;

const iso = (at: number) => new Date(at).toISOString();

/** The period of a range such as `7d`, or of two dates. It begins at the start of a bucket. */
export function periodOf(range: string, from: string, until: string, bucket: Bucket, zoneName: string): Period {
  const now = Math.ceil((Date.now() + 1) / 60_000) * 60_000;
  const end = range === 'custom' && until !== '' ? add(startOf(dayIn(until, zoneName), 'day', zoneName), 1, 'day', zoneName) : now;
  const start =
    range === 'custom'
      ? startOf(from === '' ? end - 7 * DAY : dayIn(from, zoneName), bucket, zoneName)
      : startOf(end - (lengthOf(range) ?? 7 * DAY), bucket, zoneName);
  const beforeStart = backBy(start, end, bucket, zoneName);
  return {
    since: iso(start),
    until: iso(Math.max(start, end - 1)),
    beforeSince: iso(beforeStart),
    beforeUntil: iso(start - 1),
  };
}

/** Noon of a date, in a zone near enough: the start of its day there is found from it. */
function dayIn(date: string, zoneName: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return Date.now();
  const start = startOf(noon, 'day', zoneName);
  return start;
}

function backBy(start: number, end: number, bucket: Bucket, zoneName: string): number {
  let count = 0;
  for (let at = start; at < end && count < MAX_ROWS; at = add(at, 1, bucket, zoneName)) count++;
  return add(start, -count, bucket, zoneName);
}

/** One row for each bucket of the period, also for those without usage. */
export function bucketsOf(period: Period, bucket: Bucket, zoneName: string, now: UsageTotal[], before: UsageTotal[]): Row[] {
  const sums = sumsOf(now);
  const earlier = sumsOf(before);
  const rows: Row[] = [];
  const end = Date.parse(period.until);
  let past = Date.parse(period.beforeSince);
  for (let at = Date.parse(period.since); at <= end && rows.length < MAX_ROWS; at = add(at, 1, bucket, zoneName)) {
    const start = iso(at);
    rows.push({
      start,
      label: isOfCalendar(bucket) ? day(start, zoneName) : minute(start, zoneName),
      now: sums.get(at) ?? '0',
      before: past < Date.parse(period.since) ? (earlier.get(past) ?? '0') : undefined,
    });
    past = add(past, 1, bucket, zoneName);
  }
  return rows;
}

function sumsOf(totals: UsageTotal[]): Map<number, string> {
  const sums = new Map<number, string>();
  for (const total of totals) {
    const at = Date.parse(total.bucketStart ?? '');
    sums.set(at, plus(sums.get(at) ?? '0', total.quantity));
  }
  return sums;
}
