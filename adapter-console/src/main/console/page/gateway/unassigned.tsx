import type { Gateway, Organization, Project, UnassignedRun } from '@api';
import { useRef, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { call, path as api, withQuery } from '../../api/client';
import { Choice, Dialog, FormDialog, ReasonField, TextField } from '../../component/form';
import { useLater } from '../../component/later';
import { ListTable } from '../../component/table';
import { Id, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { RunState } from '../run/state';

/** The runs of a gateway that belong to no organization, for operators to assign. */
export function UnassignedDialog({ gateway, onClose }: { gateway: Gateway; onClose: () => void }) {
  const m = messages();
  const access = useAccess();
  const [assigning, setAssigning] = useState<UnassignedRun>();
  const list = useList<UnassignedRun>('/v1/unassigned-runs', { gatewayId: gateway.gatewayId, gatewayOrgId: gateway.orgId ?? undefined });
  if (assigning !== undefined) {
    return (
      <AssignDialog
        run={assigning}
        onClose={() => setAssigning(undefined)}
        onDone={() => {
          setAssigning(undefined);
          list.reload();
        }}
      />
    );
  }
  return (
    <Dialog title={m.gateways.unassignedTitle(gateway.name)} onClose={onClose} wide>
      <p class="note">{m.gateways.unassignedNote}</p>
      <ListTable
        tight
        label={m.gateways.unassigned}
        list={list}
        empty={<p>{m.gateways.noUnassigned}</p>}
        rowKey={(run) => run.runId}
        columns={[
          { head: m.limits.state, cell: (run) => <RunState state={run.state} /> },
          { head: m.runs.workflow, cell: (run) => <Value>{run.workflow}</Value> },
          { head: 'runId', cell: (run) => <Id>{run.runId}</Id> },
          { head: m.common.created, cell: (run) => (run.createdAt === null ? <span class="quiet">–</span> : <When at={run.createdAt} />) },
          {
            head: m.common.actions,
            actions: true,
            cell: (run) => (access.may('platform:write') ? <button type="button" onClick={() => setAssigning(run)}>{m.gateways.assign}</button> : null),
          },
        ]}
      />
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}

const SLUG = /^[a-z0-9-]{1,64}$/;

/** Assigns a run to a project of the organization of the gateway, or of any for a gateway of the platform. */
function AssignDialog({ run, onClose, onDone }: { run: UnassignedRun; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const owner = run.gateway.orgId;
  const [orgId, setOrgId] = useState(owner ?? '');
  const [projectId, setProjectId] = useState('');
  const [reason, setReason] = useState('');
  const asked = useLater(orgId.trim());
  const byName = useAnswer<ApiPage<Organization>>(owner === null ? withQuery('/v1/orgs', { namePrefix: asked, limit: '20' }) : undefined);
  const bySlug = useAnswer<ApiPage<Organization>>(owner === null && SLUG.test(asked) ? withQuery('/v1/orgs', { slug: asked }) : undefined);
  const found = byName.data?.items ?? [];
  // What was found once stays known while the next answer is on its way.
  const known = useRef(new Map<string, Organization>()).current;
  [...found, ...(bySlug.data?.items ?? [])].forEach((one) => known.set(one.orgId, one));
  const org = owner ?? [...known.values()].find((one) => [one.orgId, one.slug, one.name].includes(orgId.trim()))?.orgId;
  const projects = useList<Project>(org === undefined ? undefined : api`/v1/orgs/${org}/projects`, { limit: '200' });
  return (
    <FormDialog
      title={m.gateways.assignTitle(run.runId)}
      verb={m.gateways.assign}
      disabled={org === undefined || projectId === ''}
      onClose={onClose}
      onSubmit={async () => {
        await call(api`/v1/unassigned-runs/${run.runId}/assign`, {
          method: 'POST',
          reason,
          body: { gatewayId: run.gateway.gatewayId, gatewayOrgId: owner, orgId: org, projectId },
        });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <p>{m.gateways.assignEffect}</p>
          {owner === null ? (
            <>
              <TextField label={m.refusals.organization} pointer="/orgId" problem={problem} value={orgId} onValue={(value) => { setOrgId(value); setProjectId(''); }} list="assign-orgs" required autoFocus />
              <datalist id="assign-orgs">
                {found.map((one) => (
                  <option key={one.orgId} value={one.slug}>
                    {one.name}
                  </option>
                ))}
              </datalist>
            </>
          ) : null}
          <Choice label={m.limits.project} pointer="/projectId" problem={problem} value={projectId} onValue={setProjectId} options={[['', m.common.choose] as const, ...projects.items.map((project) => [project.projectId, project.name] as const)]} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
