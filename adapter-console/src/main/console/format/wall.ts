const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in a zone shows, as if it were UTC. */
export function wall(at: number, zoneName: string): number {
  let format = formats.get(zoneName);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zoneName,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zoneName, format);
  }
  const parts: Record<string, number> = {};
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value);
  return Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
}

/** The first instant at which a clock in a zone shows a time. */
export function unwall(shown: number, zoneName: string): number {
  let at = shown - (wall(shown, zoneName) - shown);
  for (let round = 0; round < 3; round++) {
    const off = wall(at, zoneName) - shown;
    if (off === 0) break;
    at -= off;
  }
  return at;
}

const MINUTE = 60_000;

/** The value of an input of type `datetime-local` for an instant, in a zone. */
export function toInput(iso: string, zoneName: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? '' : new Date(wall(at, zoneName)).toISOString().slice(0, 16);
}

/** The instant of an input of type `datetime-local`, in a zone; empty if there is none. */
export function fromInput(value: string, zoneName: string): string {
  const shown = Date.parse(`${value}Z`);
  return Number.isNaN(shown) ? '' : new Date(Math.floor(unwall(shown, zoneName) / MINUTE) * MINUTE).toISOString();
}
