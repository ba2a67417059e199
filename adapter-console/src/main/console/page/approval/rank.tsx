import type { ApprovalOption } from '@api';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { messages } from '../../message/messages';

interface RankProps {
  options: ApprovalOption[];
  /** The keys of the options in their order, the best first. */
  value: string[];
  onValue: (keys: string[]) => void;
}

/** Puts options in an order: with the buttons, or with the arrow keys on a row. */
export function Rank({ options, value, onValue }: RankProps) {
  const m = messages().approvals;
  const box = useRef<HTMLOListElement>(null);
  const moved = useRef<{ key: string; step: number }>();
  const [said, setSaid] = useState('');

  // The focus stays on what was moved.
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    const { key, step } = moved.current;
    moved.current = undefined;
    const row = [...(box.current?.children ?? [])].find((child) => (child as HTMLElement).dataset['key'] === key);
    const buttons = [...(row?.querySelectorAll('button') ?? [])];
    const same = buttons[step < 0 ? 0 : 1];
    (same?.disabled ? buttons.find((button) => !button.disabled) : same)?.focus();
  }, [value]);

  const labelOf = (key: string) => options.find((option) => option.key === key)?.label ?? key;
  const move = (at: number, step: number) => {
    const to = at + step;
    const key = value[at];
    if (key === undefined || to < 0 || to >= value.length) return;
    const next = value.filter((other) => other !== key);
    next.splice(to, 0, key);
    moved.current = { key, step };
    setSaid(m.movedTo(labelOf(key), to + 1, value.length));
    onValue(next);
  };
  const press = (event: KeyboardEvent, at: number) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    move(at, step);
  };
  return (
    <fieldset class="options">
      <legend>{m.rankLegend}</legend>
      <p class="hint">{m.rankHint}</p>
      <ol ref={box} class="rank">
        {value.map((key, at) => (
          // The keys are for the buttons in the row.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li key={key} data-key={key} onKeyDown={(event) => press(event, at)}>
            <span class="place" aria-hidden="true">{at + 1}</span>
            <span class="label">
              <bdi>{labelOf(key)}</bdi>
              <Summary of={options.find((option) => option.key === key)} />
            </span>
            <button type="button" disabled={at === 0} aria-label={m.moveUp(labelOf(key))} onClick={() => move(at, -1)}>
              ↑
            </button>
            <button type="button" disabled={at === value.length - 1} aria-label={m.moveDown(labelOf(key))} onClick={() => move(at, 1)}>
              ↓
            </button>
          </li>
        ))}
      </ol>
      <p class="hidden" role="status">
        {said}
      </p>
    </fieldset>
  );
}

function Summary({ of: option }: { of: ApprovalOption | undefined }) {
  if (option === undefined || option.summary === null) return null;
  return (
    <span class="advice">
      <bdi>{option.summary}</bdi>
    </span>
  );
}
