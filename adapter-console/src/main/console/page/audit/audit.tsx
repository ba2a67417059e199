import { useEffect, useRef, useState } from 'preact/hooks';
import type { AuditEvent } from '@api';
import { useAccess } from '../../access/access';
import { readAll, useList } from '../../api/answer';
import { download, path as api, withQuery } from '../../api/client';
import { Problem } from '../../api/problem';
import { Page } from '../../component/page';
import { RangeFilter, Search } from '../../component/filter';
import { useLater } from '../../component/later';
import { ProblemNote } from '../../component/problem';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';
import { save, toCsv } from '../../file';
import { KeyFilter } from '../key/filter';
import { useCrumbs } from '../organization/crumbs';
import { ProjectFilter, useProject } from '../project/filter';
import { sinceOf } from './range';
import { AuditTable } from './table';

const TAIL = 3_000;

/** Who changed what in an organization. */
export function AuditPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [actorId, setActorId] = useParameter('actorId');
  const [action, setAction] = useParameter('action');
  const [targetType, setTargetType] = useParameter('targetType');
  const [targetId, setTargetId] = useParameter('targetId');
  const { projectId, setProjectId, needsProject } = useProject('audit:read');
  const [requestId, setRequestId] = useParameter('requestId');
  const [text, setText] = useParameter('text');
  const [range, setRange] = useParameter('range', '7d');
  const [live, setLive] = useParameter('live');
  const since = sinceOf(range);
  const query = {
    actorId: actorId.trim(),
    action: action.trim(),
    targetType: targetType.trim(),
    targetId: targetId.trim(),
    projectId,
    requestId: requestId.trim(),
    text: text.trim(),
    since,
    order: 'desc',
  };
  const settled = JSON.parse(useLater(JSON.stringify(query))) as typeof query;
  const list = useList<AuditEvent>(needsProject ? undefined : api`/v1/orgs/${orgId}/audit-events`, settled, live === 'yes' ? TAIL : undefined);
  const [problem, setProblem] = useState<Problem>();
  const [exporting, setExporting] = useState(false);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const exported = (file: Promise<void>) => {
    setProblem(undefined);
    setExporting(true);
    file
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
      })
      .finally(() => setExporting(false));
  };
  const exportAll = () =>
    exported(
      download(withQuery(api`/v1/orgs/${orgId}/audit-export`, { since }), 'application/x-ndjson').then((file) =>
        save(`${orgId}-audit.ndjson`, file),
      ),
    );
  const exportMatching = () =>
    exported(
      readAll<AuditEvent>(withQuery(api`/v1/orgs/${orgId}/audit-events`, { ...query, limit: '500' }), { signal: stop.current.signal, most: Infinity }).then(
        ({ data }) => save(`${orgId}-audit.csv`, toCsv(CSV, data.items.map((event) => CSV.map((name) => textOf(event, name))))),
      ),
    );
  return (
    <Page
      title={m.audit.title}
      crumbs={useCrumbs(orgId, { text: m.nav.audit })}
      actions={
        <>
          <button type="button" onClick={exportMatching} disabled={exporting || list.items.length === 0}>
            {exporting ? m.common.loading : m.audit.exportMatching}
          </button>
          {access.may('audit:read') ? (
            <button type="button" onClick={exportAll} disabled={exporting}>
              {m.audit.exportAll}
            </button>
          ) : null}
        </>
      }
    >
      <div class="filters">
        <Search label={m.audit.actor} value={actorId} onValue={setActorId} first />
        <KeyFilter orgId={orgId} value={actorId} onValue={setActorId} />
        <Search label={m.audit.action} value={action} onValue={setAction} />
        <Search label={m.audit.targetType} value={targetType} onValue={setTargetType} />
        <Search label={m.audit.targetId} value={targetId} onValue={setTargetId} />
        <Search label={m.problem.request} value={requestId} onValue={setRequestId} />
        <Search label={m.audit.text} value={text} onValue={setText} />
        <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="audit:read" />
        <RangeFilter ranges={['1h', '24h', '7d', '30d', '90d', 'all']} value={range} onValue={setRange} />
        <label class="check">
          <input type="checkbox" checked={live === 'yes'} onChange={(event) => setLive(event.currentTarget.checked ? 'yes' : '')} />
          {m.audit.live}
        </label>
      </div>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {needsProject ? <p class="empty">{m.common.chooseProject}</p> : <AuditTable list={list} orgId={orgId} />}
    </Page>
  );
}

const CSV = ['sequence', 'occurredAt', 'actorId', 'actorKind', 'action', 'targetType', 'targetId', 'projectId', 'reason', 'requestId', 'address', 'metadata'] as const;

function textOf(event: AuditEvent, name: (typeof CSV)[number]): string {
  const value = event[name];
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
