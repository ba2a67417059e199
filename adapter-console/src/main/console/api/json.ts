/** A string or a number of a JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON. Numbers become strings with all their digits, because quantities have more than a double keeps. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

/** The source text of a member of a JSON object, with its digits as they are; undefined if there is none. */
export function sourceOf(text: string, name: string): string | undefined {
  const parts = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let depth = 0;
  let key: string | undefined;
  let start = -1;
  let last: string | undefined;
  for (let part = parts.exec(text); part !== null; part = parts.exec(text)) {
    const token = part[0];
    const closes = token === '}' || token === ']';
    if (depth === 1 && start >= 0 && (token === ',' || closes)) {
      return text.slice(start, part.index).trim();
    }
    if (depth === 1 && token === ':') {
      key = last;
      if (key !== undefined && JSON.parse(key) === name) {
        start = parts.lastIndex;
      }
    }
    if (token === '{' || token === '[') depth++;
    if (closes) depth--;
    last = token;
  }
  return undefined;
}

/** JSON that is sent as it is, such as metadata that somebody typed. */
export class Source {
  constructor(readonly text: string) {}
}

/** A JSON object. Members that are undefined are left out. */
export function stringify(members: Record<string, unknown>): string {
  const parts = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${value instanceof Source ? value.text : JSON.stringify(value)}`);
  return `{${parts.join(',')}}`;
}
