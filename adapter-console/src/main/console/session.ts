import type { WhoAmI } from '@api';
import { forgetAnswers } from './api/answer';
import { call, setCsrfToken } from './api/client';
import { Problem } from './api/problem';

/** The private endpoint of the console: everything else is the public API. */
const SESSION = '/console/auth/session';

export interface SignedIn {
  session: { sessionId: string; expiresAt: string };
  who: WhoAmI;
}

interface Opened {
  session: SignedIn['session'];
  csrfToken: string;
}

async function begin(opened: Opened): Promise<SignedIn> {
  setCsrfToken(opened.csrfToken);
  const { data } = await call<WhoAmI>('/v1/whoami');
  return { session: opened.session, who: data };
}

/** The session of this browser; undefined if there is none. */
export async function currentSession(): Promise<SignedIn | undefined> {
  try {
    return await begin((await call<Opened>(SESSION)).data);
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) return undefined;
    throw failure;
  }
}

const LOOK = 2_000;

/**
 * Asks every few seconds whether the session is over, because a page may not ask anything else. Not while the page is
 * hidden, but at once when it is shown again.
 *
 * @param session the session that the page shows
 * @param onChange called when that session is over, or the browser has another one
 * @return what ends the watch
 */
export function watchSession(session: SignedIn['session'], onChange: () => void): () => void {
  let stopped = false;
  const look = () => {
    if (document.hidden) return;
    call<Opened>(SESSION)
      .then(({ data }) => data.session.sessionId === session.sessionId)
      .catch((failure: unknown) => !(failure instanceof Problem && failure.status === 401))
      .then((isSame) => {
        if (!isSame && !stopped) onChange();
      })
      .catch(() => undefined);
  };
  const timer = setInterval(look, LOOK);
  document.addEventListener('visibilitychange', look);
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** Exchanges an API key for a session. The key is not kept. */
export async function signIn(apiKey: string): Promise<SignedIn> {
  forgetAnswers();
  return begin((await call<Opened>(SESSION, { method: 'POST', body: { apiKey } })).data);
}

/** Ends the session, and returns where the provider ends its own, if it offers that. */
export async function signOut(): Promise<string | undefined> {
  const { data } = await call<{ signOutUrl: string | null } | undefined>(SESSION, { method: 'DELETE' });
  setCsrfToken(undefined);
  forgetAnswers();
  return data?.signOutUrl ?? undefined;
}
