import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/problem';
import { messages } from '../message/messages';
import { Copy } from './text';

/** What went wrong, in the words of the server, with the request id to give to support. */
export function ProblemNote({ problem, retry, children }: { problem: Problem; retry?: (() => void) | undefined; children?: ComponentChildren }) {
  const m = messages().problem;
  const title = problem.isOffline ? m.offline : problem.status === 403 ? m.forbidden : problem.status === 404 ? m.notFound : m.failed;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{title}</strong> {problem.isOffline ? m.offlineDetail : problem.detail}
      </p>
      {problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.pointer + error.detail}>
              <code>{error.pointer}</code> {error.detail}
            </li>
          ))}
        </ul>
      )}
      {children}
      <p class="small">
        {problem.isOffline ? null : <code>{problem.code}</code>}
        {problem.requestId === undefined ? null : (
          <span>
            {' '}
            {m.request} <code>{problem.requestId}</code> <Copy text={problem.requestId} />
          </span>
        )}
        {retry === undefined ? null : (
          <button type="button" onClick={retry}>
            {m.retry}
          </button>
        )}
      </p>
    </div>
  );
}
