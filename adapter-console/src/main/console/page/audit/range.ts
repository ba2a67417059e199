const HOUR = 3_600_000;

const LENGTHS: Record<string, number> = {
  '1h': HOUR,
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  '30d': 30 * 24 * HOUR,
  '90d': 90 * 24 * HOUR,
};

/** The start of a range such as `24h`, at a whole minute so that the address of a request stays the same for a while. */
export function sinceOf(range: string): string | undefined {
  const length = LENGTHS[range];
  if (length === undefined) return undefined;
  return new Date(Math.floor((Date.now() - length) / 60_000) * 60_000).toISOString();
}

export function lengthOf(range: string): number | undefined {
  return LENGTHS[range];
}
