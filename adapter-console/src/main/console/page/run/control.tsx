import type { Run, RunState as Known } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { call, path as api } from '../../api/client';
import { FormDialog, ReasonField } from '../../component/form';
import { messages } from '../../message/messages';
import { isEnded } from './state';

type Action = 'pause' | 'resume' | 'cancel';

const RESUMABLE: readonly Known[] = ['pausing', 'paused', 'orphaned', 'stale', 'unknown'];

/** Why something cannot be done with a run now; undefined if it can. */
function refusal(action: Action, run: Run): string | undefined {
  const m = messages().run;
  if (action === 'cancel') return isEnded(run) ? m.cannotCancel : undefined;
  if (action === 'pause') return run.state === 'running' ? undefined : isEnded(run) ? m.cannotPauseEnded : m.cannotPause;
  return RESUMABLE.includes(run.state) ? undefined : m.cannotResume;
}

/** What can be done with a run. What cannot is said, with the reason. */
export function Controls({ run, onChanged }: { run: Run; onChanged: () => void }) {
  const m = messages();
  const access = useAccess();
  const [action, setAction] = useState<Action>();
  const [reason, setReason] = useState('');
  const mayControl = access.mayIn(run.projectId, 'run:control');
  const whyNot = (one: Action) => (mayControl ? refusal(one, run) : m.run.mayNot);
  return (
    <>
      {(['pause', 'resume', 'cancel'] as const).map((one) => (
        <button key={one} type="button" class={one === 'cancel' ? 'danger' : undefined} disabled={whyNot(one) !== undefined} title={whyNot(one)} onClick={() => setAction(one)}>
          {m.run.verbs[one]}
        </button>
      ))}
      {action === undefined ? null : (
        <FormDialog
          title={m.run.confirm[action]}
          verb={m.run.verbs[action]}
          danger={action === 'cancel'}
          back={m.run.leave}
          onClose={() => setAction(undefined)}
          onSubmit={async () => {
            await call<Run>(`${api`/v1/orgs/${run.orgId}/runs/${run.runId}`}/${action}`, { method: 'POST', reason });
            setAction(undefined);
            setReason('');
            onChanged();
          }}
        >
          <p class="effect">{m.run.effects[action]}{action === 'cancel' && run.state === 'waiting-approval' ? ` ${m.run.cancelWaiting}` : ''}</p>
          <ReasonField value={reason} onValue={setReason} />
        </FormDialog>
      )}
    </>
  );
}

/** Why some of the buttons cannot be used, in words. */
export function WhyNot({ run }: { run: Run }) {
  const m = messages();
  const access = useAccess();
  if (!access.mayIn(run.projectId, 'run:control')) return <p class="hint">{m.run.mayNot}</p>;
  if (isEnded(run)) return <p class="hint">{m.run.endedForGood}</p>;
  const reasons = (['pause', 'resume'] as const).flatMap((action) => {
    const why = refusal(action, run);
    return why === undefined ? [] : [`${m.run.verbs[action]}: ${why}`];
  });
  return reasons.length === 0 ? null : <p class="hint">{reasons.join(' ')}</p>;
}
