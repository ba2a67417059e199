import type { Reconciliation } from '@api';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { Dialog } from '../../component/form';
import { Facts } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { Loading } from '../../component/table';
import { Instant, Quantity, Value } from '../../component/text';
import { messages } from '../../message/messages';
import { GatewayAdvice, GatewayWord } from './state';

/** Asks a gateway for its health, compares its runs with the records, and says what was found. */
export function CheckDialog({ name, path, onClose }: { name: string; path: string; onClose: () => void }) {
  const m = messages();
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<Reconciliation>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const stop = new AbortController();
    setFound(undefined);
    setProblem(undefined);
    call<Reconciliation>(path, { method: 'POST', signal: stop.signal })
      .then(({ data }) => setFound(data))
      .catch((failure: unknown) => {
        if (stop.signal.aborted) return;
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
      });
    return () => stop.abort();
  }, [path, round]);
  return (
    <Dialog title={m.gateways.checkTitle(name)} onClose={onClose} wide>
      {problem !== undefined ? (
        <ProblemNote problem={problem} />
      ) : found === undefined ? (
        <Loading />
      ) : (
        <>
          <p class="answer">{found.health.state === 'up' ? m.gateways.isUp : <GatewayAdvice health={found.health} />}</p>
          <Facts
            of={[
              [m.gateways.state, <GatewayWord state={found.health.state} />],
              [m.gateways.version, <Value>{found.health.version}</Value>],
              [m.gateways.checked, <Instant at={found.health.checkedAt} />],
              [m.gateways.compared, <>{m.gateways.runsAnd} <Quantity of={found.runs} /> · {m.gateways.approvalsAnd} <Quantity of={found.approvals} /></>],
            ]}
          />
          <h3>{m.gateways.findings}</h3>
          {found.findings.length === 0 ? (
            <p class="quiet">{m.gateways.noFindings}</p>
          ) : (
            <ul class="findings">
              {found.findings.map((finding) => (
                <li key={finding}>
                  <bdi>{finding}</bdi>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <div class="buttons">
        <button type="button" onClick={() => setRound(round + 1)} disabled={found === undefined && problem === undefined}>
          {m.gateways.checkAgain}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}
