import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { call } from '../api/client';
import { messages } from '../message/messages';
import { FormDialog, ReasonField, TextField } from './form';

interface RemoveButtonProps {
  /** The word on the button, such as `Remove`. */
  verb: string;
  title: string;
  /** What will happen. */
  children: ComponentChildren;
  /** The address of the resource in the API. */
  path: string;
  method?: 'DELETE' | 'POST';
  /** A text that has to be typed first. */
  typed?: string;
  onDone: () => void;
}

/** A button that removes something, after a dialog that says what this does. */
export function RemoveButton({ verb, title, children, path, method = 'DELETE', typed, onDone }: RemoveButtonProps) {
  const m = messages().common;
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  return (
    <>
      <button type="button" class="danger" onClick={() => setOpen(true)}>
        {verb}
      </button>
      {isOpen ? (
        <FormDialog
          title={title}
          verb={verb}
          danger
          disabled={typed !== undefined && text !== typed}
          onClose={() => setOpen(false)}
          onSubmit={async () => {
            await call(path, { method, reason });
            setOpen(false);
            onDone();
          }}
        >
          {children}
          {typed === undefined ? null : <TextField label={m.typeToConfirm(typed)} value={text} onValue={setText} autoComplete="off" />}
          <ReasonField value={reason} onValue={setReason} />
        </FormDialog>
      ) : null}
    </>
  );
}
