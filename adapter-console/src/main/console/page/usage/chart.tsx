import { useEffect, useRef, useState } from 'preact/hooks';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import type { Bucket, Row } from './buckets';

interface ChartProps {
  rows: Row[];
  metric: string;
  unit: string;
  zoneName: string;
  bucket: Bucket;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Whether the system is dark. Draws the component again when that changes: a drawing has its colours in it. */
function useDark(): boolean {
  const [isDark, setDark] = useState(dark.matches);
  useEffect(() => {
    const look = () => setDark(dark.matches);
    dark.addEventListener('change', look);
    return () => dark.removeEventListener('change', look);
  }, []);
  return isDark;
}

/** Bars over time, with the period before as a line. The table below has the same numbers for everybody. */
export function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { rows, metric, unit, zoneName } = props;
  const isDark = useDark();
  const shape = JSON.stringify([rows, metric, unit, zoneName, isDark]);
  useEffect(() => {
    let destroy: (() => void) | undefined;
    let gone = false;
    void import('./plot').then(({ plot }) => {
      if (!gone && box.current !== null) destroy = plot(box.current, props);
    });
    return () => {
      gone = true;
      destroy?.();
    };
  }, [shape]);
  return <div ref={box} class="chart" role="img" aria-label={summary(props)} />;
}

function summary({ rows, metric, unit }: ChartProps): string {
  const m = messages().usage;
  const largest = rows.reduce<Row | undefined>((most, row) => (most === undefined || Number(row.now) > Number(most.now) ? row : most), undefined);
  return largest === undefined ? m.none : m.chart(metric, quantity(largest.now), unit, largest.label);
}
