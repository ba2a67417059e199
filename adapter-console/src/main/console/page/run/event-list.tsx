import { useState } from 'preact/hooks';
import { Dialog } from '../../component/form';
import { Search } from '../../component/filter';
import { Json } from '../../component/json';
import { Facts, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading, Table } from '../../component/table';
import { Instant, Value, When } from '../../component/text';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';
import { textOf, type Event, type Events } from './events';

/** Bookkeeping of the gateway: left out unless somebody asks for it. */
const NOISE = /^(FrameCommitted|SnapshotCaptured|NodePending)$/;

const SHOWN = 100;

/** The events of a run, the newest first. */
export function EventList({ events, isActive }: { events: Events; isActive: boolean }) {
  const m = messages();
  const [kind, setKind] = useParameter('events', 'main');
  const [node, setNode] = useParameter('node');
  const [text, setText] = useParameter('text');
  const [most, setMost] = useState(SHOWN);
  const [shown, setShown] = useState<Event>();
  const types = [...new Set(events.items.map(({ type }) => type))].sort();
  const nodes = [...new Set(events.items.flatMap((event) => textOf(event, 'nodeId') ?? []))];
  const words = text.trim().toLowerCase();
  const isWanted = (event: Event) =>
    (kind === 'all' || (kind === 'main' ? !NOISE.test(event.type) : event.type === kind)) &&
    (node === '' || textOf(event, 'nodeId') === node) &&
    (words === '' || `${event.type} ${event.source}`.toLowerCase().includes(words));
  const found = events.items.filter(isWanted).reverse();
  return (
    <Section title={m.run.events} aside={isActive ? m.run.following : undefined}>
      <div class="filters">
        <label>
          {m.run.eventType}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="main">{m.run.mainEvents}</option>
            <option value="all">{m.common.all}</option>
            {types.includes(kind) || kind === 'main' || kind === 'all' ? null : <option value={kind}>{kind}</option>}
            {types.map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.run.node}
          <select value={node} onChange={(event) => setNode(event.currentTarget.value)}>
            <option value="">{m.common.all}</option>
            {nodes.includes(node) || node === '' ? null : <option value={node}>{node}</option>}
            {nodes.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <Search label={m.run.textInEvents} value={text} onValue={setText} />
      </div>
      {events.problem === undefined ? null : <ProblemNote problem={events.problem} retry={events.reload} />}
      {events.loading ? (
        <Loading />
      ) : found.length === 0 ? (
        <p class="empty">{events.items.length === 0 ? m.run.noEvents : m.run.noEventMatches}</p>
      ) : (
        <Table
          label={m.run.events}
          rows={found.slice(0, most)}
          rowKey={(event) => event.sequence}
          columns={[
            { head: m.audit.at, cell: (event) => <Instant at={event.occurredAt} /> },
            { head: m.run.eventType, cell: (event) => <code>{event.type}</code> },
            { head: m.run.node, cell: (event) => <Value>{textOf(event, 'nodeId')}</Value> },
            { head: m.run.says, cell: (event) => <Value>{gist(event)}</Value> },
            {
              head: m.common.actions,
              actions: true,
              cell: (event) => (
                <button type="button" class="plain" aria-label={`${m.audit.details} ${event.sequence}`} onClick={() => setShown(event)}>
                  {m.audit.details}
                </button>
              ),
            },
          ]}
        />
      )}
      <div class="below">
        {found.length > most ? (
          <button type="button" onClick={() => setMost(most + SHOWN)}>
            {m.common.more}
          </button>
        ) : null}
        {events.more === undefined ? null : (
          <button type="button" onClick={events.more}>
            {m.run.readOn(quantity(String(events.items.length)))}
          </button>
        )}
        <AsOf at={events.asOf} />
      </div>
      {shown === undefined ? null : <EventDialog event={shown} onClose={() => setShown(undefined)} />}
    </Section>
  );
}

/** What an event says besides its type and node, in a few words. */
function gist(event: Event): string | undefined {
  const payload = event.payload as Record<string, unknown>;
  const error = payload['error'] as Record<string, unknown> | string | null | undefined;
  if (typeof error === 'string') return error.split('\n')[0];
  const text = (from: Record<string, unknown> | null | undefined, name: string) => (typeof from?.[name] === 'string' ? from[name] : undefined);
  const request = payload['request'] as Record<string, unknown> | null | undefined;
  return (text(error, 'summary') ?? text(error, 'message') ?? text(request, 'title') ?? text(payload, 'status') ?? text(payload, 'reason') ?? text(payload, 'message'))?.split('\n')[0];
}

function EventDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const m = messages();
  return (
    <Dialog title={event.type} onClose={onClose} wide>
      <Facts
        of={[
          [m.audit.at, <><Instant at={event.occurredAt} /> (<When at={event.occurredAt} />)</>],
          [m.run.node, <Value full>{textOf(event, 'nodeId')}</Value>],
          [m.audit.sequence, event.sequence],
        ]}
      />
      <h3>{m.run.payload}</h3>
      <Json source={event.source} label={m.run.payload} />
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}
