import { ProviderType, type IdentityProvider } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api, Source } from '../../api/client';
import { indented, isObject, sourceOf } from '../../api/json';
import { RemoveButton } from '../../component/confirm';
import { AreaField, Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { Page } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, State, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { ProviderTestDialog } from './test';
import { useParameter } from '../../route/route';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';

/** By which providers people sign in. */
export function ProvidersPage({ orgId }: { orgId: string }) {
  const m = messages();
  const access = useAccess();
  const [status, setStatus] = useParameter('status');
  const [editing, setEditing] = useState<Edited>();
  const [testing, setTesting] = useState<IdentityProvider>();
  const list = useList<IdentityProvider>(api`/v1/orgs/${orgId}/identity-providers`, { status });
  const mayWrite = access.may('idp:write');
  const edit = async (provider: IdentityProvider) => {
    const read = await call<IdentityProvider>(api`/v1/orgs/${orgId}/identity-providers/${provider.providerId}`);
    setEditing({ provider: read.data, etag: read.etag, metadata: sourceOf(read.text, 'metadata') ?? '{}' });
  };
  return (
    <Page
      title={m.providers.title}
      crumbs={useCrumbs(orgId, { text: m.nav.providers })}
      actions={mayWrite ? <button type="button" class="primary" onClick={() => setEditing({ provider: undefined, etag: undefined, metadata: '{}' })}>{m.providers.create}</button> : null}
    >
      <div class="filters">
        <label>
          {m.providers.status}
          <select data-filter value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
            <option value="">{m.common.all}</option>
            <option value="active">active</option>
            <option value="disabled">disabled</option>
          </select>
        </label>
      </div>
      <ListTable
        label={m.providers.title}
        list={list}
        empty={<p>{m.providers.none}</p>}
        rowKey={(provider) => provider.providerId}
        columns={[
          { head: m.providers.issuer, cell: (provider) => <Value>{provider.issuer}</Value> },
          { head: m.providers.type, cell: (provider) => provider.type.toUpperCase() },
          { head: m.providers.status, cell: (provider) => <State level={provider.status === 'active' ? 'plain' : 'near'}>{provider.status}</State> },
          { head: m.providers.certificate, cell: (provider) => <Certificate of={provider.certificate} /> },
          { head: 'providerId', cell: (provider) => <Id>{provider.providerId}</Id> },
          { head: m.common.updated, cell: (provider) => <When at={provider.updatedAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (provider) => (
              <>
                <AuditLink orgId={orgId} of={{ targetType: 'identity_provider', targetId: provider.providerId }} />
                {mayWrite ? (
                  <>
                    <button type="button" onClick={() => setTesting(provider)}>
                      {m.providers.test}
                    </button>
                    <button type="button" onClick={() => void edit(provider)}>
                      {m.common.edit}
                    </button>
                    <RemoveButton verb={m.common.delete} title={m.providers.deleteTitle} path={api`/v1/orgs/${orgId}/identity-providers/${provider.providerId}`} onDone={list.reload}>
                      <p>{m.providers.deleteEffect(provider.issuer)}</p>
                    </RemoveButton>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {editing === undefined ? null : <PutProvider orgId={orgId} edited={editing} onClose={() => setEditing(undefined)} onDone={() => { setEditing(undefined); list.reload(); }} />}
      {testing === undefined ? null : <ProviderTestDialog provider={testing} onClose={() => setTesting(undefined)} />}
    </Page>
  );
}

/** The certificate of a provider, and how long it lasts. */
export function Certificate({ of: certificate }: { of: IdentityProvider['certificate'] }) {
  const m = messages().providers;
  if (certificate === null) return <span class="quiet">–</span>;
  const level = certificate.status === 'valid' ? 'plain' : certificate.status === 'expiring' ? 'near' : 'past';
  return (
    <span title={certificate.detail ?? certificate.subject ?? undefined}>
      <State level={level}>
        {m.certificateStates[certificate.status]} {certificate.notAfter === null ? null : <When at={certificate.notAfter} />}
      </State>
    </span>
  );
}

interface Edited {
  provider: IdentityProvider | undefined;
  etag: string | undefined;
  /** The source text of the metadata, with its numbers as they are. */
  metadata: string;
}

function PutProvider({ orgId, edited, onClose, onDone }: { orgId: string; edited: Edited; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const { provider } = edited;
  const [type, setType] = useState<string>(provider?.type ?? ProviderType.oidc);
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [audience, setAudience] = useState(provider?.audience ?? '');
  const [ssoUrl, setSsoUrl] = useState(provider?.ssoUrl ?? '');
  const [certificateRef, setCertificateRef] = useState(provider?.certificateRef ?? '');
  const [status, setStatus] = useState(provider?.status ?? 'active');
  const [metadata, setMetadata] = useState(() => indented(edited.metadata));
  const [reason, setReason] = useState('');
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const isJson = isObject(metadata);
  return (
    <FormDialog
      title={provider === undefined ? m.providers.create : m.providers.editTitle}
      verb={m.common.save}
      disabled={!isJson}
      onClose={onClose}
      onSubmit={async () => {
        const body = {
          type,
          issuer: issuer.trim(),
          ssoUrl: orNull(ssoUrl),
          certificateRef: orNull(certificateRef),
          clientId: orNull(clientId),
          audience: orNull(audience),
          status,
          metadata: new Source(metadata),
        };
        if (provider === undefined) await call(api`/v1/orgs/${orgId}/identity-providers`, { method: 'POST', reason, body });
        else await call(api`/v1/orgs/${orgId}/identity-providers/${provider.providerId}`, { method: 'PUT', etag: edited.etag, reason, body });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <div class="two">
            <Choice label={m.providers.type} value={type} onValue={setType} options={[['oidc', 'OpenID Connect'], ['saml', 'SAML 2.0']]} />
            <Choice label={m.providers.status} value={status} onValue={setStatus} options={[['active', 'active'], ['disabled', 'disabled']]} />
          </div>
          <TextField label={m.providers.issuer} hint={m.providers.issuerHint} pointer="/issuer" problem={problem} value={issuer} onValue={setIssuer} required autoFocus />
          {type === 'oidc' ? (
            <div class="two">
              <TextField label={m.providers.clientId} pointer="/clientId" problem={problem} value={clientId} onValue={setClientId} />
              <TextField label={m.providers.audience} pointer="/audience" problem={problem} value={audience} onValue={setAudience} />
            </div>
          ) : (
            <>
              <TextField label={m.providers.ssoUrl} pointer="/ssoUrl" problem={problem} value={ssoUrl} onValue={setSsoUrl} />
              <TextField label={m.providers.certificateRef} pointer="/certificateRef" problem={problem} value={certificateRef} onValue={setCertificateRef} />
            </>
          )}
          <AreaField label={m.common.metadata} pointer="/metadata" problem={problem} hint={isJson ? undefined : m.common.notJson} value={metadata} onValue={setMetadata} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
