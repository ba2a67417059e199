import type { Run } from '@api';
import { useState } from 'preact/hooks';
import { call, path as api } from '../../api/client';
import { forgetAnswers } from '../../api/answer';
import { forEachOf } from '../../api/parallel';
import { Problem } from '../../api/problem';
import { Dialog, ReasonField } from '../../component/form';
import { Table, type Column } from '../../component/table';
import { ShortId, State, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { RunState, Since } from './state';

export function keyOf(run: Pick<Run, 'orgId' | 'runId'>): string {
  return JSON.stringify([run.orgId, run.runId]);
}

interface ChosenProps {
  of: Run[];
  /** The runs of the page that can be cancelled. */
  choosable: Run[];
  showOrganization: boolean;
  onChosen: (keys: string[]) => void;
  onDone: () => void;
}

/** What can be done with the chosen runs. */
export function Chosen({ of: runs, choosable, showOrganization, onChosen, onDone }: ChosenProps) {
  const m = messages().runs;
  const [cancelling, setCancelling] = useState<Run[]>();
  const isAll = runs.length === choosable.length;
  return (
    <div class="chosen">
      <label class="check">
        <input
          type="checkbox"
          checked={isAll}
          ref={(box) => {
            if (box !== null) box.indeterminate = runs.length > 0 && !isAll;
          }}
          onChange={() => onChosen(isAll ? [] : choosable.map(keyOf))}
        />
        {m.selectAll(choosable.length)}
      </label>
      <button type="button" class="danger" disabled={runs.length === 0} onClick={() => setCancelling(runs)}>
        {m.cancelChosen(runs.length)}
      </button>
      {cancelling === undefined ? null : (
        <CancelRuns
          runs={cancelling}
          showOrganization={showOrganization}
          onClose={() => {
            setCancelling(undefined);
            onChosen([]);
            onDone();
          }}
        />
      )}
    </div>
  );
}

/** What became of one run: undefined until its answer comes. */
type Results = Map<string, Run | Problem>;

/** Says which runs will end, ends them, and says what became of each. */
function CancelRuns({ runs, showOrganization, onClose }: { runs: Run[]; showOrganization: boolean; onClose: () => void }) {
  const m = messages();
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<Results>();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const found: Results = new Map();
    setResults(new Map());
    await forEachOf(runs, async (run) => {
      found.set(keyOf(run), await cancel(run, reason));
      setResults(new Map(found));
    });
    forgetAnswers();
    setBusy(false);
  };
  const columns: Column<Run>[] = [
    { head: m.runs.run, cell: (run) => <span><Value>{run.workflow}</Value><span class="advice"><ShortId>{run.runId}</ShortId></span></span> },
    ...(showOrganization ? [{ head: m.nav.organization, cell: (run: Run) => <Value short>{run.orgId}</Value> }] : []),
    { head: m.limits.project, cell: (run) => <Value short>{run.projectId}</Value> },
    ...(results === undefined
      ? [
          { head: m.limits.state, cell: (run: Run) => <span><RunState state={run.state} /><span class="advice"><Since run={run} /></span></span> },
        ]
      : [{ head: m.runs.result, cell: (run: Run) => <Result of={results.get(keyOf(run))} /> }]),
  ];
  const failed = [...(results?.values() ?? [])].filter((result) => result instanceof Problem).length;
  return (
    <Dialog title={m.runs.cancelTitle(runs.length)} onClose={busy ? () => undefined : onClose} wide>
      <p class="effect" role="status">
        {results === undefined ? m.runs.cancelEffect : busy ? m.common.working : m.runs.cancelDone(runs.length - failed, failed)}
      </p>
      <div class="preview">
        <Table tight label={m.runs.cancelTitle(runs.length)} rows={runs} rowKey={keyOf} columns={columns} />
      </div>
      {results === undefined ? (
        <div class="below-table">
          <ReasonField value={reason} onValue={setReason} />
        </div>
      ) : null}
      <div class="buttons">
        {results === undefined ? (
          <>
            <button type="button" onClick={onClose}>
              {m.runs.keep}
            </button>
            <button type="button" class="danger" onClick={() => void start()}>
              {m.runs.cancelChosen(runs.length)}
            </button>
          </>
        ) : (
          <button type="button" class="primary" disabled={busy} onClick={onClose}>
            {m.common.close}
          </button>
        )}
      </div>
    </Dialog>
  );
}

async function cancel(run: Run, reason: string): Promise<Run | Problem> {
  try {
    return (await call<Run>(api`/v1/orgs/${run.orgId}/runs/${run.runId}/cancel`, { method: 'POST', reason })).data;
  } catch (failure) {
    if (failure instanceof Problem) return failure;
    throw failure;
  }
}

function Result({ of: result }: { of: Run | Problem | undefined }) {
  const m = messages();
  if (result === undefined) return <span class="quiet">{m.common.working}</span>;
  if (!(result instanceof Problem)) return <RunState state={result.state} />;
  return (
    <span class="lines">
      <State level="past">{m.runs.notCancelled}</State> <bdi>{result.isOffline ? m.problem.offline : result.detail}</bdi>
    </span>
  );
}
