/**
 * A segment of an address. Browsers resolve `.` and `..` even if they are encoded, which would lead to another address. So
 * these get a character that no id may have, and the API refuses them.
 */
function segment(id: string): string {
  return encodeURIComponent(id === '.' || id === '..' ? `${id}\u0001` : id);
}

/** An address from a template. Ids are encoded. */
export function encoded(parts: TemplateStringsArray, ...ids: string[]): string {
  return parts.reduce((all, part, at) => all + part + (at < ids.length ? segment(ids[at] ?? '') : ''), '');
}

export type Query = Record<string, string | undefined>;

/** An address with more parameters. Those that are undefined or empty are left out. */
export function withQuery(base: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${text}`;
}
