import { useId, useState } from 'preact/hooks';
import type { Denial, Organization } from '@api';
import { useAnswer, useList, type Page as ApiPage } from '../../api/answer';
import { withQuery } from '../../api/client';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Value } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to, toQuery, usePlace, useParameter } from '../../route/route';
import { refusalColumns } from './columns';
import { MetricFilter } from './metric';
import { SpanFilter, useSpan } from './time';

/** Which requests were refused, in all organizations. Choosing one leads to its refusals, with the same filters. */
export function PlatformRefusalsPage() {
  const m = messages();
  const [metric] = useParameter('metric');
  const [unit] = useParameter('unit');
  const { since, until, isExact } = useSpan();
  const query = useLater(JSON.stringify({ metric: metric.trim(), unit: unit.trim(), since, until }));
  const list = useList<Denial>('/v1/denials', JSON.parse(query) as Record<string, string>, 10_000);
  const { query: filters } = usePlace();
  const refusalsOf = (orgId: string) => toQuery(to`/orgs/${orgId}/refusals`, Object.fromEntries(filters));
  return (
    <Page title={m.refusals.title} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.refusals }]}>
      <div class="filters">
        <OrganizationFilter onChosen={(orgId) => open(refusalsOf(orgId))} />
        <MetricFilter />
        <SpanFilter />
      </div>
      <ListTable
        tight
        label={m.refusals.title}
        list={list}
        empty={<p>{m.refusals.none}</p>}
        rowKey={({ limit, sequence }) => limit.orgId + sequence}
        columns={[
          { head: m.nav.organization, cell: ({ limit }) => <a href={refusalsOf(limit.orgId)}><Value>{limit.orgId}</Value></a> },
          ...refusalColumns(isExact),
        ]}
      />
    </Page>
  );
}

/** Finds an organization by the beginning of its name. */
function OrganizationFilter({ onChosen }: { onChosen: (orgId: string) => void }) {
  const m = messages();
  const id = useId();
  const [text, setText] = useState('');
  const asked = useLater(text.trim());
  const found = useAnswer<ApiPage<Organization>>(withQuery('/v1/orgs', { namePrefix: asked, limit: '20' }));
  const orgs = found.data?.items ?? [];
  const type = (value: string) => {
    setText(value);
    const chosen = orgs.find((org) => org.slug === value.trim());
    if (chosen !== undefined) onChosen(chosen.orgId);
  };
  return (
    <label>
      {m.refusals.organization}
      <input type="search" list={id} value={text} placeholder={m.common.all} onInput={(event) => type(event.currentTarget.value)} />
      <datalist id={id}>
        {orgs.map((org) => (
          <option key={org.orgId} value={org.slug}>
            {org.name}
          </option>
        ))}
      </datalist>
    </label>
  );
}
