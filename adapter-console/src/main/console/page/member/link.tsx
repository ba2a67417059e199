import { useAccess } from '../../access/access';
import { Value } from '../../component/text';
import { to } from '../../route/route';

/** A user, with a link to what they may do. User ids may be any text. */
export function UserLink({ orgId, userId, short = false }: { orgId: string; userId: string; short?: boolean }) {
  const access = useAccess();
  if (!access.may('org:read')) return <Value short={short}>{userId}</Value>;
  return (
    <a href={to`/orgs/${orgId}/members/${userId}`}>
      <Value short={short}>{userId}</Value>
    </a>
  );
}
