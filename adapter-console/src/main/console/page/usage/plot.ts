import uPlot from 'uplot';
import { quantity, shortDay, shortTime } from '../../format/format';
import { messages } from '../../message/messages';
import { isOfCalendar, type Bucket, type Row } from './buckets';

interface Plotted {
  rows: Row[];
  unit: string;
  zoneName: string;
  bucket: Bucket;
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function label(seconds: number, bucket: Bucket, zoneName: string): string {
  const iso = new Date(seconds * 1000).toISOString();
  return isOfCalendar(bucket) ? shortDay(iso, zoneName) : shortTime(iso, zoneName);
}

/** Draws the rows, and returns what removes the drawing. Positions are rounded as pixels are; the legend is exact. */
export function plot(box: HTMLElement, { rows, unit, zoneName, bucket }: Plotted): () => void {
  const m = messages().usage;
  const ink = colour('--ink-2');
  const line = colour('--line');
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '12px system-ui, sans-serif' };
  const exact = (pick: (row: Row) => string | undefined) => (_: uPlot, __: number, ___: number, at: number | null) => {
    const row = at === null ? undefined : rows[at];
    const value = row === undefined ? undefined : pick(row);
    return value === undefined ? '–' : `${quantity(value)} ${unit}`;
  };
  const half = rows.length < 2 ? 43_200 : (Date.parse(rows[1]?.start ?? '') - Date.parse(rows[0]?.start ?? '')) / 2000;
  const bars = uPlot.paths.bars?.({ size: [0.7, 48] });
  const chart = new uPlot(
    {
      width: box.clientWidth,
      height: 220,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zoneName === 'UTC' ? 'Etc/UTC' : zoneName),
      cursor: { y: false, points: { show: false } },
      legend: { live: true },
      scales: { x: { range: (_, min, max) => [min - half, max + half] }, y: { range: (_, __, max) => [0, max <= 0 ? 1 : max * 1.08] } },
      axes: [{ ...axis, values: (_, ticks) => ticks.map((tick) => label(tick, bucket, zoneName)) }, { ...axis, size: 84, values: (_, ticks) => ticks.map((tick) => quantity(String(tick))) }],
      series: [
        { label: zoneName, value: (_, __, ___, at) => (at === null ? '–' : (rows[at]?.label ?? '–')) },
        {
          label: m.thisPeriod,
          stroke: colour('--bar'),
          fill: colour('--bar'),
          width: 0,
          points: { show: false },
          value: exact((row) => row.now),
          ...(bars === undefined ? {} : { paths: bars }),
        },
        { label: m.periodBefore, stroke: ink, width: 1.5, dash: [4, 3], points: { show: false }, value: exact((row) => row.before) },
      ],
    },
    [
      rows.map((row) => Date.parse(row.start) / 1000),
      rows.map((row) => Number(row.now)),
      rows.map((row) => (row.before === undefined ? null : Number(row.before))),
    ],
    box,
  );
  const resize = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: 220 }));
  resize.observe(box);
  return () => {
    resize.disconnect();
    chart.destroy();
  };
}
