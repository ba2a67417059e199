import { useEffect, useState } from 'preact/hooks';
import { Access, AccessContext } from './access/access';
import { forgetAnswers } from './api/answer';
import { onSignedOut } from './api/client';
import { Problem } from './api/problem';
import { ProblemNote } from './component/problem';
import { Loading } from './component/table';
import { usePreferences } from './format/preferences';
import { SignIn } from './page/signin/sign-in';
import { currentPlace, open, to, toQuery, usePlace } from './route/route';
import { currentSession, type SignedIn } from './session';
import { Shell } from './shell/shell';

type State = { kind: 'loading' } | { kind: 'failed'; problem: Problem } | { kind: 'out' } | { kind: 'in'; signedIn: SignedIn };

const SIGN_IN = '/sign-in';

/** Where to go after the sign-in: only to pages of the console. */
function wanted(): string {
  const asked = currentPlace().query.get('returnTo') ?? '';
  return asked === '/console' || /^\/console\/(?!auth\/)/.test(asked) ? asked : to`/`;
}

export function App() {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const place = usePlace();
  const { language, zone, theme } = usePreferences();

  const look = () => {
    setState({ kind: 'loading' });
    currentSession()
      .then((signedIn) => setState(signedIn === undefined ? { kind: 'out' } : { kind: 'in', signedIn }))
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setState({ kind: 'failed', problem: failure });
      });
  };
  useEffect(() => {
    look();
    onSignedOut(() => {
      forgetAnswers();
      setState({ kind: 'out' });
    });
  }, []);

  useEffect(() => {
    if (state.kind === 'out' && place.path !== SIGN_IN) {
      open(toQuery(to`/sign-in`, { returnTo: location.pathname + location.search, ended: 'yes' }), true);
    }
    if (state.kind === 'in' && place.path === SIGN_IN) open(wanted(), true);
  }, [state, place.path]);

  switch (state.kind) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return (
        <main id="main" class="alone">
          <ProblemNote problem={state.problem} retry={look} />
        </main>
      );
    case 'out':
      return <SignIn key={language} onSignedIn={(signedIn) => setState({ kind: 'in', signedIn })} />;
    case 'in':
      return (
        <AccessContext.Provider value={new Access(state.signedIn.who)}>
          <Shell key={`${language} ${zone} ${theme}`} onSignedOut={() => setState({ kind: 'out' })} />
        </AccessContext.Provider>
      );
  }
}
