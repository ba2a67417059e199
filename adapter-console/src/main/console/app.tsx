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
import { currentSession, watchSession, type SignedIn } from './session';
import { Shell } from './shell/shell';

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; problem: Problem }
  /** `why`: nobody was signed in, the session has ended by itself, or its holder has signed out. */
  | { kind: 'out'; why: 'first' | 'ended' | 'left' }
  | { kind: 'in'; signedIn: SignedIn };

const SIGN_IN = '/sign-in';

/** Where to go after the sign-in: to a page of the console, or of the operator's front end. */
function wanted(): { url: string; isOfConsole: boolean } {
  const ui = document.documentElement.dataset['ui'];
  const home = { url: to`/`, isOfConsole: ui !== to`` };
  const asked = currentPlace().query.get('returnTo') ?? '';
  if (!URL.canParse(asked, location.origin)) return home;
  const { origin, pathname, search } = new URL(asked, location.origin);
  const isBelow = (root: string) => pathname === root || pathname.startsWith(`${root}/`);
  const isNone = isBelow(to`/auth`) || pathname === to`/sign-in`;
  if (origin !== location.origin || isNone) return home;
  if (ui !== undefined && isBelow(ui)) return { url: pathname + search, isOfConsole: false };
  return isBelow(to``) ? { url: pathname + search, isOfConsole: true } : home;
}

export function App() {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const place = usePlace();
  const { language, zone, theme } = usePreferences();

  const look = () => {
    setState({ kind: 'loading' });
    currentSession()
      .then((signedIn) => setState(signedIn === undefined ? { kind: 'out', why: 'first' } : { kind: 'in', signedIn }))
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setState({ kind: 'failed', problem: failure });
      });
  };
  const end = () => {
    forgetAnswers();
    setState({ kind: 'out', why: 'ended' });
  };
  useEffect(() => {
    look();
    onSignedOut(end);
  }, []);

  const session = state.kind === 'in' ? state.signedIn.session : undefined;
  useEffect(() => {
    if (session === undefined) return undefined;
    return watchSession(session, () => {
      currentSession()
        .then((signedIn) => {
          forgetAnswers();
          setState(signedIn === undefined ? { kind: 'out', why: 'ended' } : { kind: 'in', signedIn });
        })
        .catch(() => undefined);
    });
  }, [session]);

  // Somebody may have signed in in another tab meanwhile.
  const isOut = state.kind === 'out';
  useEffect(() => {
    if (!isOut) return undefined;
    const lookAgain = () => {
      if (document.hidden) return;
      currentSession()
        .then((signedIn) => {
          if (signedIn !== undefined) setState({ kind: 'in', signedIn });
        })
        .catch(() => undefined);
    };
    document.addEventListener('visibilitychange', lookAgain);
    return () => document.removeEventListener('visibilitychange', lookAgain);
  }, [isOut]);

  useEffect(() => {
    if (state.kind === 'out' && place.path !== SIGN_IN) {
      const isLeft = state.why === 'left';
      const ended = state.why === 'ended' ? 'yes' : undefined;
      open(toQuery(to`/sign-in`, isLeft ? {} : { returnTo: location.pathname + location.search, ended }), true);
    }
    if (state.kind === 'in' && place.path === SIGN_IN) {
      const { url, isOfConsole } = wanted();
      if (isOfConsole) open(url, true);
      else location.replace(url);
    }
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
          <Shell key={`${language} ${zone} ${theme} ${state.signedIn.session.sessionId}`} onSignedOut={() => setState({ kind: 'out', why: 'left' })} />
        </AccessContext.Provider>
      );
  }
}
