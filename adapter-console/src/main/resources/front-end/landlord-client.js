// @ts-check

/**
 * A client of Landlord for front ends that the server itself serves (docs/console.md). It has no dependencies and keeps
 * no credential: the browser has the cookie of the session, which scripts cannot read.
 *
 *     import { path, rest, rpc, whoAmI } from './landlord-client.js';
 *
 * @module landlord-client
 */

/**
 * Who is signed in: the answer of `GET /v1/whoami`.
 *
 * @typedef {object} WhoAmI
 * @property {string} actorId
 * @property {string} actorKind such as `user` or `key`
 * @property {string | null} orgId the organization; null for callers of the platform
 * @property {string | null} role
 * @property {string[]} permissions such as `run:read`
 * @property {{ projectId: string, roles: string[], permissions: string[] }[]} projects
 */

/**
 * What the operator has set for this front end.
 *
 * @typedef {object} FrontEnd
 * @property {string} title
 * @property {string} path where the front end is, such as `/ui`
 * @property {string | null} gatewayId the gateway that it is for; null for all
 * @property {Record<string, unknown>} props
 */

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] ends the request
 * @property {string} [ifMatch] the ETag of the version that a change is based on
 * @property {string} [reason] why the change is made: it appears in the audit log
 * @property {string} [idempotencyKey] makes a repeated POST have one effect
 * @property {boolean} [background] true for what a page reads by itself: it does not keep the session alive
 * @property {boolean} [exact] true to get numbers as texts with all their digits: a quantity can have more than a
 *   JavaScript number keeps
 */

/** A request that failed. */
export class LandlordError extends Error {
  /**
   * @param {number} status the HTTP status; 0 if there was no answer
   * @param {string} code such as `FORBIDDEN`, `QUOTA_EXCEEDED` or `OFFLINE`
   * @param {string} detail a sentence for people
   * @param {unknown} [body] the problem, or the frame of the gateway, that was answered
   * @param {string} [requestId] names the request in the log of the server and in the audit log
   */
  constructor(status, code, detail, body, requestId) {
    super(detail);
    this.name = 'LandlordError';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.body = body;
    this.requestId = requestId;
  }

  /** True if nobody is signed in, or the session has ended. */
  get isSignedOut() {
    return this.status === 401;
  }
}

const SESSION = '/console/auth/session';
const SIGN_IN = '/console/sign-in';

/** @type {Promise<string> | undefined} the CSRF token of the session */
let token;

/**
 * What the operator has set for this front end: its title and props.
 *
 * @returns {Promise<FrontEnd>}
 */
export async function frontEnd() {
  const { data } = await send('GET', new URL('props.json', import.meta.url).pathname, undefined, {}, {});
  return /** @type {FrontEnd} */ (data);
}

/**
 * Who is signed in; null if nobody is.
 *
 * @returns {Promise<WhoAmI | null>}
 */
export async function whoAmI() {
  try {
    return /** @type {WhoAmI} */ (await rest('GET', '/v1/whoami'));
  } catch (failure) {
    if (failure instanceof LandlordError && failure.isSignedOut) return null;
    throw failure;
  }
}

/**
 * Leads the browser to the page where people sign in, and back.
 *
 * @param {string} [returnTo] a path of this front end; the current page if it is not given
 * @returns {void}
 */
export function signIn(returnTo = location.pathname + location.search) {
  location.assign(`${SIGN_IN}?${new URLSearchParams({ returnTo })}`);
}

/**
 * Leads the browser to the identity provider of an organization, without the page for signing in.
 *
 * @param {{ organization: string } | { email: string }} by the slug or id of the organization, or an address of one of
 *   its domains
 * @param {string} [returnTo] a path of this front end; the current page if it is not given
 * @returns {void}
 */
export function signInWithProvider(by, returnTo = location.pathname + location.search) {
  location.assign(`/console/auth/start?${new URLSearchParams({ ...by, returnTo })}`);
}

/**
 * Exchanges an API key for a session. The key is not kept.
 *
 * @param {string} apiKey
 * @returns {Promise<WhoAmI | null>}
 */
export async function signInWithKey(apiKey) {
  token = undefined;
  await send('POST', SESSION, { apiKey }, {}, {});
  return whoAmI();
}

/**
 * Ends the session, at the identity provider too if it offers that: the browser is led there then.
 *
 * @returns {Promise<void>}
 */
export async function signOut() {
  const { data } = await send('DELETE', SESSION, undefined, await csrf(), {});
  token = undefined;
  const url = /** @type {{ signOutUrl: string | null } | undefined} */ (data)?.signOutUrl;
  if (url) location.assign(url);
}

