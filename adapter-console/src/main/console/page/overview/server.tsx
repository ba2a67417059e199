import type { ServerStatus } from '@api';
import { useAnswer } from '../../api/answer';
import { Facts, Section } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading } from '../../component/table';
import { Instant, Quantity, State, When } from '../../component/text';
import { compare } from '../../format/decimal';
import { bytes, quantity } from '../../format/format';
import { messages } from '../../message/messages';

const EVERY = 10_000;
const FEW_BYTES = String(1024 ** 3);

/** Health and load of the server that answers. */
export function ServerState() {
  const m = messages().server;
  const status = useAnswer<ServerStatus>('/v1/server', EVERY);
  const { data } = status;
  return (
    <Section title={m.title} aside={<AsOf at={status.asOf} loading={status.loading} />}>
      {data === undefined ? (
        status.problem === undefined ? <Loading /> : <ProblemNote problem={status.problem} retry={status.reload} />
      ) : (
        <Facts
          of={[
            [m.version, `${data.version}${data.commit === null ? '' : ` (${data.commit})`}`],
            [m.started, <><When at={data.startedAt} /> (<Instant at={data.startedAt} />)</>],
            [m.requests, <><Quantity of={data.load.requestsPerSecond} /> {m.perSecond} · <State level={compare(data.load.serverErrorPercent, '1') >= 0 ? 'past' : 'plain'}>{m.errors(quantity(data.load.serverErrorPercent))}</State></>],
            [m.events, <><Quantity of={data.load.usageEventsPerSecond} /> {m.perSecond}</>],
            [m.writes, m.of(quantity(data.storage.waitingWrites), quantity(data.storage.maxWaitingWrites))],
            [m.readers, m.of(quantity(data.storage.readersInUse), quantity(data.storage.maxReaders))],
            [m.database, data.storage.sizeBytes === null ? data.storage.kind : `${data.storage.kind}, ${bytes(data.storage.sizeBytes)}`],
            [m.free, data.storage.freeBytes === null ? '–' : <State level={compare(data.storage.freeBytes, FEW_BYTES) < 0 ? 'near' : 'plain'}>{bytes(data.storage.freeBytes)}</State>],
            [m.heap, m.of(bytes(data.heapUsedBytes), bytes(data.heapMaxBytes))],
          ]}
        />
      )}
    </Section>
  );
}
