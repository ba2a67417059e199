import type { Run, RunState as Known } from '@api';
import { Took } from '../../component/passing';
import { Value, When } from '../../component/text';
import { messages } from '../../message/messages';

/** How a state looks: what runs, what waits, what needs somebody, and how it ended. */
type Look = 'runs' | 'waits' | 'near' | 'past' | 'done' | 'over';

const LOOKS: Record<Known, Look> = {
  launching: 'waits',
  running: 'runs',
  recovering: 'runs',
  'waiting-approval': 'waits',
  'waiting-event': 'waits',
  'waiting-timer': 'waits',
  'waiting-quota': 'near',
  pausing: 'waits',
  paused: 'waits',
  orphaned: 'near',
  stale: 'near',
  unknown: 'near',
  succeeded: 'done',
  cancelled: 'over',
  continued: 'over',
  'launch-failed': 'past',
  failed: 'past',
  lost: 'past',
};

/** A mark for each look, so that a state does not depend on colour; some states have their own. */
const MARKS: Record<Look, string> = { runs: '●', waits: '○', near: '▲', past: '■', done: '✓', over: '–' };
const OWN_MARKS: Partial<Record<Known, string>> = { paused: '‖', pausing: '‖', orphaned: '◇', stale: '△', cancelled: '×', continued: '→', unknown: '?' };

/** The state of a run as a pill. What it means is on hover. */
export function RunState({ state }: { state: Known }) {
  const m = messages().runs;
  const look = LOOKS[state];
  return (
    <span class={`pill ${look}`} title={m.meanings[state]}>
      <span aria-hidden="true">{OWN_MARKS[state] ?? MARKS[look]}</span> {m.states[state]}
    </span>
  );
}

const ENDED: readonly Known[] = ['launch-failed', 'succeeded', 'failed', 'cancelled', 'continued', 'lost'];

export function isEnded(run: Pick<Run, 'state'>): boolean {
  return ENDED.includes(run.state);
}

/** All states, those that are at work first. */
export const STATES = Object.keys(LOOKS) as Known[];

/** What a run waits for, if its state does not say that, and at which node: continues a sentence. */
export function Waiting({ run }: { run: Pick<Run, 'state' | 'waitsFor'> }) {
  const m = messages().runs;
  const wait = run.waitsFor;
  const isSaid = run.state === `waiting-${wait?.kind ?? ''}`;
  if (wait === null || (isSaid && wait.nodeId === null)) return null;
  return (
    <>
      {' · '}
      {isSaid ? null : `${m.waitsFor} ${m.waits[wait.kind] ?? wait.kind} `}
      {wait.nodeId === null ? null : <>{m.atNode} <Value>{wait.nodeId}</Value></>}
    </>
  );
}

/** How long a run is in its state, or when it ended. */
export function Since({ run }: { run: Pick<Run, 'state' | 'waitsFor' | 'stateSince' | 'endedAt'> }) {
  return (
    <span class="steady">
      {isEnded(run) ? <When at={run.endedAt ?? run.stateSince} /> : <>{messages().runs.sinceWord} <Took from={run.waitsFor?.since ?? run.stateSince} to={null} /></>}
    </span>
  );
}
