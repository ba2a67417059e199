import { textOf, type Event } from './events';

/** A time in which a node worked or waited, in milliseconds since 1970. It has no end while it lasts. */
export interface Stretch {
  kind: 'work' | 'wait';
  from: number;
  to: number | undefined;
}

export type NodeState = 'pending' | 'running' | 'waiting' | 'finished' | 'failed' | 'cancelled' | 'skipped';

/** One execution of a node. */
export interface Node {
  nodeId: string;
  iteration: string;
  state: NodeState;
  /** What it waits for: `approval`, `event`, `timer`, … */
  waitsFor: string | undefined;
  /** How often it was started. */
  attempts: number;
  error: string | undefined;
  stretches: Stretch[];
}

/** What happened to each node, from the events of the run, in the order in which nodes appear. */
export function nodesOf(events: readonly Event[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const event of events) {
    const nodeId = textOf(event, 'nodeId');
    if (nodeId === undefined) {
      if (/^Run(Finished|Failed|Cancelled|Paused|StatusChanged)$/.test(event.type)) stopped(nodes, event);
      continue;
    }
    if (!/^(Node|Approval|Timer|Event|Signal)/.test(event.type)) continue;
    const iteration = textOf(event, 'iteration') ?? '0';
    const key = JSON.stringify([nodeId, iteration]);
    const node = nodes.get(key) ?? { nodeId, iteration, state: 'pending', waitsFor: undefined, attempts: 0, error: undefined, stretches: [] };
    nodes.set(key, node);
    apply(node, event);
  }
  return [...nodes.values()];
}

function apply(node: Node, event: Event): void {
  const at = Date.parse(event.occurredAt);
  const waiting = /^NodeWaiting(\w+)$/.exec(event.type)?.[1]?.toLowerCase();
  if (event.type === 'NodeStarted') {
    close(node, at);
    node.stretches.push({ kind: 'work', from: at, to: undefined });
    node.state = 'running';
    node.waitsFor = undefined;
    node.attempts = Math.max(node.attempts + 1, Number(textOf(event, 'attempt') ?? '1'));
  } else if (waiting !== undefined || event.type === 'ApprovalRequested' || event.type === 'TimerCreated') {
    if (node.state !== 'waiting') {
      close(node, at);
      node.stretches.push({ kind: 'wait', from: at, to: undefined });
    }
    node.state = 'waiting';
    node.waitsFor = waiting ?? (event.type === 'TimerCreated' ? 'timer' : 'approval');
  } else if (/^(Approval(Granted|Denied|Decided)|TimerFired|EventReceived|SignalReceived)$/.test(event.type)) {
    close(node, at);
    if (node.state === 'waiting') node.state = 'pending';
    node.waitsFor = undefined;
  } else {
    ended(node, event, at);
  }
}

const ENDS: Record<string, NodeState> = { NodeFinished: 'finished', NodeFailed: 'failed', NodeCancelled: 'cancelled', NodeSkipped: 'skipped', NodeRetrying: 'pending' };

function ended(node: Node, event: Event, at: number): void {
  const state = ENDS[event.type];
  if (state === undefined) return;
  close(node, at);
  node.state = state;
  node.waitsFor = undefined;
  node.error = state === 'failed' ? errorOf(event) : undefined;
}

function close(node: Node, at: number): void {
  for (const stretch of node.stretches) stretch.to ??= at;
}

/** The run ended or pauses: nothing works any more, and with its end nothing waits. */
function stopped(nodes: Map<string, Node>, event: Event): void {
  const at = Date.parse(event.occurredAt);
  const isEnd = event.type !== 'RunPaused' && event.type !== 'RunStatusChanged';
  if (!isEnd && event.type === 'RunStatusChanged' && textOf(event, 'status') !== 'paused') return;
  for (const node of nodes.values()) {
    if (!isEnd && node.state === 'waiting') continue;
    close(node, at);
    if (isEnd && (node.state === 'running' || node.state === 'waiting')) node.state = event.type === 'RunFinished' ? 'finished' : event.type === 'RunFailed' ? 'failed' : 'cancelled';
  }
}

/** Why a node failed, in one sentence. */
function errorOf(event: Event): string | undefined {
  const error = (event.payload as Record<string, unknown>)['error'];
  if (typeof error === 'string') return error.split('\n')[0];
  if (typeof error !== 'object' || error === null) return undefined;
  const { summary, message } = error as Record<string, unknown>;
  const text = typeof summary === 'string' ? summary : typeof message === 'string' ? message : undefined;
  return text?.split('\n')[0];
}

/** The time that a node worked, and the time that it waited, in milliseconds, until `now`. */
export function timesOf(node: Node, now: number): { work: number; wait: number } {
  const sum = (kind: Stretch['kind']) => node.stretches.filter((one) => one.kind === kind).reduce((all, one) => all + (one.to ?? now) - one.from, 0);
  return { work: sum('work'), wait: sum('wait') };
}