/**
 * Calls the REST API.
 *
 * @param {'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} address below `/v1`, with its query; [path] encodes ids
 * @param {unknown} [body] sent as JSON
 * @param {Options} [options]
 * @returns {Promise<any>} the body of the answer; undefined if it has none
 */
export async function rest(method, address, body, options = {}) {
  if (!address.startsWith('/v1/')) throw new TypeError('the address must begin with /v1/');
  const { data } = await send(method, address, body, await csrf(), options);
  return data;
}

/**
 * Calls a method of a gateway in the gateway's own frames, such as `listRuns` or `submitApproval`.
 *
 * @param {string} orgId
 * @param {string} gatewayId
 * @param {string} method
 * @param {Record<string, unknown>} [params]
 * @param {Options & { projectId?: string }} [options] `projectId` is where `launchRun` launches, if there are several
 *   projects
 * @returns {Promise<any>} the payload of the frame
 */
export async function rpc(orgId, gatewayId, method, params = {}, { projectId, ...options } = {}) {
  const root = projectId === undefined ? path`/v1/orgs/${orgId}` : path`/v1/orgs/${orgId}/projects/${projectId}`;
  return (await rest('POST', root + path`/gateways/${gatewayId}/rpc/${method}`, params, options))?.payload;
}

/**
 * An address from a template, with its values encoded: path`/v1/orgs/${orgId}/runs`.
 *
 * @param {TemplateStringsArray} parts
 * @param {...(string | number)} values
 * @returns {string}
 */
export function path(parts, ...values) {
  // Browsers resolve `.` and `..` even if they are encoded. With a character that no id has, the API refuses them.
  const segment = (/** @type {string} */ text) => encodeURIComponent(text === '.' || text === '..' ? `${text}\u0001` : text);
  return parts.reduce((all, part, at) => all + part + (at < values.length ? segment(String(values[at])) : ''), '');
}

/**
 * The header with the CSRF token: the cookie of the session does not count without it.
 *
 * @returns {Promise<Record<string, string>>}
 */
async function csrf() {
  token ??= send('GET', SESSION, undefined, {}, {}).then(({ data }) => String(/** @type {any} */ (data).csrfToken));
  try {
    return { 'X-CSRF-Token': await token };
  } catch (failure) {
    token = undefined;
    throw failure;
  }
}

/**
 * @param {string} method
 * @param {string} address
 * @param {unknown} body
 * @param {Record<string, string>} own
 * @param {Options} options
 * @returns {Promise<{ data: unknown }>}
 */
async function send(method, address, body, own, options) {
  const response = await answer(address, {
    method,
    headers: { Accept: 'application/json, application/problem+json', ...own, ...headersOf(method, body, options) },
    credentials: 'same-origin',
    cache: 'no-cache',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  const data = isJson ? parsed(options.exact ? quoted(text) : text) : undefined;
  if (response.ok && (data !== undefined || text === '')) return { data };
  // The session has ended, or is another one: the next request looks again.
  if (response.status === 401) token = undefined;
  throw failureOf(response, data);
}

/**
 * @param {string} method
 * @param {unknown} body
 * @param {Options} options
 * @returns {Record<string, string>}
 */
function headersOf(method, body, { ifMatch, reason, idempotencyKey, background }) {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return {
    ...(body === undefined ? {} : { 'Content-Type': type }),
    ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }),
    ...(reason === undefined ? {} : { 'Landlord-Reason': reason }),
    ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
    ...(background ? { 'Landlord-Refresh': 'true' } : {}),
  };
}

/**
 * @param {string} address
 * @param {RequestInit} init
 * @returns {Promise<Response>}
 */
async function answer(address, init) {
  try {
    return await fetch(address, init);
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new LandlordError(0, 'OFFLINE', 'the server does not answer');
  }
}

/**
 * Of a problem of the REST API, or of a frame of a gateway.
 *
 * @param {Response} response
 * @param {any} body
 * @returns {LandlordError}
 */
function failureOf(response, body) {
  const problem = body?.error ?? body ?? {};
  const code = typeof problem.code === 'string' ? problem.code : `HTTP_${response.status}`;
  const detail = [problem.detail, problem.message, problem.title].find((text) => typeof text === 'string');
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  return new LandlordError(response.status, code, detail ?? `HTTP ${response.status}`, body, requestId);
}

/**
 * @param {string} text
 * @returns {unknown} undefined if it is no JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * JSON whose numbers are strings.
 *
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  const part = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return text.replace(part, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
