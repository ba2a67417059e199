import type { Run, Workflow } from '@api';
import { useMemo, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { call, path as api, Source } from '../../api/client';
import { compact, depthOf, isObject } from '../../api/json';
import type { Problem } from '../../api/problem';
import { AreaField, Choice, FormDialog, ReasonField } from '../../component/form';
import { isQuantity } from '../../format/decimal';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { open, to } from '../../route/route';
import { ProjectFilter } from '../project/filter';
import { UsageRows, type UsageRow } from './usage';

/** The rules of the API for inputs. */
const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 32;

interface LaunchProps {
  orgId: string;
  /** The project that the page is narrowed to; empty for none. */
  projectId: string;
  /** The workflow at each gateway that offers it. */
  choices: Workflow[];
  workflow: Workflow;
  onClose: () => void;
}

const keyOf = ({ gateway }: Workflow) => JSON.stringify([gateway.orgId, gateway.gatewayId]);

/** Launches a workflow, and opens the page of the run. */
export function LaunchDialog({ orgId, projectId: chosen, choices, workflow, onClose }: LaunchProps) {
  const m = messages();
  const own = useAccess().projectsWith('run:launch');
  const [projectId, setProjectId] = useState(chosen !== '' ? chosen : own?.length === 1 ? (own[0] ?? '') : '');
  const [gateway, setGateway] = useState(keyOf(workflow));
  const [input, setInput] = useState('{}');
  const [rows, setRows] = useState<UsageRow[]>([]);
  const [reason, setReason] = useState('');
  const at = choices.find((one) => keyOf(one) === gateway) ?? workflow;
  const wrong = wrongIn(input);
  const usage = rows.filter((row) => row.metric.trim() !== '' || row.quantity.trim() !== '');
  const isUsageRight = usage.every((row) => row.metric.trim() !== '' && isQuantity(row.quantity.trim()));
  const body = {
    workflow: workflow.key,
    gatewayId: at.gateway.gatewayId,
    input: new Source(input),
    usage: usage.map((row) => ({ metric: row.metric.trim(), unit: row.unit.trim() === '' ? null : row.unit.trim(), quantity: row.quantity.trim() })),
  };
  // The same launch again, after an answer that did not arrive, is not a second run.
  const runId = useMemo(newRunId, [JSON.stringify([projectId, body])]);
  return (
    <FormDialog
      title={m.workflows.launchTitle(workflow.name ?? workflow.key)}
      verb={m.workflows.launch}
      wide
      disabled={projectId === '' || wrong !== undefined || !isUsageRight}
      onClose={onClose}
      explain={(problem) => <Refused orgId={orgId} problem={problem} />}
      onSubmit={async () => {
        const { data } = await call<Run>(api`/v1/orgs/${orgId}/projects/${projectId}/runs`, { method: 'POST', reason, body: { ...body, runId } });
        open(to`/orgs/${orgId}/runs/${data.runId}`);
      }}
    >
      {(problem) => (
        <>
          <div class="two">
            <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="run:launch" all={m.common.choose} />
            {choices.length > 1 ? (
              <Choice label={m.runs.gateway} pointer="/gatewayId" problem={problem} value={gateway} onValue={setGateway} options={choices.map((one) => [keyOf(one), one.gatewayName] as const)} />
            ) : (
              <div class="field">
                <span class="label">{m.runs.gateway}</span>
                <bdi class="fixed">{at.gatewayName}</bdi>
              </div>
            )}
          </div>
          <AreaField label={m.workflows.input} pointer="/input" problem={problem} rows={8} value={input} onValue={setInput} hint={wrong === undefined ? m.workflows.inputRules : <span class="hint wrong" role="status">{wrong}</span>} />
          <UsageRows rows={rows} problem={problem} onChange={setRows} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}

/** An id for a run. `randomUUID` is missing without TLS. */
function newRunId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return `run_${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The way to the numbers of a refused quota. */
function Refused({ orgId, problem }: { orgId: string; problem: Problem }) {
  if (problem.code !== 'QUOTA_EXCEEDED' || problem.requestId === undefined) return null;
  return (
    <p>
      <a href={to`/orgs/${orgId}/refusals/${problem.requestId}`}>{messages().refusals.whyButton}</a>
    </p>
  );
}

/** Why the API would refuse this input; undefined if it would not for its form. */
function wrongIn(text: string): string | undefined {
  const m = messages();
  if (!isObject(text)) return m.common.notJson;
  if (depthOf(text) > MAX_DEPTH) return m.metadata.tooDeep(MAX_DEPTH);
  const size = new TextEncoder().encode(compact(text)).length;
  return size > MAX_BYTES ? m.metadata.tooLarge(quantity(String(size)), quantity(String(MAX_BYTES))) : undefined;
}
