import type { Gateway } from '@api';
import { useState } from 'preact/hooks';
import { call } from '../../api/client';
import { Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { messages } from '../../message/messages';
import { Mappings, rowsOf, usageOf } from './mappings';

/** A gateway, and the version that a change is based on. */
export interface Edited {
  gateway: Gateway;
  etag: string | undefined;
}

/** The kinds of tokens. A token itself is never typed here. */
const NONE = 'none';

interface PutProps {
  /** The address of the list in the API. */
  base: string;
  /** Undefined to make a new one. */
  edited: Edited | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** Makes a gateway, or changes one. */
export function PutGateway({ base, edited, onClose, onDone }: PutProps) {
  const m = messages();
  const before = edited?.gateway;
  const [provider, ...rest] = (before?.token ?? NONE).split(':');
  const [gatewayId, setGatewayId] = useState('');
  const [name, setName] = useState(before?.name ?? '');
  const [baseUrl, setBaseUrl] = useState(before?.baseUrl ?? '');
  const [kind, setKind] = useState(before === undefined ? 'file' : (provider ?? NONE));
  const [place, setPlace] = useState(rest.join(':'));
  const [status, setStatus] = useState(before?.status ?? 'active');
  const [rows, setRows] = useState(() => rowsOf(before?.usage ?? []));
  const [reason, setReason] = useState('');
  const statuses = [...new Set(['active', 'disabled', status])];
  return (
    <FormDialog
      title={before === undefined ? m.gateways.create : m.gateways.editTitle(before.name)}
      verb={m.common.save}
      wide
      onClose={onClose}
      onSubmit={async () => {
        const body = { name: name.trim(), baseUrl: baseUrl.trim(), token: kind === NONE ? null : `${kind}:${place.trim()}`, status, usage: usageOf(rows) };
        if (edited === undefined) await call(base, { method: 'POST', reason, body: { ...body, gatewayId: gatewayId.trim() === '' ? null : gatewayId.trim() } });
        else await call(`${base}/${encodeURIComponent(edited.gateway.gatewayId)}`, { method: 'PUT', etag: edited.etag, reason, body });
        onDone();
      }}
    >
      {(problem) => (
        <>
          <div class="two">
            <TextField label={m.organizations.name} pointer="/name" problem={problem} value={name} onValue={setName} required autoFocus />
            {edited === undefined ? (
              <TextField label="gatewayId" hint={m.gateways.idHint} pointer="/gatewayId" problem={problem} value={gatewayId} onValue={setGatewayId} placeholder="agents" />
            ) : (
              <Choice label={m.gateways.status} hint={m.gateways.statusHint} pointer="/status" problem={problem} value={status} onValue={setStatus} options={statuses.map((key) => [key, key] as const)} />
            )}
          </div>
          <TextField label={m.gateways.baseUrl} hint={m.gateways.baseUrlHint} pointer="/baseUrl" problem={problem} value={baseUrl} onValue={setBaseUrl} required />
          <div class="two">
            <Choice label={m.gateways.token} value={kind} onValue={setKind} hint={kind === NONE ? m.gateways.tokenHints[NONE] : undefined} options={['file', 'env', NONE].map((key) => [key, m.gateways.tokens[key]] as const)} />
            {kind === NONE ? null : (
              <TextField
                label={kind === 'env' ? m.gateways.variable : m.gateways.file}
                hint={m.gateways.tokenHints[kind]}
                pointer="/token"
                problem={problem}
                value={place}
                onValue={setPlace}
                required
                autoComplete="off"
                placeholder={kind === 'env' ? 'LANDLORD_GATEWAY_TOKEN_AGENTS' : 'agents-token'}
              />
            )}
          </div>
          <Mappings rows={rows} problem={problem} onChange={setRows} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
