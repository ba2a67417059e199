import type { ComponentChildren } from 'preact';
import { useAccess } from '../../access/access';
import { messages } from '../../message/messages';
import { to, toQuery } from '../../route/route';
import type { Target } from './target';

interface AuditLinkProps {
  /** The organization; undefined for the log of the platform. */
  orgId: string | undefined;
  /** The object that the events are about. */
  of?: Target;
  /** The actor of the events. */
  by?: string;
  /** The project of the object: who may read the log of that project only needs it. */
  projectId?: string | null | undefined;
  /** The words of the link. */
  children?: ComponentChildren;
  onClick?: () => void;
}

/** A link from an object to its audit events, or from an actor to theirs. Nothing if the caller may not read them. */
export function AuditLink({ orgId, of, by, projectId, children, onClick }: AuditLinkProps) {
  const access = useAccess();
  const m = messages().audit;
  const mayRead = orgId === undefined ? access.may('platform:read') : access.mayIn(projectId, 'audit:read');
  if (!mayRead) return null;
  const place = access.may('audit:read') ? undefined : (projectId ?? undefined);
  const href =
    orgId === undefined
      ? toQuery(to`/audit`, { actorId: by, text: of?.targetId })
      : toQuery(to`/orgs/${orgId}/audit`, { actorId: by, ...of, projectId: place, range: 'all' });
  return (
    <a href={href} onClick={onClick}>
      {children ?? m.changes}
    </a>
  );
}
