import { useEffect, useState } from 'preact/hooks';
import type { Organization } from '@api';
import { useAccess, type Access } from '../access/access';
import { useAnswer } from '../api/answer';
import { path as api } from '../api/client';
import { brand } from '../brand';
import { useZoneChanges } from '../format/zone';
import { messages } from '../message/messages';
import { useMine } from '../page/approval/mine';
import { to, usePlace } from '../route/route';
import { Account } from './account';
import { Palette } from './palette';
import { mayOpen, pageOf } from './pages';

export interface Entry {
  text: string;
  href: string;
  /** Whether entries about another subject begin here. */
  begins?: boolean;
}

export function platformEntries(): Entry[] {
  const m = messages().nav;
  return [
    { text: m.overview, href: to`/` },
    { text: m.organizations, href: to`/orgs` },
    { text: m.refusals, href: to`/refusals` },
    { text: m.runs, href: to`/runs`, begins: true },
    { text: m.approvals, href: to`/approvals` },
    { text: m.gateways, href: to`/gateways` },
    { text: m.keys, href: to`/keys`, begins: true },
    { text: m.sessions, href: to`/sessions` },
    { text: m.audit, href: to`/audit` },
  ];
}

export function organizationEntries(orgId: string): Entry[] {
  const m = messages().nav;
  return [
    { text: m.overview, href: to`/orgs/${orgId}` },
    { text: m.usage, href: to`/orgs/${orgId}/usage` },
    { text: m.limits, href: to`/orgs/${orgId}/limits` },
    { text: m.refusals, href: to`/orgs/${orgId}/refusals` },
    { text: m.workflows, href: to`/orgs/${orgId}/workflows`, begins: true },
    { text: m.runs, href: to`/orgs/${orgId}/runs` },
    { text: m.approvals, href: toApprovals(orgId) },
    { text: m.policies, href: to`/orgs/${orgId}/policies` },
    { text: m.gateways, href: to`/orgs/${orgId}/gateways` },
    { text: m.projects, href: to`/orgs/${orgId}/projects`, begins: true },
    { text: m.members, href: to`/orgs/${orgId}/members` },
    { text: m.teams, href: to`/orgs/${orgId}/teams` },
    { text: m.keys, href: to`/orgs/${orgId}/keys` },
    { text: m.sessions, href: to`/orgs/${orgId}/sessions` },
    { text: m.providers, href: to`/orgs/${orgId}/identity-providers` },
    { text: m.secrets, href: to`/orgs/${orgId}/secrets` },
    { text: m.billing, href: to`/orgs/${orgId}/billing` },
    { text: m.audit, href: to`/orgs/${orgId}/audit` },
    { text: m.settings, href: to`/orgs/${orgId}/settings` },
  ];
}

function toApprovals(orgId: string): string {
  return to`/orgs/${orgId}/approvals`;
}

export function visible(entries: Entry[], access: Access): Entry[] {
  return entries.filter((entry) => mayOpen(entry.href.slice(to``.length), access));
}

interface EntriesProps {
  of: Entry[];
  here: string;
  /** What waits for the caller behind an entry: a number, and the same in words. */
  waiting?: { href: string; count: string; words: string } | undefined;
}

function Entries({ of, here, waiting }: EntriesProps) {
  return (
    <ul>
      {of.map((entry) => {
        const mine = entry.href === waiting?.href ? waiting : undefined;
        return (
          <li key={entry.href} class={entry.begins ? 'begins' : undefined}>
            <a href={entry.href} aria-current={isCurrent(entry.href, here) ? 'page' : undefined} aria-label={mine === undefined ? undefined : `${entry.text}, ${mine.words}`} data-count={mine?.count}>
              {entry.text}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The entry of the page, or of the list that it is about. */
function isCurrent(href: string, here: string): boolean {
  if (href === here) return true;
  const isRoot = href === to`/` || href.split('/').length <= 4;
  return !isRoot && here.startsWith(`${href}/`);
}

export function Shell({ onSignedOut }: { onSignedOut: () => void }) {
  const access = useAccess();
  const place = usePlace();
  const m = messages();
  const [menu, setMenu] = useState(false);
  const [palette, setPalette] = useState(false);
  useZoneChanges();
  const page = pageOf(place.path, access);
  const orgId = page.orgId ?? access.who.orgId ?? undefined;
  const here = `/console${place.path}`;

  useEffect(() => {
    setMenu(false);
    setPalette(false);
  }, [place.path]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette((shown) => !shown);
      }
      const target = event.target as HTMLElement;
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
        const filter = document.querySelector<HTMLElement>('[data-filter]');
        if (filter !== null) {
          event.preventDefault();
          filter.focus();
        }
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  return (
    <div class={menu ? 'shell open' : 'shell'}>
      <a class="skip" href="#main">
        {m.nav.skip}
      </a>
      <header class="top">
        <button type="button" onClick={() => setMenu(!menu)} aria-expanded={menu} aria-controls="rail">
          {m.nav.menu}
        </button>
        <Brand />
      </header>
      <aside class="rail" id="rail" aria-label={m.nav.rail}>
        <Brand />
        <button type="button" class="find" onClick={() => setPalette(true)}>
          {m.nav.find} <kbd>Ctrl K</kbd>
        </button>
        <nav aria-label={m.nav.label}>
          {access.isPlatform ? (
            <>
              <h2>{m.nav.platform}</h2>
              <Entries of={visible(platformEntries(), access)} here={here} />
            </>
          ) : null}
          {orgId === undefined ? null : <OrganizationRail orgId={orgId} here={here} />}
        </nav>
        <Account onSignedOut={onSignedOut} />
      </aside>
      {page.view}
      {palette ? <Palette orgId={orgId} onClose={() => setPalette(false)} /> : null}
    </div>
  );
}

function OrganizationRail({ orgId, here }: { orgId: string; here: string }) {
  const access = useAccess();
  const org = useAnswer<Organization>(access.may('org:read') ? api`/v1/orgs/${orgId}` : undefined);
  const count = useMine(orgId);
  const waiting = count === undefined ? undefined : { href: toApprovals(orgId), count, words: messages().approvals.waitForYou(count) };
  return (
    <>
      <h2>
        <bdi>{org.data?.name ?? orgId}</bdi>
      </h2>
      <Entries of={visible(organizationEntries(orgId), access)} here={here} waiting={waiting} />
    </>
  );
}

function Brand() {
  const { title, logo } = brand();
  return (
    <a class="brand" href={to`/`}>
      {logo === undefined ? null : <img src={logo} alt="" />}
      <span>{title}</span>
    </a>
  );
}
