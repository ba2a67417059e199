/** A string or a number of a JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON. Numbers become strings with all their digits, because quantities have more than a double keeps. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

const PARTS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

function partsOf(text: string): string[] {
  return text.match(PARTS) ?? [];
}

/** The members of a JSON object: names, and values as source texts without white space, with their digits as they are. */
export function membersOf(text: string): [string, string][] {
  const members: [string, string][] = [];
  let depth = 0;
  let name: string | undefined;
  let value = '';
  for (const part of partsOf(text)) {
    if (part === '}' || part === ']') depth--;
    const ends = depth === 0 || (depth === 1 && part === ',');
    if (ends && name !== undefined) members.push([name, value]);
    if (ends) name = undefined;
    else if (depth === 1 && name === undefined) name = JSON.parse(part) as string;
    else if (depth === 1 && part === ':' && value === '') continue;
    else value += part;
    if (ends || value === '') value = '';
    if (part === '{' || part === '[') depth++;
  }
  return members;
}

/** The elements of a JSON array, as source texts without white space, with their digits as they are. */
export function elementsOf(text: string): string[] {
  const elements: string[] = [];
  let depth = 0;
  let value = '';
  for (const part of partsOf(text)) {
    if (part === '}' || part === ']') depth--;
    const ends = depth === 0 || (depth === 1 && part === ',');
    if (ends && value !== '') elements.push(value);
    value = ends || depth === 0 ? '' : value + part;
    if (part === '{' || part === '[') depth++;
  }
  return elements;
}

/** The source text of a member of a JSON object; undefined if there is none. */
export function sourceOf(text: string, name: string): string | undefined {
  return membersOf(text).find(([found]) => found === name)?.[1];
}

/** Whether a text is a JSON object. */
export function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** JSON without white space. */
export function compact(text: string): string {
  return partsOf(text).join('');
}

/** JSON by lines, with the digits of its numbers as they are. */
export function indented(text: string): string {
  let lines = '';
  let depth = 0;
  let before = '';
  const newLine = () => '\n' + '  '.repeat(depth);
  for (const part of partsOf(text)) {
    const opens = before === '{' || before === '[';
    if (part === '}' || part === ']') {
      depth--;
      lines += (opens ? '' : newLine()) + part;
    } else {
      lines += (opens || before === ',' ? newLine() : '') + part + (part === ':' ? ' ' : '');
    }
    if (part === '{' || part === '[') depth++;
    before = part;
  }
  return lines;
}

/** How deep objects and arrays are nested. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const part of partsOf(text)) {
    if (part === '{' || part === '[') deepest = Math.max(deepest, ++depth);
    if (part === '}' || part === ']') depth--;
  }
  return deepest;
}

/** The JSON merge patch (RFC 7396) that makes one object of another. It cannot set a member to null. */
export function patchOf(before: string, after: string): string {
  const old = new Map(membersOf(before));
  const members = membersOf(after);
  const names = new Set(members.map(([name]) => name));
  const removed = [...old.keys()].filter((name) => !names.has(name)).map((name) => `${JSON.stringify(name)}:null`);
  const changed = members
    .filter(([name, value]) => old.get(name) !== value)
    .map(([name, value]) => {
      const was = old.get(name) ?? '';
      return `${JSON.stringify(name)}:${was.startsWith('{') && value.startsWith('{') ? patchOf(was, value) : value}`;
    });
  return `{${[...removed, ...changed].join(',')}}`;
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
