import { useState } from 'preact/hooks';
import { call, Source } from '../api/client';
import { compact, depthOf, indented, isObject, membersOf, patchOf } from '../api/json';
import { quantity } from '../format/format';
import { messages } from '../message/messages';
import { AreaField, FormDialog, ReasonField } from './form';
import { Facts, Section } from './page';
import { Pairs, pairsOf, sourceOfPairs, type Pair } from './pairs';
import { Value } from './text';

/** The rules of the API. */
const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 8;

interface MetadataProps {
  /** The metadata as JSON, with its digits as they are. */
  source: string;
  /** The resource that has it, in the API. */
  path: string;
  /** The version that a change is based on. */
  etag: string | undefined;
  mayWrite: boolean;
  onSaved: () => void;
}

/** Metadata of an organization or a project, and its change. */
export function MetadataSection({ source, path, etag, mayWrite, onSaved }: MetadataProps) {
  const m = messages();
  const [editing, setEditing] = useState(false);
  const pairs = pairsOf(source);
  const edit = (
    <button type="button" onClick={() => setEditing(true)}>
      {m.metadata.edit}
    </button>
  );
  return (
    <Section title={m.common.metadata} aside={mayWrite ? edit : undefined}>
      {pairs === undefined ? (
        <pre tabIndex={0}>{indented(source)}</pre>
      ) : pairs.length === 0 ? (
        <p class="empty">{m.metadata.none}</p>
      ) : (
        <Facts of={pairs.map(({ name, value }) => [name, <Value full>{value}</Value>] as const)} />
      )}
      {editing ? (
        <EditMetadata
          source={source}
          path={path}
          etag={etag}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onSaved();
          }}
        />
      ) : null}
    </Section>
  );
}

/** Names and values if the metadata is flat, or JSON. */
function EditMetadata({ source, path, etag, onClose, onDone }: { source: string; path: string; etag: string | undefined; onClose: () => void; onDone: () => void }) {
  const m = messages();
  const flat = pairsOf(source);
  const [pairs, setPairs] = useState<Pair[] | undefined>(flat === undefined || flat.length > 0 ? flat : [{ id: 0, name: '', kind: 'text', value: '' }]);
  const [text, setText] = useState(() => indented(source));
  const [reason, setReason] = useState('');
  const edited = pairs === undefined ? text : (sourceOfPairs(pairs) ?? '');
  const wrong = pairs === undefined ? wrongIn(text) : edited === '' ? m.metadata.pairRules : tooLarge(edited);
  const flattened = pairs === undefined && wrong === undefined ? pairsOf(text) : undefined;
  return (
    <FormDialog
      title={m.metadata.editTitle}
      verb={m.common.save}
      wide
      disabled={wrong !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        await call(path, { method: 'PATCH', etag, reason, body: { metadata: new Source(patchOf(source, edited)) } });
        onDone();
      }}
    >
      {(problem) => (
        <>
          {pairs === undefined ? (
            <AreaField label="JSON" pointer="/metadata" problem={problem} rows={12} value={text} onValue={setText} />
          ) : (
            <Pairs of={pairs} onChange={setPairs} />
          )}
          <p class={wrong === undefined ? 'hint' : 'hint wrong'} role="status">
            {wrong ?? m.metadata.rules(quantity(String(bytesOf(edited))), quantity(String(MAX_BYTES)), MAX_DEPTH)}
          </p>
          {pairs === undefined ? null : (
            <button
              type="button"
              class="plain start"
              disabled={wrong !== undefined}
              onClick={() => {
                setText(indented(edited));
                setPairs(undefined);
              }}
            >
              {m.metadata.asJson}
            </button>
          )}
          {flattened === undefined ? null : (
            <button type="button" class="plain start" onClick={() => setPairs(flattened)}>
              {m.metadata.asPairs}
            </button>
          )}
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}

function bytesOf(source: string): number {
  return new TextEncoder().encode(compact(source)).length;
}

function tooLarge(source: string): string | undefined {
  const m = messages().metadata;
  const size = bytesOf(source);
  return size > MAX_BYTES ? m.tooLarge(quantity(String(size)), quantity(String(MAX_BYTES))) : undefined;
}

/** Why the API would refuse this JSON; undefined if it would not for its form. */
function wrongIn(text: string): string | undefined {
  const m = messages();
  if (!isObject(text)) return m.common.notJson;
  if (depthOf(text) > MAX_DEPTH) return m.metadata.tooDeep(MAX_DEPTH);
  if (hasNull(text)) return m.metadata.noNull;
  return tooLarge(text);
}

/** A change cannot set a member to null: null removes it. */
function hasNull(object: string): boolean {
  return membersOf(object).some(([, value]) => value === 'null' || (value.startsWith('{') && hasNull(value)));
}
