import type { Actor as Known } from '@api';
import { Value } from '../../component/text';
import { messages } from '../../message/messages';
import { UserLink } from '../member/link';

/** Who did something: users have a page; of others, the kind is on hover. */
export function Actor({ orgId, of: actor, short = false }: { orgId: string; of: Known | null; short?: boolean }) {
  if (actor === null) return <span class="quiet">–</span>;
  if (actor.kind === 'user') return <UserLink orgId={orgId} userId={actor.id} short={short} />;
  return (
    <span title={messages().account.kinds[actor.kind]}>
      <Value short={short}>{actor.id}</Value>
    </span>
  );
}
