import { RangeFilter } from '../../component/filter';
import { fromInput, toInput } from '../../format/wall';
import { zone } from '../../format/zone';
import { messages } from '../../message/messages';
import { CURSOR, setQuery, useParameter, usePlace } from '../../route/route';
import { sinceOf } from '../audit/range';

const MINUTE = 60_000;

const MARGINS: Record<string, number> = { '1m': MINUTE, '5m': 5 * MINUTE, '15m': 15 * MINUTE, '1h': 60 * MINUTE, '24h': 1440 * MINUTE };

export interface Span {
  since: string | undefined;
  until: string | undefined;
  /** Whether somebody chose instants, not a period that ends now. */
  isExact: boolean;
}

/** The time that the address of the page names: a period that ends now, the time around an instant, or between two. */
export function useSpan(byDefault = '24h'): Span {
  const [range] = useParameter('range', byDefault);
  const [around] = useParameter('around');
  const [within] = useParameter('within', '15m');
  const [since] = useParameter('since');
  const [until] = useParameter('until');
  const { query } = usePlace();
  const at = Date.parse(around);
  if (range === 'around') {
    const margin = MARGINS[within] ?? 15 * MINUTE;
    const isGiven = !Number.isNaN(at);
    return { since: isGiven ? new Date(at - margin).toISOString() : undefined, until: isGiven ? new Date(at + margin).toISOString() : undefined, isExact: true };
  }
  if (range === 'custom') return { since: since === '' ? undefined : since, until: until === '' ? undefined : until, isExact: true };
  // The next pages of a list are of the same time as the first one.
  const isNext = query.get(CURSOR) !== null && since !== '';
  return { since: isNext ? since : sinceOf(range), until: undefined, isExact: false };
}

/** Chooses the time that a list is about. Times are in the chosen zone. */
export function SpanFilter({ byDefault = '24h' }: { byDefault?: string }) {
  const m = messages().refusals;
  const [range] = useParameter('range', byDefault);
  const [around] = useParameter('around');
  const [within, setWithin] = useParameter('within', '15m');
  const now = () => new Date(Math.floor(Date.now() / MINUTE) * MINUTE).toISOString();
  const choose = (next: string) =>
    setQuery({
      range: next === byDefault ? undefined : next,
      around: next === 'around' ? now() : undefined,
      within: undefined,
      since: undefined,
      until: undefined,
    });
  return (
    <>
      <RangeFilter ranges={['1h', '24h', '7d', '30d', 'all', 'around', 'custom']} value={range} onValue={choose} />
      {range === 'around' ? (
        <>
          <InstantFilter name="around" label={m.around(zone())} />
          <label>
            {m.within}
            <select value={within} disabled={around === ''} onChange={(event) => setWithin(event.currentTarget.value)}>
              {Object.keys(MARGINS).map((key) => (
                <option key={key} value={key}>
                  {m.margins[key]}
                </option>
              ))}
            </select>
          </label>
        </>
      ) : null}
      {range === 'custom' ? (
        <>
          <InstantFilter name="since" label={m.since(zone())} />
          <InstantFilter name="until" label={m.until(zone())} />
        </>
      ) : null}
    </>
  );
}

/** An instant in the address, shown and typed in the chosen zone. */
function InstantFilter({ name, label }: { name: string; label: string }) {
  const [value, setValue] = useParameter(name);
  const zoneName = zone();
  return (
    <label>
      {label}
      <input type="datetime-local" value={toInput(value, zoneName)} onChange={(event) => setValue(fromInput(event.currentTarget.value, zoneName))} />
    </label>
  );
}
