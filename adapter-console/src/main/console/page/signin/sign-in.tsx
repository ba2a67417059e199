import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../../api/problem';
import { brand } from '../../brand';
import { TextField } from '../../component/form';
import { ProblemNote } from '../../component/problem';
import { messages } from '../../message/messages';
import { toQuery, usePlace } from '../../route/route';
import { signIn, type SignedIn } from '../../session';

/** Signing in by the provider of one's organization, or by an API key. */
export function SignIn({ onSignedIn }: { onSignedIn: (signedIn: SignedIn) => void }) {
  const m = messages().signIn;
  const { query } = usePlace();
  const { title, logo } = brand();
  const returnTo = query.get('returnTo') ?? undefined;
  const error = query.get('error');
  useEffect(() => {
    document.title = `${m.title} · ${title}`;
  }, []);
  return (
    <main id="main" class="alone">
      <div class="sign-in">
        <p class="brand">
          {logo === undefined ? null : <img src={logo} alt="" />}
          <span>{title}</span>
        </p>
        <h1>{m.title}</h1>
        {error === null ? null : (
          <div class="problem" role="alert">
            <p>{m.errors[error] ?? m.errors['other']}</p>
          </div>
        )}
        {query.get('ended') === 'yes' ? (
          <div class="problem" role="alert">
            <p>{m.ended}</p>
          </div>
        ) : returnTo !== undefined && returnTo !== '/console/' && returnTo !== '/console' ? (
          <p class="quiet">{m.first}</p>
        ) : null}
        <ByProvider returnTo={returnTo} needsProvider={error === 'ambiguous'} />
        <ByKey onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}

function ByProvider({ returnTo, needsProvider }: { returnTo: string | undefined; needsProvider: boolean }) {
  const m = messages().signIn;
  const { query } = usePlace();
  const [name, setName] = useState(query.get('organization') ?? query.get('email') ?? '');
  const [provider, setProvider] = useState(query.get('provider') ?? '');
  const go = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = name.trim();
    const by = value.includes('@') ? { email: value } : { organization: value };
    location.assign(toQuery('/console/auth/start', { ...by, provider: provider.trim(), returnTo }));
  };
  return (
    <form onSubmit={go}>
      <TextField label={m.organization} hint={m.organizationHint} value={name} onValue={setName} required autoFocus autoComplete="email" />
      {needsProvider || provider !== '' ? <TextField label={m.provider} hint={m.providerHint} value={provider} onValue={setProvider} autoComplete="off" /> : null}
      <button type="submit" class="primary" disabled={name.trim() === ''}>
        {m.next}
      </button>
    </form>
  );
}

function ByKey({ onSignedIn }: { onSignedIn: (signedIn: SignedIn) => void }) {
  const m = messages().signIn;
  const [apiKey, setApiKey] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const go = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    signIn(apiKey.trim())
      .then(onSignedIn)
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
      })
      .finally(() => setBusy(false));
  };
  return (
    <form onSubmit={go} class="by-key">
      <TextField label={m.key} hint={m.keyHint} type="password" value={apiKey} onValue={setApiKey} required autoComplete="off" />
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <button type="submit" disabled={busy || apiKey.trim() === ''}>
        {busy ? messages().common.working : m.signIn}
      </button>
    </form>
  );
}
