import type { Gateway } from '@api';
import { useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { RemoveButton } from '../../component/confirm';
import { Page, type Crumb } from '../../component/page';
import { ListTable } from '../../component/table';
import { Id, Value, When } from '../../component/text';
import { messages } from '../../message/messages';
import { to } from '../../route/route';
import { AuditLink } from '../audit/link';
import { useCrumbs } from '../organization/crumbs';
import { CheckDialog } from './check';
import { PutGateway, type Edited } from './put';
import { GatewayAdvice, GatewayWord, isUsable } from './state';
import { UnassignedDialog } from './unassigned';

export function GatewaysPage({ orgId }: { orgId: string }) {
  const m = messages();
  return <Gateways orgId={orgId} base={api`/v1/orgs/${orgId}/gateways`} title={m.gateways.title} crumbs={useCrumbs(orgId, { text: m.nav.gateways })} />;
}

export function PlatformGatewaysPage() {
  const m = messages();
  return <Gateways orgId={undefined} base="/v1/gateways" title={m.gateways.platformTitle} crumbs={[{ text: m.nav.platform, href: to`/` }, { text: m.nav.gateways }]} />;
}

interface GatewaysProps {
  /** Undefined for the gateways of the platform. */
  orgId: string | undefined;
  /** The address of the list in the API. */
  base: string;
  title: string;
  crumbs: Crumb[];
}

type Shown = { kind: 'put'; edited: Edited | undefined } | { kind: 'check' | 'unassigned'; gateway: Gateway };

/** Which engines run the workflows, and whether they can be used. */
function Gateways({ orgId, base, title, crumbs }: GatewaysProps) {
  const m = messages();
  const access = useAccess();
  const [shown, setShown] = useState<Shown>();
  const list = useList<Gateway>(base, {}, 10_000);
  const mayWrite = access.may('gateway:write');
  const mayAssign = access.isPlatform && access.may('platform:read');
  const addressOf = (gateway: Gateway) => `${base}/${encodeURIComponent(gateway.gatewayId)}`;
  const edit = async (gateway: Gateway) => {
    const { data, etag } = await call<Gateway>(addressOf(gateway));
    setShown({ kind: 'put', edited: { gateway: data, etag } });
  };
  const close = () => setShown(undefined);
  const done = () => {
    close();
    list.reload();
  };
  return (
    <Page
      title={title}
      crumbs={crumbs}
      actions={mayWrite ? <button type="button" class="primary" onClick={() => setShown({ kind: 'put', edited: undefined })}>{m.gateways.create}</button> : null}
    >
      <p class="note">{orgId === undefined ? m.gateways.ofPlatform : m.gateways.ofOrganization}</p>
      <Troubles of={list.items} />
      <ListTable
        tight
        label={title}
        list={list}
        empty={<p>{mayWrite ? m.gateways.none : m.gateways.noneAsk}</p>}
        rowKey={(gateway) => gateway.gatewayId}
        columns={[
          { head: m.runs.gateway, cell: (gateway) => <span><Value>{gateway.name}</Value><span class="advice"><Value>{gateway.baseUrl}</Value></span></span> },
          { head: 'gatewayId', cell: (gateway) => <Id>{gateway.gatewayId}</Id> },
          { head: m.gateways.state, cell: ({ health }) => <span><GatewayWord state={health.state} />{health.version === null ? null : <span class="quiet"> · <Value short>{health.version}</Value></span>}{health.state === 'disabled' ? <span class="advice">{m.gateways.advice['disabled']}</span> : null}</span> },
          { head: m.gateways.checked, cell: ({ health }) => <span class="steady"><When at={health.checkedAt} /></span> },
          { head: m.gateways.token, cell: (gateway) => (gateway.token === null ? <span class="quiet">{m.gateways.noToken}</span> : <Value>{gateway.token}</Value>) },
          { head: m.gateways.usage, cell: (gateway) => <Value>{[...new Set(gateway.usage.map(({ metric }) => metric))].join(', ')}</Value> },
          {
            head: m.common.actions,
            actions: true,
            cell: (gateway) => (
              <>
                <AuditLink orgId={orgId} of={{ targetType: 'gateway', targetId: gateway.gatewayId }} />
                {mayAssign ? (
                  <button type="button" onClick={() => setShown({ kind: 'unassigned', gateway })}>
                    {m.gateways.unassigned}
                  </button>
                ) : null}
                {mayWrite ? (
                  <>
                    <button type="button" onClick={() => setShown({ kind: 'check', gateway })}>
                      {m.gateways.check}
                    </button>
                    <button type="button" onClick={() => void edit(gateway)}>
                      {m.common.edit}
                    </button>
                    <RemoveButton verb={m.common.delete} title={m.gateways.deleteTitle(gateway.name)} path={addressOf(gateway)} onDone={list.reload}>
                      <p>{m.gateways.deleteEffect}</p>
                    </RemoveButton>
                  </>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {shown?.kind === 'put' ? <PutGateway base={base} edited={shown.edited} onClose={close} onDone={done} /> : null}
      {shown?.kind === 'check' ? <CheckDialog name={shown.gateway.name} path={`${addressOf(shown.gateway)}/check`} onClose={done} /> : null}
      {shown?.kind === 'unassigned' ? <UnassignedDialog gateway={shown.gateway} onClose={close} /> : null}
    </Page>
  );
}

/** The gateways that cannot be used though they should, why, and what to do. */
function Troubles({ of: gateways }: { of: Gateway[] }) {
  const bad = gateways.filter(({ health }) => !isUsable(health.state) && health.state !== 'disabled');
  if (bad.length === 0) return null;
  return (
    <ul class="warnings">
      {bad.map(({ gatewayId, name, health }) => (
        <li key={gatewayId}>
          <bdi>{name}</bdi>: <GatewayWord state={health.state} />. <GatewayAdvice health={health} />
        </li>
      ))}
    </ul>
  );
}
