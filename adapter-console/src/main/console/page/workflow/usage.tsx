import { useRef } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { isQuantity } from '../../format/decimal';
import { messages } from '../../message/messages';

/** What a run will use, while it is typed. */
export interface UsageRow {
  id: number;
  metric: string;
  unit: string;
  quantity: string;
}

const MOST = 10;

/** Names what a run will use: it is reserved until the run ends. */
export function UsageRows({ rows, problem, onChange }: { rows: UsageRow[]; problem: Problem | undefined; onChange: (rows: UsageRow[]) => void }) {
  const m = messages();
  const next = useRef(0);
  const set = (id: number, changes: Partial<UsageRow>) => onChange(rows.map((row) => (row.id === id ? { ...row, ...changes } : row)));
  const error = problem?.at('/usage');
  return (
    <fieldset class="rows">
      <legend>{m.workflows.usage}</legend>
      <p class={error === undefined ? 'hint' : 'hint wrong'}>{error ?? m.workflows.usageHint}</p>
      {rows.length === 0 ? null : (
        <div class="use heads" aria-hidden="true">
          <span>{m.usage.metric}</span>
          <span>{m.usage.unit}</span>
          <span>{m.usage.quantity}</span>
        </div>
      )}
      {rows.map((row, at) => (
        <div key={row.id} class="use" role="group" aria-label={m.workflows.usageRow(at + 1)}>
          <input aria-label={m.usage.metric} placeholder="tokens" value={row.metric} spellcheck={false} onInput={(event) => set(row.id, { metric: event.currentTarget.value })} />
          <input aria-label={m.usage.unit} placeholder="count" value={row.unit} spellcheck={false} onInput={(event) => set(row.id, { unit: event.currentTarget.value })} />
          <input
            aria-label={m.usage.quantity}
            placeholder="1000"
            inputMode="decimal"
            value={row.quantity}
            aria-invalid={row.quantity !== '' && !isQuantity(row.quantity.trim())}
            onInput={(event) => set(row.id, { quantity: event.currentTarget.value })}
          />
          <button type="button" aria-label={m.workflows.removeUsage(at + 1)} onClick={() => onChange(rows.filter((other) => other.id !== row.id))}>
            {m.common.remove}
          </button>
        </div>
      ))}
      {rows.length >= MOST ? null : (
        <button type="button" class="plain start" onClick={() => onChange([...rows, { id: next.current++, metric: '', unit: 'count', quantity: '' }])}>
          {m.workflows.addUsage}
        </button>
      )}
    </fieldset>
  );
}
