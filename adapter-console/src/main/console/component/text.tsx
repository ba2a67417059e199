import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { instant, quantity, relative } from '../format/format';
import { messages } from '../message/messages';

let round = 0;
const clocks = new Set<() => void>();
setInterval(() => {
  if (document.hidden) return;
  round++;
  clocks.forEach((tick) => tick());
}, 15_000);

/** Draws again every quarter of a minute, because relative times pass. */
function useClock(): void {
  const [, set] = useState(round);
  useEffect(() => {
    const tick = () => set(round);
    clocks.add(tick);
    return () => void clocks.delete(tick);
  }, []);
}

/** An instant as the time from now; the exact one on hover and for screen readers. */
export function When({ at }: { at: string | null | undefined }) {
  useClock();
  if (at === null || at === undefined) return <span class="quiet">{messages().common.never}</span>;
  return (
    <time dateTime={at} title={instant(at)}>
      {relative(at)}
    </time>
  );
}

/** An instant with date and time; the time from now on hover. */
export function Instant({ at }: { at: string | null | undefined }) {
  if (at === null || at === undefined) return <span class="quiet">–</span>;
  return (
    <time dateTime={at} title={relative(at)}>
      {instant(at)}
    </time>
  );
}

/** Longer numbers may break into lines between their groups of digits. */
const LONG = 16;

/** A quantity with all its digits. */
export function Quantity({ of, unit }: { of: string | null | undefined; unit?: string | undefined }) {
  if (of === null || of === undefined) return <span class="quiet">–</span>;
  const shown = quantity(of);
  return (
    <span class={shown.length > LONG ? 'number long' : 'number'}>
      {shown.length > LONG ? shown.split(/(?<=\D)/).map((part) => [part, <wbr key={part} />]) : shown}
      {unit === undefined ? null : <span class="unit"> {unit}</span>}
    </span>
  );
}

/** A value that others wrote: shown as text, in its own direction, cut when it is too long. */
export function Value({ children, full = false, short = false }: { children: string | null | undefined; full?: boolean; short?: boolean }) {
  if (children === null || children === undefined || children === '') return <span class="quiet">–</span>;
  return (
    <bdi class={full ? 'value full' : short ? 'value short' : 'value'} title={children.length > (short ? 16 : 32) ? children : undefined}>
      {children}
    </bdi>
  );
}

/** An id that people copy. */
export function Id({ children }: { children: string | null | undefined }) {
  if (children === null || children === undefined) return <span class="quiet">–</span>;
  return (
    <span class="id">
      <Value>{children}</Value>
      <Copy text={children} />
    </span>
  );
}

/** The last characters of an id that begins with a time tell it apart from others. */
const TAIL = 10;

/** An id of which the end is enough in a list. */
export function ShortId({ children: id }: { children: string }) {
  return (
    <span class="id quiet" title={id}>
      {id.length <= TAIL + 6 ? id : `…${id.slice(-TAIL)}`}
      <Copy text={id} />
    </span>
  );
}

/** @param name what is copied, if the text itself is long */
export function Copy({ text, label, name = text }: { text: string; label?: string; name?: string }) {
  const [copied, setCopied] = useState(false);
  const m = messages().common;
  const copy = () => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    void clipboard?.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 1500);
    });
  };
  return (
    <button type="button" class="copy" onClick={copy} aria-label={`${m.copy} ${name}`} title={m.copy}>
      {copied ? m.copied : (label ?? <CopyMark />)}
    </button>
  );
}

function CopyMark() {
  return (
    <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <rect x="5.5" y="5.5" width="8" height="8" rx="1" fill="none" stroke="currentColor" />
      <path d="M3.5 10.5h-1v-8h8v1" fill="none" stroke="currentColor" />
    </svg>
  );
}

export type Level = 'plain' | 'near' | 'past';

/** A word with a mark, so that a state does not depend on colour. */
export function State({ level = 'plain', children }: { level?: Level; children: ComponentChildren }) {
  const mark = level === 'past' ? '■' : level === 'near' ? '▲' : '';
  return (
    <span class={`state ${level}`}>
      {mark === '' ? null : <span aria-hidden="true">{mark} </span>}
      {children}
    </span>
  );
}
