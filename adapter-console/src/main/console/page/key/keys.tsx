import type { ApiKey, IssuedApiKey } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Choice, Dialog, FormDialog, ReasonField, TextField } from '../../component/form';
import { useLater } from '../../component/later';
import { Page, type Crumb } from '../../component/page';
import { ListTable } from '../../component/table';
import { Copy, Id, State, Value, When } from '../../component/text';
import { relative } from '../../format/format';
import { messages } from '../../message/messages';
import { to, toQuery, useParameter } from '../../route/route';
import { useCrumbs } from '../organization/crumbs';

const WEEK = 7 * 86_400_000;

export function KeysPage({ orgId }: { orgId: string }) {
  const m = messages();
  return <Keys base={api`/v1/orgs/${orgId}/api-keys`} orgId={orgId} title={m.keys.title} crumbs={useCrumbs(orgId, { text: m.nav.keys })} />;
}

export function PlatformKeysPage() {
  const m = messages();
  return <Keys base="/v1/api-keys" orgId={undefined} title={m.keys.platformTitle} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.keys }]} />;
}

interface KeysProps {
  base: string;
  orgId: string | undefined;
  title: string;
  crumbs: Crumb[];
}

/** Which keys there are, who uses them, and which expire soon. */
function Keys({ base, orgId, title, crumbs }: KeysProps) {
  const m = messages();
  const access = useAccess();
  const [state, setState] = useParameter('state', 'active');
  const [name, setName] = useParameter('name');
  const [dialog, setDialog] = useState<'create' | ApiKey>();
  const [issued, setIssued] = useState<IssuedApiKey>();
  const list = useList<ApiKey>(base, { state: state === 'all' ? undefined : state, namePrefix: useLater(name) });
  const mayWrite = access.may('key:write');
  const done = (key: IssuedApiKey) => {
    setDialog(undefined);
    setIssued(key);
    list.reload();
  };
  return (
    <Page title={title} crumbs={crumbs} actions={mayWrite ? <button type="button" class="primary" onClick={() => setDialog('create')}>{m.keys.create}</button> : null}>
      <div class="filters">
        <label>
          {m.organizations.name}
          <input data-filter type="search" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          {m.keys.state}
          <select value={state} onChange={(event) => setState(event.currentTarget.value)}>
            {(['active', 'expired', 'revoked', 'all'] as const).map((key) => (
              <option key={key} value={key}>
                {m.keys.states[key]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ListTable
        tight
        label={title}
        list={list}
        empty={<p>{m.keys.none}</p>}
        rowKey={(key) => key.keyId}
        columns={[
          { head: m.organizations.name, cell: (key) => <Value>{key.name}</Value> },
          { head: 'keyId', cell: (key) => <Id>{key.keyId}</Id> },
          { head: m.keys.scopes, cell: (key) => <Value>{key.scopes.join(' ')}</Value> },
          { head: m.keys.lastUsed, cell: (key) => <When at={key.lastUsedAt} /> },
          { head: m.common.expires, cell: (key) => <Expiry of={key} /> },
          { head: m.common.created, cell: (key) => <When at={key.createdAt} /> },
          {
            head: m.common.actions,
            actions: true,
            cell: (key) => (
              <>
                {orgId === undefined || !access.may('audit:read') ? null : <a href={toQuery(to`/orgs/${orgId}/audit`, { text: key.keyId, range: 'all' })}>{m.members.changes}</a>}
                {mayWrite && key.revokedAt === null && (orgId === undefined || access.covers(key.scopes)) ? (
                  <>
                    <button type="button" onClick={() => setDialog(key)}>
                      {m.keys.rotate}
                    </button>
                    <RemoveButton verb={m.keys.revoke} title={m.keys.revokeTitle(key.name)} path={`${base}/${encodeURIComponent(key.keyId)}`} onDone={list.reload}>
                      <p>{key.lastUsedAt === null ? m.keys.neverUsed : m.keys.usedLast(relative(key.lastUsedAt), key.lastUsedAddress)}</p>
                      <p>{m.keys.revokeEffect}</p>
                    </RemoveButton>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {dialog === 'create' ? <CreateKey base={base} orgId={orgId} onClose={() => setDialog(undefined)} onDone={done} /> : null}
      {typeof dialog === 'object' ? <RotateKey base={base} apiKey={dialog} onClose={() => setDialog(undefined)} onDone={done} /> : null}
      {issued === undefined ? null : <Issued issued={issued} onClose={() => setIssued(undefined)} />}
    </Page>
  );
}

function Expiry({ of: key }: { of: ApiKey }) {
  const m = messages().keys;
  if (key.revokedAt !== null) return <State level="past">{m.revoked} <When at={key.revokedAt} /></State>;
  if (key.expiresAt === null) return <span class="quiet">{m.noExpiry}</span>;
  const left = Date.parse(key.expiresAt) - Date.now();
  return (
    <State level={left <= 0 ? 'past' : left < WEEK ? 'near' : 'plain'}>
      <When at={key.expiresAt} />
    </State>
  );
}

/** The token of a new key, which is shown once. */
function Issued({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const m = messages();
  return (
    <Dialog title={m.keys.issued(issued.name)} onClose={onClose}>
      <p>{m.keys.onlyOnce}</p>
      <p class="secret">
        <code>{issued.token}</code> <Copy text={issued.token ?? ''} label={m.common.copy} />
      </p>
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          {m.keys.stored}
        </button>
      </div>
    </Dialog>
  );
}

const DAYS = ['30', '90', '365', ''] as const;

/** The instant that many days from now; null for never. */
function inDays(days: string): string | null {
  return days === '' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
}

function CreateKey({ base, orgId, onClose, onDone }: { base: string; orgId: string | undefined; onClose: () => void; onDone: (key: IssuedApiKey) => void }) {
  const m = messages();
  const access = useAccess();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState<string>('90');
  const [reason, setReason] = useState('');
  const offered = access.who.permissions.filter((permission) => orgId === undefined || !permission.startsWith('platform:'));
  return (
    <FormDialog
      title={m.keys.create}
      verb={m.keys.create}
      disabled={scopes.length === 0}
      onClose={onClose}
      onSubmit={async () => {
        const { data } = await call<IssuedApiKey>(base, { method: 'POST', reason, body: { name, scopes, expiresAt: inDays(days) } });
        onDone(data);
      }}
    >
      {(problem) => (
        <>
          <TextField label={m.organizations.name} hint={m.keys.nameHint} pointer="/name" problem={problem} value={name} onValue={setName} required autoFocus />
          <fieldset class="scopes">
            <legend>{m.keys.scopes}</legend>
            {offered.map((permission) => (
              <label key={permission} class="check">
                <input
                  type="checkbox"
                  checked={scopes.includes(permission)}
                  onChange={(event) => setScopes(event.currentTarget.checked ? [...scopes, permission] : scopes.filter((scope) => scope !== permission))}
                />
                {permission}
              </label>
            ))}
          </fieldset>
          <Choice label={m.common.expires} pointer="/expiresAt" problem={problem} value={days} onValue={setDays} options={DAYS.map((key) => [key, key === '' ? m.keys.noExpiry : m.keys.inDays(key)] as const)} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}

const OVERLAPS = ['0', '3600', '86400', '604800'] as const;

function RotateKey({ base, apiKey, onClose, onDone }: { base: string; apiKey: ApiKey; onClose: () => void; onDone: (key: IssuedApiKey) => void }) {
  const m = messages();
  const [overlap, setOverlap] = useState<string>('86400');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.keys.rotateTitle(apiKey.name)}
      verb={m.keys.rotate}
      onClose={onClose}
      onSubmit={async () => {
        const { data } = await call<IssuedApiKey>(`${base}/${encodeURIComponent(apiKey.keyId)}/rotate`, {
          method: 'POST',
          reason,
          body: { overlapSeconds: Number(overlap) },
        });
        onDone(data);
      }}
    >
      {(problem) => (
        <>
          <p>{apiKey.lastUsedAt === null ? m.keys.neverUsed : m.keys.usedLast(relative(apiKey.lastUsedAt), apiKey.lastUsedAddress)}</p>
          <Choice label={m.keys.overlap} hint={m.keys.overlapHint} pointer="/overlapSeconds" problem={problem} value={overlap} onValue={setOverlap} options={OVERLAPS.map((key) => [key, m.keys.overlaps[key]] as const)} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
