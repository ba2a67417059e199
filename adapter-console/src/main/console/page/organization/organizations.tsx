import { useState } from 'preact/hooks';
import type { Organization } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call } from '../../api/client';
import { FormDialog, TextField } from '../../component/form';
import { useLater } from '../../component/later';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { open, to, useParameter } from '../../route/route';

/** All organizations, with search by name and slug. */
export function OrganizationsPage() {
  const m = messages();
  const access = useAccess();
  const [name, setName] = useParameter('name');
  const [slug, setSlug] = useParameter('slug');
  const [creating, setCreating] = useState(false);
  const list = useList<Organization>('/v1/orgs', { namePrefix: useLater(name), slug: useLater(slug) });
  return (
    <Page
      title={m.organizations.title}
      crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.organizations }]}
      actions={access.may('platform:write') ? <button type="button" class="primary" onClick={() => setCreating(true)}>{m.organizations.create}</button> : null}
    >
      <div class="filters">
        <label>
          {m.organizations.name}
          <input data-filter type="search" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          {m.organizations.slug}
          <input type="search" value={slug} onInput={(event) => setSlug(event.currentTarget.value)} />
        </label>
      </div>
      <ListTable
        label={m.organizations.title}
        list={list}
        empty={<p>{name === '' && slug === '' ? m.organizations.none : m.organizations.noneFound}</p>}
        rowKey={(org) => org.orgId}
        columns={[
          { head: m.organizations.name, cell: (org) => <a href={to`/orgs/${org.orgId}`}><Value>{org.name}</Value></a> },
          { head: m.organizations.slug, cell: (org) => <Value>{org.slug}</Value> },
          { head: 'orgId', cell: (org) => <Id>{org.orgId}</Id> },
          { head: m.common.created, cell: (org) => <When at={org.createdAt} /> },
        ]}
      />
      {creating ? <Create onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function Create({ onClose }: { onClose: () => void }) {
  const m = messages().organizations;
  const [name, setName] = useState('');
  const [slug, setSlug] = useState('');
  return (
    <FormDialog
      title={m.create}
      verb={m.createVerb}
      onClose={onClose}
      onSubmit={async () => {
        const { data } = await call<Organization>('/v1/orgs', { method: 'POST', body: { name, slug } });
        open(to`/orgs/${data.orgId}`);
      }}
    >
      {(problem) => (
        <>
          <TextField label={m.name} pointer="/name" problem={problem} value={name} onValue={setName} required autoFocus />
          <TextField label={m.slug} hint={m.slugHint} pointer="/slug" problem={problem} value={slug} onValue={setSlug} required />
        </>
      )}
    </FormDialog>
  );
}
