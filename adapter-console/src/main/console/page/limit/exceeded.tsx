import type { OnExceeded } from '@api';
import type { Problem } from '../../api/problem';
import { Choice } from '../../component/form';
import { messages } from '../../message/messages';

const CHOICES: readonly OnExceeded[] = ['none', 'pause', 'cancel'];

/** Chooses what happens to runs of workflows while a limit is exceeded. */
export function OnExceededChoice({ value, problem, onValue }: { value: string; problem: Problem | undefined; onValue: (value: string) => void }) {
  const m = messages().limits;
  return <Choice label={m.onExceeded} hint={m.onExceededHints[value]} pointer="/onExceeded" problem={problem} value={value} onValue={onValue} options={CHOICES.map((key) => [key, m.onExceededWords[key]] as const)} />;
}
