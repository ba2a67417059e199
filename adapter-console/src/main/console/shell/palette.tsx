import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Organization } from '@api';
import { useAccess } from '../access/access';
import { useAnswer, type Page } from '../api/answer';
import { withQuery } from '../api/client';
import { useLater } from '../component/later';
import { messages } from '../message/messages';
import { open, to } from '../route/route';
import { organizationEntries, platformEntries, visible } from './shell';

interface Command {
  text: string;
  note: string;
  href: string;
}

/** Finds pages and organizations by typing. */
export function Palette({ orgId, onClose }: { orgId: string | undefined; onClose: () => void }) {
  const access = useAccess();
  const m = messages().palette;
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const asked = useLater(text.trim());
  const isSearch = access.may('platform:read') && asked !== '';
  const orgs = useAnswer<Page<Organization>>(isSearch ? withQuery('/v1/orgs', { namePrefix: asked, limit: '8' }) : undefined);

  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      before?.focus();
    };
  }, []);

  const pages: Command[] = [
    ...(orgId === undefined
      ? []
      : visible(organizationEntries(orgId), access).map((entry) => ({ text: entry.text, note: orgId, href: entry.href }))),
    ...(access.isPlatform
      ? visible(platformEntries(), access).map((entry) => ({ text: entry.text, note: messages().nav.platform, href: entry.href }))
      : []),
  ];
  const words = text.trim().toLowerCase();
  const found: Command[] = [
    ...pages.filter((page) => `${page.text} ${page.note}`.toLowerCase().includes(words)),
    ...(orgs.data?.items ?? []).map((org) => ({ text: org.name, note: org.slug, href: to`/orgs/${org.orgId}` })),
  ].slice(0, 12);
  const chosen = Math.min(at, Math.max(found.length - 1, 0));

  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(found.length, 1));
    else if (event.key === 'ArrowUp') setAt((chosen + found.length - 1) % Math.max(found.length, 1));
    else if (event.key === 'Enter' && found[chosen] !== undefined) open(found[chosen].href);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={box} class="palette" aria-label={m.label} onCancel={onClose}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
        aria-label={m.label}
        placeholder={m.placeholder}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <ul role="listbox" id={id} aria-label={m.results}>
        {found.map((command, index) => (
          // The keys of the list are those of the input.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={command.href}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => open(command.href)}
            onMouseMove={() => setAt(index)}
          >
            <bdi>{command.text}</bdi> <span class="quiet">{command.note}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p class="empty">{m.nothing}</p> : null}
    </dialog>
  );
}
