import { useRef } from 'preact/hooks';
import { membersOf } from '../api/json';
import { messages } from '../message/messages';

export type Kind = 'text' | 'number' | 'boolean';

/** A name and a value of flat JSON. */
export interface Pair {
  id: number;
  name: string;
  kind: Kind;
  /** A text, the digits of a number, or `true` or `false`. */
  value: string;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The pairs of a JSON object; undefined if it has other values than texts, numbers and booleans. */
export function pairsOf(source: string): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const [id, [name, value]] of membersOf(source).entries()) {
    if (value.startsWith('"')) pairs.push({ id, name, kind: 'text', value: JSON.parse(value) as string });
    else if (NUMBER.test(value)) pairs.push({ id, name, kind: 'number', value });
    else if (value === 'true' || value === 'false') pairs.push({ id, name, kind: 'boolean', value });
    else return undefined;
  }
  return pairs;
}

/** JSON of pairs; undefined if a name is missing or twice, or a number is none. Empty pairs are left out. */
export function sourceOfPairs(pairs: readonly Pair[]): string | undefined {
  const given = pairs.filter((pair) => pair.name !== '' || pair.value !== '');
  const names = new Set(given.map((pair) => pair.name));
  if (names.has('') || names.size < given.length) return undefined;
  if (given.some((pair) => pair.kind === 'number' && !NUMBER.test(pair.value))) return undefined;
  return `{${given.map((pair) => `${JSON.stringify(pair.name)}:${pair.kind === 'text' ? JSON.stringify(pair.value) : pair.value}`).join(',')}}`;
}

/** Edits names and values. */
export function Pairs({ of: pairs, onChange }: { of: Pair[]; onChange: (pairs: Pair[]) => void }) {
  const m = messages();
  const next = useRef(pairs.length);
  const set = (id: number, changes: Partial<Pair>) => onChange(pairs.map((pair) => (pair.id === id ? { ...pair, ...changes } : pair)));
  const setKind = (pair: Pair, kind: Kind) => set(pair.id, { kind, value: kind === 'boolean' ? 'true' : pair.kind === 'boolean' ? '' : pair.value });
  return (
    <div class="pairs">
      {pairs.map((pair, at) => (
        <div key={pair.id} role="group" aria-label={m.metadata.pair(at + 1)}>
          <input aria-label={m.metadata.name} placeholder={m.metadata.name} value={pair.name} spellcheck={false} onInput={(event) => set(pair.id, { name: event.currentTarget.value })} />
          <select aria-label={m.metadata.kind} value={pair.kind} onChange={(event) => setKind(pair, event.currentTarget.value as Kind)}>
            <option value="text">{m.metadata.kinds['text']}</option>
            <option value="number">{m.metadata.kinds['number']}</option>
            <option value="boolean">{m.metadata.kinds['boolean']}</option>
          </select>
          {pair.kind === 'boolean' ? (
            <select aria-label={m.metadata.value} value={pair.value} onChange={(event) => set(pair.id, { value: event.currentTarget.value })}>
              <option value="true">true</option>
              <option value="false">false</option>
            </select>
          ) : (
            <input
              aria-label={m.metadata.value}
              placeholder={m.metadata.value}
              value={pair.value}
              inputMode={pair.kind === 'number' ? 'decimal' : undefined}
              aria-invalid={pair.kind === 'number' && pair.value !== '' && !NUMBER.test(pair.value)}
              spellcheck={false}
              onInput={(event) => set(pair.id, { value: event.currentTarget.value })}
            />
          )}
          <button type="button" onClick={() => onChange(pairs.filter((other) => other.id !== pair.id))}>
            {m.common.remove}
          </button>
        </div>
      ))}
      <button type="button" class="plain start" onClick={() => onChange([...pairs, { id: next.current++, name: '', kind: 'text', value: '' }])}>
        {m.metadata.add}
      </button>
    </div>
  );
}
