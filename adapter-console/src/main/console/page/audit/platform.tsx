import type { PlatformAuditEvent } from '@api';
import { useList } from '../../api/answer';
import { RangeFilter, Search } from '../../component/filter';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { messages } from '../../message/messages';
import { to, useParameter } from '../../route/route';
import { sinceOf } from './range';
import { AuditTable } from './table';

const TAIL = 3_000;

/** Who changed what on the platform. */
export function PlatformAuditPage() {
  const m = messages();
  const [actorId, setActorId] = useParameter('actorId');
  const [action, setAction] = useParameter('action');
  const [text, setText] = useParameter('text');
  const [range, setRange] = useParameter('range', 'all');
  const [live, setLive] = useParameter('live');
  const query = useLater(JSON.stringify({ actorId: actorId.trim(), action: action.trim(), text: text.trim() }));
  const list = useList<PlatformAuditEvent>(
    '/v1/audit-events',
    { ...(JSON.parse(query) as Record<string, string>), since: sinceOf(range), order: 'desc' },
    live === 'yes' ? TAIL : undefined,
  );
  return (
    <Page title={m.audit.platformTitle} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.audit }]}>
      <div class="filters">
        <Search label={m.audit.actor} value={actorId} onValue={setActorId} first />
        <Search label={m.audit.action} value={action} onValue={setAction} />
        <Search label={m.audit.text} value={text} onValue={setText} />
        <RangeFilter ranges={['1h', '24h', '7d', '30d', '90d', 'all']} value={range} onValue={setRange} />
        <label class="check">
          <input type="checkbox" checked={live === 'yes'} onChange={(event) => setLive(event.currentTarget.checked ? 'yes' : '')} />
          {m.audit.live}
        </label>
      </div>
      <AuditTable list={list} orgId={undefined} />
    </Page>
  );
}
