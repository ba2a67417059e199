import type { Approval } from '@api';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useAccess } from '../../access/access';
import { forgetAnswers } from '../../api/answer';
import { call, path as api } from '../../api/client';
import { Problem } from '../../api/problem';
import { ProblemNote } from '../../component/problem';
import { messages } from '../../message/messages';
import { tellDecided } from './mine';
import { Rank } from './rank';

/**
 * Decides an approval: approve or deny, with the choice that its mode asks for.
 *
 * @param onDecided what to do when it was decided, or when the server says that it cannot be decided any more
 */
export function DecideForm({ approval, onDecided }: { approval: Approval; onDecided: (problem?: Problem) => void }) {
  const m = messages().approvals;
  const { who } = useAccess();
  const own = approval.decisions.find(({ by }) => by.id === who.actorId);
  const [note, setNote] = useState(own?.note ?? '');
  const [selected, setSelected] = useState(own?.selected ?? '');
  const [ranked, setRanked] = useState(own?.ranked ?? approval.options.map(({ key }) => key));
  const [missing, setMissing] = useState<'note' | 'choice'>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [isStored, setStored] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const noteId = useId();
  const { mode } = approval;
  const { noteRequired } = approval.rules;

  useEffect(() => form.current?.querySelector<HTMLElement>('input, .rank button:not(:disabled), textarea')?.focus(), []);

  const decide = (approved: boolean) => {
    const lacks = approved && mode === 'select' && selected === '' ? 'choice' : noteRequired && note.trim() === '' ? 'note' : undefined;
    setMissing(lacks);
    setProblem(undefined);
    if (lacks !== undefined) {
      form.current?.querySelector<HTMLElement>(lacks === 'note' ? 'textarea' : 'input[type=radio]')?.focus();
      return;
    }
    setBusy(true);
    call<Approval>(api`/v1/orgs/${approval.orgId}/approvals/${approval.approvalId}/decisions`, {
      method: 'POST',
      body: {
        approved,
        note: note.trim() === '' ? null : note.trim(),
        selected: approved && mode === 'select' ? selected : null,
        ranked: approved && mode === 'rank' ? ranked : null,
      },
    })
      .then(() => {
        forgetAnswers();
        tellDecided();
        setStored(true);
        onDecided();
      })
      .catch((failure: unknown) => {
        if (!(failure instanceof Problem)) throw failure;
        setProblem(failure);
        if (failure.status === 409 || failure.status === 403) onDecided(failure);
      })
      .finally(() => setBusy(false));
  };
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    decide(true);
  };
  const noteError = missing === 'note' ? m.noteMissing : problem?.at('/note');
  return (
    <form ref={form} class="decide" onSubmit={submit} noValidate aria-label={m.decideOf(approval.title)}>
      {mode === 'select' ? <Select approval={approval} value={selected} isMissing={missing === 'choice'} onValue={(key) => { setSelected(key); setMissing(undefined); }} /> : null}
      {mode === 'rank' ? <Rank options={approval.options} value={ranked} onValue={setRanked} /> : null}
      <div class="field">
        <label for={noteId}>{noteRequired ? m.noteRequired : m.note}</label>
        <textarea id={noteId} class="prose" rows={2} maxLength={2000} value={note} aria-required={noteRequired} aria-invalid={noteError !== undefined} aria-describedby={`${noteId}-hint`} onInput={(event) => setNote(event.currentTarget.value)} />
        <div id={`${noteId}-hint`} class={noteError === undefined ? 'hint' : 'hint wrong'}>
          {noteError ?? m.noteHint}
        </div>
      </div>
      <p class="hint">{effectOf(approval, who.actorId)}</p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {isStored && problem === undefined ? <p role="status">{m.stored}</p> : null}
      <div class="buttons">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? messages().common.working : m.approveWords[mode]}
        </button>
        <button type="button" class="danger" disabled={busy} onClick={() => decide(false)}>
          {m.deny}
        </button>
      </div>
    </form>
  );
}

/** What an approval and a denial will do now. */
function effectOf(approval: Approval, actorId: string): string {
  const m = messages().approvals;
  const others = approval.decisions.filter((decision) => decision.approved && decision.by.id !== actorId).length;
  const after = Number(approval.rules.requiredApprovals) - others - 1;
  const hasOptions = approval.mode === 'select' || approval.mode === 'rank';
  return `${after <= 0 && !(hasOptions && others > 0) ? m.effectLast : m.effectMore(Math.max(after, 0), hasOptions)} ${m.effectDeny}`;
}

function Select({ approval, value, isMissing, onValue }: { approval: Approval; value: string; isMissing: boolean; onValue: (key: string) => void }) {
  const m = messages().approvals;
  const name = useId();
  return (
    <fieldset class="options">
      <legend>{m.chooseOne}</legend>
      {approval.options.map((option) => (
        <label key={option.key} class="option">
          <input type="radio" name={name} value={option.key} checked={value === option.key} onChange={() => onValue(option.key)} />
          <span>
            <bdi>{option.label}</bdi>
            {option.summary === null ? null : <span class="advice"><bdi>{option.summary}</bdi></span>}
          </span>
        </label>
      ))}
      {isMissing ? <p class="hint wrong" role="alert">{m.choiceMissing}</p> : null}
    </fieldset>
  );
}
