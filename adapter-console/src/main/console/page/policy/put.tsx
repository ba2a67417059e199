import type { ApprovalPolicy, Team, Workflow } from '@api';
import { useId, useState } from 'preact/hooks';
import { useList, useWhole } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { Field, FormDialog, ReasonField, TextField } from '../../component/form';
import { wholeUnit } from '../../format/duration';
import { messages } from '../../message/messages';
import { ProjectFilter } from '../project/filter';
import { sentenceOf, type Rules } from './sentence';

/** A policy, and the version that a change is based on. */
export interface EditedPolicy {
  policy: ApprovalPolicy;
  etag: string | undefined;
}

const MOST = 20;
const UNITS = ['60', '3600', '86400', '1'] as const;

interface PutProps {
  orgId: string;
  /** Undefined to make a new one. */
  edited: EditedPolicy | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** The entries of a text with commas. */
function listOf(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))];
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Makes a policy, or changes one, and says in words what it will do. */
export function PutPolicy({ orgId, edited, onClose, onDone }: PutProps) {
  const m = messages();
  const before = edited?.policy;
  const given = before?.deadlineSeconds === null || before === undefined ? undefined : wholeUnit(Number(before.deadlineSeconds));
  const [policyId, setPolicyId] = useState('');
  const [projectId, setProjectId] = useState(before?.projectId ?? '');
  const [workflow, setWorkflow] = useState(before?.workflow ?? '');
  const [nodeId, setNodeId] = useState(before?.nodeId ?? '');
  const [roles, setRoles] = useState(before?.roles.join(', ') ?? '');
  const [teams, setTeams] = useState(before?.teams.join(', ') ?? '');
  const [users, setUsers] = useState(before?.users.join(', ') ?? '');
  const [required, setRequired] = useState<string>(before?.requiredApprovals ?? '1');
  const [selfApproval, setSelfApproval] = useState(before?.selfApproval ?? false);
  const [noteRequired, setNoteRequired] = useState(before?.noteRequired ?? false);
  const [deadline, setDeadline] = useState(given === undefined ? '' : String(given.count));
  const [unit, setUnit] = useState(given === undefined ? '3600' : String(given.unit));
  const [reason, setReason] = useState('');
  const workflows = useWhole<Workflow>(api`/v1/orgs/${orgId}/workflows`, {}).items;
  const known = useList<Team>(api`/v1/orgs/${orgId}/teams`, { limit: '200' }).items;
  const workflowsId = useId();
  const isWhole = (text: string) => /^[1-9]\d{0,8}$/.test(text.trim());
  const rules: Rules = {
    projectId: orNull(projectId),
    workflow: orNull(workflow),
    nodeId: orNull(nodeId),
    roles: listOf(roles),
    teams: listOf(teams),
    users: listOf(users),
    requiredApprovals: required.trim(),
    selfApproval,
    deadlineSeconds: deadline.trim() === '' ? null : String(Number(deadline) * Number(unit)),
    noteRequired,
  };
  const isRight = isWhole(required) && Number(required) <= MOST && (deadline.trim() === '' || isWhole(deadline));
  const id = edited?.policy.policyId ?? policyId.trim();
  return (
    <FormDialog
      title={edited === undefined ? m.policies.create : m.policies.editTitle(edited.policy.policyId)}
      verb={m.common.save}
      wide
      disabled={!isRight || id === ''}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/approval-policies/${id}`, {
          method: 'PUT',
          reason,
          isNew: edited === undefined,
          etag: edited?.etag,
          body: { ...rules, requiredApprovals: Number(required), deadlineSeconds: rules.deadlineSeconds === null ? null : Number(rules.deadlineSeconds) },
        });
        onDone();
      }}
    >
      {(problem) => (
        <>
          {edited !== undefined ? null : problem?.status === 412 ? (
            <TextField label="policyId" hint={<span class="wrong">{m.policies.taken}</span>} value={policyId} onValue={setPolicyId} required />
          ) : (
            <TextField label="policyId" hint={m.policies.idHint} pointer="/policyId" problem={problem} value={policyId} onValue={setPolicyId} required autoFocus placeholder="deploy-production" />
          )}
          <fieldset class="rows">
            <legend>{m.policies.appliesTo}</legend>
            <div class="two">
              <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="project:read" />
              <TextField label={m.runs.workflow} pointer="/workflow" problem={problem} value={workflow} onValue={setWorkflow} placeholder={m.policies.allWorkflows} list={workflowsId} />
            </div>
            <datalist id={workflowsId}>
              {[...new Set(workflows.map(({ key }) => key))].map((key) => (
                <option key={key} value={key} />
              ))}
            </datalist>
            <TextField label={m.policies.node} pointer="/nodeId" problem={problem} value={nodeId} onValue={setNodeId} placeholder={m.policies.allNodes} />
          </fieldset>
          <fieldset class="rows">
            <legend>{m.policies.whoDecides}</legend>
            <p class="hint">{m.policies.whoHint}</p>
            <TextField label={m.policies.rolesLabel} hint={m.policies.rolesHint} pointer="/roles" problem={problem} value={roles} onValue={setRoles} placeholder="owner, admin" />
            <TextField label={m.nav.teams} hint={known.length === 0 ? m.policies.teamsHint : m.policies.knownTeams(known.map((team) => team.teamId).join(', '))} pointer="/teams" problem={problem} value={teams} onValue={setTeams} />
            <TextField label={m.policies.usersLabel} hint={m.policies.usersHint} pointer="/users" problem={problem} value={users} onValue={setUsers} />
          </fieldset>
          <fieldset class="rows">
            <legend>{m.policies.how}</legend>
            <div class="two">
              <TextField label={m.policies.required} hint={m.policies.requiredHint(MOST)} pointer="/requiredApprovals" problem={problem} value={required} onValue={setRequired} type="number" required />
              <Field label={m.policies.deadline} pointer="/deadlineSeconds" problem={problem} hint={m.policies.deadlineHint}>
                {(attributes) => (
                  <span class="with-unit">
                    <input {...attributes} type="number" min="1" value={deadline} placeholder={m.policies.noDeadline} onInput={(event) => setDeadline(event.currentTarget.value)} />
                    <select aria-label={m.policies.unit} value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
                      {UNITS.map((key) => (
                        <option key={key} value={key}>
                          {m.policies.unitWords[key]}
                        </option>
                      ))}
                    </select>
                  </span>
                )}
              </Field>
            </div>
            <label class="check">
              <input type="checkbox" checked={selfApproval} onChange={(event) => setSelfApproval(event.currentTarget.checked)} />
              {m.policies.selfLabel}
            </label>
            <label class="check">
              <input type="checkbox" checked={noteRequired} onChange={(event) => setNoteRequired(event.currentTarget.checked)} />
              {m.policies.noteLabel}
            </label>
          </fieldset>
          <p class="effect" role="status">
            <bdi>{isRight ? sentenceOf(rules) : m.policies.numbers(MOST)}</bdi>
          </p>
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
