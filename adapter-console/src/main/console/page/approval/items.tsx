import type { Approval } from '@api';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useAnswer, type List } from '../../api/answer';
import { path as api } from '../../api/client';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading } from '../../component/table';
import { messages } from '../../message/messages';
import { CURSOR, currentPlace, setQuery, useParameter } from '../../route/route';
import { ApprovalItem } from './item';

function keyOf(approval: Pick<Approval, 'orgId' | 'approvalId'>): string {
  return `${approval.orgId}/${approval.approvalId}`;
}

interface ItemsProps {
  list: List<Approval>;
  /** What to say if there is none, and what to do then. */
  empty: ComponentChildren;
  showOrganization?: boolean;
  /** Whether all are of the run of the page. */
  isOfRun?: boolean;
}

/**
 * Approvals. The one that is open is in the address. It stays where it was when it leaves the list, because somebody has
 * decided it, so that its outcome can be read.
 */
export function ApprovalItems({ list, empty, showOrganization = false, isOfRun = false }: ItemsProps) {
  const m = messages();
  const [open, setOpen] = useParameter('open');
  const last = useRef<{ at: number; approval: Approval }>();
  const at = list.items.findIndex((approval) => keyOf(approval) === open);
  const found = list.items[at];
  if (found !== undefined) last.current = { at, approval: found };
  const [orgId = '', approvalId = ''] = open.split('/');
  const isGone = open !== '' && approvalId !== '' && list.data !== undefined && at < 0;
  const gone = useAnswer<Approval>(isGone && !isOfRun ? api`/v1/orgs/${orgId}/approvals/${approvalId}` : undefined, 5_000);
  if (list.data === undefined) return list.problem === undefined ? <Loading /> : <ProblemNote problem={list.problem} retry={list.reload} />;
  const items = [...list.items];
  // Until it is read, it is shown as it was: what was typed and said there is not lost.
  const before = last.current !== undefined && keyOf(last.current.approval) === open ? last.current.approval : undefined;
  const kept = isGone ? (gone.data ?? before) : undefined;
  if (kept !== undefined) items.splice(last.current?.at ?? 0, 0, kept);
  const toggle = (key: string) => (key === open ? setOpen('') : setQuery({ open: key, [CURSOR]: currentPlace().query.get(CURSOR) ?? undefined }));
  return (
    <>
      {list.problem === undefined ? null : <ProblemNote problem={list.problem} retry={list.reload} />}
      {items.length === 0 ? (
        <div class="empty">{list.more === undefined ? empty : <p>{m.common.nothingYet}</p>}</div>
      ) : (
        <ul class="items" aria-label={m.nav.approvals}>
          {items.map((approval) => (
            <ApprovalItem
              key={keyOf(approval)}
              approval={approval}
              isOpen={keyOf(approval) === open}
              onToggle={() => toggle(keyOf(approval))}
              onDecided={() => {
                list.reload();
                gone.reload();
              }}
              showOrganization={showOrganization}
              isOfRun={isOfRun}
            />
          ))}
        </ul>
      )}
      <div class="below">
        {list.more === undefined ? null : (
          <button type="button" onClick={list.more} disabled={list.loadingMore}>
            {list.loadingMore ? m.common.loading : m.common.more}
          </button>
        )}
        <AsOf at={list.asOf} loading={list.loading} />
      </div>
    </>
  );
}
