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
