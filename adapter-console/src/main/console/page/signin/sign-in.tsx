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
        {query.get('ended') === 'yes' && returnTo !== undefined && returnTo !== '/console/' && returnTo !== '/console' ? (
          <p class="quiet">{m.ended}</p>
        ) : null}
        <ByProvider returnTo={returnTo} />
        <ByKey onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}

function ByProvider({ returnTo }: { returnTo: string | undefined }) {
  const m = messages().signIn;
  const [name, setName] = useState('');
  const go = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = name.trim();
    const by = value.includes('@') ? { email: value } : { organization: value };
    location.assign(toQuery('/console/auth/start', { ...by, returnTo }));
  };
  return (
    <form onSubmit={go}>
      <TextField label={m.organization} hint={m.organizationHint} value={name} onValue={setName} required autoFocus autoComplete="email" />
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
