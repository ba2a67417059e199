import { useId } from 'preact/hooks';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';

/** Metric and unit of the limits that refused. Names that are known are offered. */
export function MetricFilter({ metrics = [] }: { metrics?: readonly string[] }) {
  const m = messages().usage;
  const id = useId();
  const [metric, setMetric] = useParameter('metric');
  const [unit, setUnit] = useParameter('unit');
  return (
    <>
      <label>
        {m.metric}
        <input data-filter type="search" list={id} value={metric} onInput={(event) => setMetric(event.currentTarget.value)} />
      </label>
      <datalist id={id}>
        {metrics.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <label>
        {m.unit}
        <input type="search" value={unit} onInput={(event) => setUnit(event.currentTarget.value)} />
      </label>
    </>
  );
}
