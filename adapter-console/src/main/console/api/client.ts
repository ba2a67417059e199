import { isAway } from '../activity';
import { parseExactly, Source, stringify } from './json';
import { Problem, problemOf } from './problem';

export interface Result<T> {
  data: T;
  /** The body as it was sent. */
  text: string;
  etag: string | undefined;
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: Record<string, unknown>;
  /** The version that a change is based on. */
  etag?: string | undefined;
  /** Whether this makes something that there must not be yet. */
  isNew?: boolean;
  /** Why the change is made: it appears in the audit log. */
  reason?: string | undefined;
  signal?: AbortSignal;
}

let csrfToken: string | undefined;
let whenSignedOut: () => void = () => undefined;

export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** What to do when the server no longer knows the session. */
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler;
}

/** The headers of every request. */
function basics(accept: string): Record<string, string> {
  return {
    Accept: accept,
    ...(csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken }),
    ...(isAway() ? { 'Landlord-Refresh': 'true' } : {}),
  };
}

/** The only way to the API. Throws a [Problem]. */
export async function call<T>(path: string, options: Call = {}): Promise<Result<T>> {
  const headers = basics('application/json, application/problem+json');
  if (options.body !== undefined) {
    const isPatch = options.method === 'PATCH';
    headers['Content-Type'] = isPatch ? 'application/merge-patch+json' : 'application/json';
  }
  if (options.etag !== undefined) headers['If-Match'] = options.etag;
  if (options.isNew) headers['If-None-Match'] = '*';
  if (options.reason) headers['Landlord-Reason'] = options.reason;
  const response = await send(path, {
    method: options.method ?? 'GET',
    headers,
    credentials: 'same-origin',
    cache: 'no-cache',
    ...(options.body === undefined ? {} : { body: stringify(options.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const text = await response.text();
  const body = parsed(text, response.headers.get('Content-Type') ?? '');
  if (!response.ok) {
    const problem = problemOf(response.status, body, response.headers.get('X-Request-Id') ?? undefined);
    if (response.status === 401 && path.startsWith('/v1/')) whenSignedOut();
    throw problem;
  }
  return { data: body as T, text, etag: response.headers.get('ETag') ?? undefined };
}

/** A file that the API answers, with all its bytes. */
export async function download(path: string, accept: string): Promise<Blob> {
  const response = await send(path, { headers: basics(accept), credentials: 'same-origin', cache: 'no-cache' });
  if (!response.ok) {
    const text = await response.text();
    throw problemOf(response.status, parsed(text, 'json'), response.headers.get('X-Request-Id') ?? undefined);
  }
  return response.blob();
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Problem(0, 'OFFLINE', '', undefined);
  }
}

function parsed(text: string, type: string): unknown {
  if (text === '' || !type.includes('json')) return undefined;
  try {
    return parseExactly(text);
  } catch {
    return undefined;
  }
}

export { Source };
export { encoded as path, withQuery, type Query } from '../address';
