import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { brand } from '../brand';

export interface Crumb {
  text: string;
  href?: string;
}

interface PageProps {
  /** The question that the page answers. */
  title: string;
  crumbs: Crumb[];
  /** What can be done here. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A page: where one is, the question, and the answer. */
export function Page({ title, crumbs, actions, children }: PageProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${brand().title}`;
  }, [title]);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="main">
      <nav class="crumbs" aria-label="Breadcrumb">
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.text}>{crumb.href === undefined ? <bdi>{crumb.text}</bdi> : <a href={crumb.href}><bdi>{crumb.text}</bdi></a>}</li>
          ))}
        </ol>
      </nav>
      <header class="head">
        <h1 ref={head} tabIndex={-1}>
          {title}
        </h1>
        <div class="actions">{actions}</div>
      </header>
      {children}
    </main>
  );
}

/** A part of a page. */
export function Section({ title, aside, children }: { title: string; aside?: ComponentChildren; children: ComponentChildren }) {
  return (
    <section>
      <header>
        <h2>{title}</h2>
        {aside === undefined ? null : <div class="aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** Names and values of one object; side by side on wide screens if there are many. */
export function Facts({ of, many = false }: { of: readonly (readonly [string, ComponentChildren])[]; many?: boolean }) {
  return (
    <dl class={many ? 'facts many' : 'facts'}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Figures that answer the question of the page, side by side. */
export function Figures({ of }: { of: readonly (readonly [string, ComponentChildren, ComponentChildren?])[] }) {
  return (
    <dl class="figures">
      {of.map(([name, value, note]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note === undefined ? null : <span class="note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
