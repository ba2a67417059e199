import { useState } from 'preact/hooks';
import { elementsOf, indented, membersOf } from '../api/json';
import { messages } from '../message/messages';
import { Copy } from './text';

/** Deeper values are closed at first. */
const OPEN = 2;

/** JSON as a tree, or as text. Numbers have all their digits. */
export function Json({ source, label }: { source: string; label: string }) {
  const m = messages().json;
  const [isText, setText] = useState(false);
  const isLeaf = !/^[[{]/.test(source);
  return (
    <div class="json">
      <div class="json-tools">
        {isLeaf ? null : (
          <button type="button" class="plain" aria-pressed={isText} onClick={() => setText(!isText)}>
            {isText ? m.asTree : m.asText}
          </button>
        )}
        <Copy text={indented(source)} name={label} label={messages().common.copy} />
      </div>
      {isText ? (
        <pre tabIndex={0}>{indented(source)}</pre>
      ) : (
        <ul class="tree" aria-label={label}>
          {isLeaf ? <Branch source={source} depth={0} /> : <Members source={source} depth={0} />}
        </ul>
      )}
    </div>
  );
}

function childrenOf(source: string): [string, string][] {
  return source.startsWith('{') ? membersOf(source) : elementsOf(source).map((value, at) => [String(at), value]);
}

function Members({ source, depth }: { source: string; depth: number }) {
  return (
    <>
      {childrenOf(source).map(([name, value], at) => (
        <Branch key={`${at} ${name}`} name={name} source={value} depth={depth} />
      ))}
    </>
  );
}

function Branch({ name, source, depth }: { name?: string; source: string; depth: number }) {
  const m = messages().json;
  const [isOpen, setOpen] = useState(depth < OPEN);
  const label = name === undefined ? null : <span class="name">{name}</span>;
  if (!/^[[{]/.test(source)) {
    return (
      <li>
        {label} <Leaf source={source} />
      </li>
    );
  }
  const children = childrenOf(source);
  if (children.length === 0) {
    return (
      <li>
        {label} <span class="quiet">{source.startsWith('{') ? '{ }' : '[ ]'}</span>
      </li>
    );
  }
  return (
    <li>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {label} <span class="quiet">{source.startsWith('{') ? m.members(children.length) : m.elements(children.length)}</span>
        </summary>
        {isOpen ? (
          <ul>
            <Members source={source} depth={depth + 1} />
          </ul>
        ) : null}
      </details>
    </li>
  );
}

/** Texts as they read, with their line breaks; numbers with their digits. */
function Leaf({ source }: { source: string }) {
  if (!source.startsWith('"')) return <code>{source}</code>;
  const text = JSON.parse(source) as string;
  return <bdi class={text.includes('\n') ? 'lines' : 'words'}>{text === '' ? '""' : text}</bdi>;
}
