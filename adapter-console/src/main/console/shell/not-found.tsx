import { Page } from '../component/page';
import { messages } from '../message/messages';
import { to } from '../route/route';

export function NotFound() {
  const m = messages().problem;
  return (
    <Page title={m.noPage} crumbs={[]}>
      <div class="empty">
        <p>{m.noPageDetail}</p>
        <p>
          <a href={to`/`}>{m.back}</a>
        </p>
      </div>
    </Page>
  );
}

/** In place of a page that the caller may not read. */
export function NotAllowed({ permission }: { permission: string | undefined }) {
  const m = messages().problem;
  return (
    <Page title={m.notAllowed} crumbs={[]}>
      <div class="empty">
        <p>{permission === undefined ? m.notAllowedDetail : m.notAllowedNeeds(permission)}</p>
        <p>
          <a href={to`/`}>{m.back}</a>
        </p>
      </div>
    </Page>
  );
}
