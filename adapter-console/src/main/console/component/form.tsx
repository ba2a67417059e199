import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { forgetAnswers } from '../api/answer';
import { Problem } from '../api/problem';
import { messages } from '../message/messages';
import { ProblemNote } from './problem';

interface FieldProps {
  label: string;
  /** The pointer of the field in the body of the request: messages of the server about it appear here. */
  pointer?: string;
  problem?: Problem | undefined;
  hint?: ComponentChildren;
  children: (attributes: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ComponentChildren;
}

export function Field({ label, pointer, problem, hint, children }: FieldProps) {
  const id = useId();
  const error = pointer === undefined ? undefined : problem?.at(pointer);
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': error !== undefined,
      })}
      {note === undefined ? null : (
        <div id={`${id}-note`} class={error === undefined ? 'hint' : 'hint wrong'}>
          {note}
        </div>
      )}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, 'children'> {
  value: string;
  onValue: (value: string) => void;
  type?: string;
  required?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  autoComplete?: string;
  pattern?: string;
  list?: string;
}

export function TextField({ value, onValue, type = 'text', ...rest }: TextProps) {
  const { label, pointer, problem, hint, autoFocus, ...input } = rest;
  const box = useRef<HTMLInputElement>(null);
  // Before anybody can type: a later focus would take the rest of what is typed into another field.
  useLayoutEffect(() => {
    if (autoFocus) box.current?.focus();
  }, []);
  return (
    <Field label={label} {...(pointer === undefined ? {} : { pointer })} problem={problem} hint={hint}>
      {(attributes) => (
        <input
          {...attributes}
          {...input}
          ref={box}
          type={type}
          value={value}
          spellcheck={false}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function AreaField({ value, onValue, rows = 5, ...rest }: Omit<FieldProps, 'children'> & { value: string; onValue: (value: string) => void; rows?: number }) {
  return (
    <Field {...rest}>
      {(attributes) => (
        <textarea {...attributes} rows={rows} spellcheck={false} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Field>
  );
}

export function Choice({
  value,
  onValue,
  options,
  ...rest
}: Omit<FieldProps, 'children'> & { value: string; onValue: (value: string) => void; options: readonly (readonly [string, string | undefined])[] }) {
  return (
    <Field {...rest}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean;
}

/** A modal dialog. Escape closes it; the focus returns to where it was. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const before = useRef(document.activeElement as HTMLElement | null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      // While it is open, nothing else can have the focus.
      dialog?.close();
      before.current?.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={wide ? 'wide' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

interface FormDialogProps {
  title: string;
  /** The word on the button. */
  verb: string;
  danger?: boolean;
  /** The word on the button that changes nothing. */
  back?: string;
  wide?: boolean;
  disabled?: boolean;
  onClose: () => void;
  /** Does the work. Throws a [Problem]. */
  onSubmit: () => Promise<void>;
  /** More about a problem. */
  explain?: (problem: Problem) => ComponentChildren;
  children: ComponentChildren | ((problem: Problem | undefined) => ComponentChildren);
}

/** A dialog that changes something. It stays open, with what was typed, if the server refuses. */
export function FormDialog({ title, verb, danger = false, back = messages().common.cancel, wide = false, disabled = false, onClose, onSubmit, explain, children }: FormDialogProps) {
  const [problem, setProblem] = useState<Problem | undefined>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // What is wrong is in sight, also in a dialog that is longer than the window.
  useEffect(() => {
    if (problem === undefined) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong !== null && wrong !== undefined) wrong.focus();
    else form.current?.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    onSubmit()
      .then(forgetAnswers)
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
      })
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={title} wide={wide} onClose={onClose}>
      <form ref={form} onSubmit={submit}>
        {typeof children === 'function' ? children(problem) : children}
        {problem === undefined ? null : <ProblemNote problem={problem}>{explain?.(problem)}</ProblemNote>}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            {back}
          </button>
          <button type="submit" class={danger ? 'danger' : 'primary'} disabled={busy || disabled}>
            {busy ? messages().common.working : verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The reason of a change, which the audit log keeps. */
export function ReasonField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const m = messages().common;
  return <TextField label={m.reason} hint={m.reasonHint} value={value} onValue={onValue} />;
}
