import type { UsageMapping } from '@api';
import { useRef } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { messages } from '../../message/messages';

/** A mapping while it is edited. */
export interface Row {
  id: number;
  source: string;
  pointer: string;
  metric: string;
  unit: string;
}

const MOST = 20;

export function rowsOf(usage: readonly UsageMapping[]): Row[] {
  return usage.map(({ source, pointer, metric, unit }, id) => ({ id, source, pointer, metric, unit: unit ?? 'count' }));
}

function filled(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.pointer.trim() !== '' || row.metric.trim() !== '');
}

/** The mappings of the rows that are not empty. */
export function usageOf(rows: readonly Row[]) {
  return filled(rows).map((row) => ({ source: row.source, pointer: row.pointer.trim(), metric: row.metric.trim(), unit: row.unit.trim() === '' ? null : row.unit.trim() }));
}

/** Edits how usage is read from what a gateway reports. */
export function Mappings({ rows, problem, onChange }: { rows: Row[]; problem: Problem | undefined; onChange: (rows: Row[]) => void }) {
  const m = messages();
  const next = useRef(rows.length);
  const set = (id: number, changes: Partial<Row>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...changes } : row)));
  const sent = filled(rows);
  const isWrong = (row: Row, name: string) => problem?.at(`/usage/${sent.indexOf(row)}/${name}`) !== undefined;
  const error = problem?.at('/usage');
  return (
    <fieldset class="rows">
      <legend>{m.gateways.mappings}</legend>
      <p class={error === undefined ? 'hint' : 'hint wrong'}>{error ?? m.gateways.mappingsHint}</p>
      {rows.length === 0 ? null : (
        <div class="mapping heads" aria-hidden="true">
          <span>{m.gateways.source}</span>
          <span>{m.gateways.pointer}</span>
          <span>{m.usage.metric}</span>
          <span>{m.usage.unit}</span>
        </div>
      )}
      {rows.map((row, at) => (
        <div key={row.id} class="mapping" role="group" aria-label={m.gateways.mapping(at + 1)}>
          <select aria-label={m.gateways.source} value={row.source} onChange={(event) => set(row.id, { source: event.currentTarget.value })}>
            <option value="output">{m.gateways.sources['output']}</option>
            <option value="event">{m.gateways.sources['event']}</option>
          </select>
          <input aria-label={m.gateways.pointer} aria-invalid={isWrong(row, 'pointer')} placeholder="/usage/tokens" value={row.pointer} spellcheck={false} onInput={(event) => set(row.id, { pointer: event.currentTarget.value })} />
          <input aria-label={m.usage.metric} aria-invalid={isWrong(row, 'metric')} placeholder="tokens" value={row.metric} spellcheck={false} onInput={(event) => set(row.id, { metric: event.currentTarget.value })} />
          <input aria-label={m.usage.unit} aria-invalid={isWrong(row, 'unit')} placeholder="count" value={row.unit} spellcheck={false} onInput={(event) => set(row.id, { unit: event.currentTarget.value })} />
          <button type="button" aria-label={m.gateways.removeMapping(at + 1)} onClick={() => onChange(rows.filter((other) => other.id !== row.id))}>
            {m.common.remove}
          </button>
        </div>
      ))}
      {rows.length >= MOST ? null : (
        <button type="button" class="plain start" onClick={() => onChange([...rows, { id: next.current++, source: 'output', pointer: '', metric: '', unit: 'count' }])}>
          {m.gateways.addMapping}
        </button>
      )}
    </fieldset>
  );
}
