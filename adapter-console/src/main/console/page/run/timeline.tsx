import type { Run } from '@api';
import { useState } from 'preact/hooks';
import { Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading, Table } from '../../component/table';
import { State, Value, type Level } from '../../component/text';
import { duration } from '../../format/duration';
import { instant, quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { setQuery } from '../../route/route';
import type { Events } from './events';
import { nodesOf, timesOf, type Node, type NodeState } from './nodes';
import { isEnded } from './state';

/** How many nodes are shown at once. */
const SHOWN = 40;

/** What happens now or went wrong is shown first, then what happened last, then what has not begun. */
const ORDER: Record<NodeState, number> = { failed: 0, running: 0, waiting: 0, cancelled: 1, finished: 1, skipped: 1, pending: 2 };

/** Some of the nodes, in their order. */
function chosen(nodes: Node[], most: number): Node[] {
  if (nodes.length <= most) return nodes;
  const last = (node: Node) => node.stretches.at(-1)?.from ?? 0;
  const first = nodes.map((node, at) => ({ node, at })).sort((a, b) => ORDER[a.node.state] - ORDER[b.node.state] || last(b.node) - last(a.node) || a.at - b.at);
  return first.slice(0, most).sort((a, b) => a.at - b.at).map(({ node }) => node);
}

const LEVELS: Partial<Record<NodeState, Level>> = { failed: 'past', waiting: 'near' };

/** What each node of a run did, and when. */
export function Timeline({ run, events }: { run: Run; events: Events }) {
  const m = messages();
  const [most, setMost] = useState(SHOWN);
  const nodes = nodesOf(events.items);
  const now = isEnded(run) ? Date.parse(run.endedAt ?? run.stateSince) : Math.max(events.asOf ?? 0, Date.parse(run.launchedAt));
  const begins = nodes.flatMap((node) => node.stretches.map(({ from }) => from));
  const from = Math.min(...begins, Date.parse(run.startedAt ?? run.launchedAt));
  const to = Math.max(now, ...nodes.flatMap((node) => node.stretches.map((stretch) => stretch.to ?? now)), from + 1);
  return (
    <Section title={m.run.timeline} aside={nodes.length === 0 ? undefined : <Legend />}>
      {nodes.length === 0 ? (
        events.problem !== undefined ? <ProblemNote problem={events.problem} retry={events.reload} /> : events.loading ? <Loading /> : <p class="empty">{m.run.noNodes}</p>
      ) : (
        <>
          <Table
            label={m.run.timeline}
            rows={chosen(nodes, most)}
            rowKey={(node) => JSON.stringify([node.nodeId, node.iteration])}
            columns={[
              { head: m.run.node, cell: (node) => <NodeName node={node} /> },
              { head: m.limits.state, cell: (node) => <NodeWord node={node} /> },
              { head: m.run.worked, numeric: true, cell: (node) => <Time of={timesOf(node, now).work} /> },
              { head: m.run.waited, numeric: true, cell: (node) => <Time of={timesOf(node, now).wait} /> },
              { head: m.run.when, cell: (node) => <Bar node={node} from={from} to={to} now={now} /> },
            ]}
          />
          {nodes.length <= most ? null : (
            <div class="below">
              <button type="button" onClick={() => setMost(most + SHOWN)}>
                {m.common.more}
              </button>
              <span class="quiet">{m.run.someNodes(quantity(String(most)), quantity(String(nodes.length)))}</span>
            </div>
          )}
        </>
      )}
    </Section>
  );
}

function Legend() {
  const m = messages().run;
  return (
    <span class="legend">
      <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="work" width="10" height="10" /></svg> {m.worked}{' '}
      <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="wait" width="10" height="10" /></svg> {m.waited}
    </span>
  );
}

function NodeName({ node }: { node: Node }) {
  const m = messages().run;
  return (
    <span>
      <button type="button" class="plain start" title={m.showEvents} onClick={() => setQuery({ node: node.nodeId, events: 'all' })}>
        <Value>{node.nodeId}</Value>
      </button>
      {node.iteration === '0' ? null : <span class="quiet"> {m.iteration(node.iteration)}</span>}
      {node.attempts > 1 ? <span class="quiet"> {m.attempts(node.attempts)}</span> : null}
      {node.error === undefined ? null : <span class="advice"><Value full>{node.error}</Value></span>}
    </span>
  );
}

function NodeWord({ node }: { node: Node }) {
  const m = messages();
  const word = m.run.nodeStates[node.state] ?? node.state;
  return (
    <State level={LEVELS[node.state] ?? 'plain'}>
      {node.waitsFor === undefined ? word : `${m.runs.waitsFor} ${m.runs.waits[node.waitsFor] ?? node.waitsFor}`}
    </State>
  );
}

function Time({ of: milliseconds }: { of: number }) {
  return milliseconds === 0 ? <span class="quiet">–</span> : <span class="number">{duration(milliseconds)}</span>;
}

const WIDTH = 1000;
const LEAST = 4;

/** When a node worked and waited, within the time of the run. */
function Bar({ node, from, to, now }: { node: Node; from: number; to: number; now: number }) {
  const place = (at: number) => ((at - from) / (to - from)) * (WIDTH - LEAST);
  const first = node.stretches[0];
  return (
    <svg class={`bar nodes ${node.state}`} viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" role="img" aria-label={first === undefined ? '–' : instant(new Date(first.from).toISOString())}>
      <rect class="all" width={WIDTH} height="10" />
      {node.stretches.map((stretch) => (
        <rect key={stretch.from} class={stretch.kind} x={place(stretch.from)} width={Math.max(LEAST, place(stretch.to ?? now) - place(stretch.from))} height="10" />
      ))}
    </svg>
  );
}
