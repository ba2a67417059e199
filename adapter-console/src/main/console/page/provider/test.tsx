import type { IdentityProvider, ProviderTest } from '@api';
import { useEffect, useState } from 'preact/hooks';
import { call, path as api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Dialog } from '../../component/form';
import { Facts } from '../../component/page';
import { ProblemNote } from '../../component/problem';
import { AsOf, Loading } from '../../component/table';
import { State, type Level } from '../../component/text';
import { messages } from '../../message/messages';

const LEVELS: Record<ProviderTest['outcome'], Level> = { ok: 'plain', skipped: 'plain', warning: 'near', problem: 'past' };

/** Tests a provider, and says what is wrong. */
export function ProviderTestDialog({ provider, onClose }: { provider: IdentityProvider; onClose: () => void }) {
  const m = messages();
  const [round, setRound] = useState(0);
  const [test, setTest] = useState<ProviderTest>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    const stop = new AbortController();
    setTest(undefined);
    setProblem(undefined);
    call<ProviderTest>(api`/v1/orgs/${provider.orgId}/identity-providers/${provider.providerId}/test`, { method: 'POST', signal: stop.signal })
      .then(({ data }) => setTest(data))
      .catch((failure: unknown) => {
        if (stop.signal.aborted) return;
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
      });
    return () => stop.abort();
  }, [provider, round]);
  return (
    <Dialog title={m.providers.testTitle(provider.issuer)} onClose={onClose} wide>
      {problem !== undefined ? (
        <ProblemNote problem={problem} />
      ) : test === undefined ? (
        <Loading />
      ) : (
        <>
          <p class="answer">{m.providers.testOutcomes[test.outcome]}</p>
          <Facts
            of={test.findings.map((finding) => [
              m.providers.aspects[finding.aspect] ?? finding.aspect,
              <State level={LEVELS[finding.outcome]}>{finding.detail}</State>,
            ])}
          />
          <div class="below">
            <AsOf at={Date.parse(test.testedAt)} />
          </div>
        </>
      )}
      <div class="buttons">
        <button type="button" onClick={() => setRound(round + 1)} disabled={test === undefined && problem === undefined}>
          {m.providers.testAgain}
        </button>
        <button type="button" class="primary" onClick={onClose}>
          {m.common.close}
        </button>
      </div>
    </Dialog>
  );
}
