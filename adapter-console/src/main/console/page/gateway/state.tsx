import type { GatewayHealth, GatewayState } from '@api';
import { State, type Level } from '../../component/text';
import { sentence } from '../../format/format';
import { messages } from '../../message/messages';

const LEVELS: Record<GatewayState, Level> = {
  up: 'plain',
  unknown: 'plain',
  disabled: 'near',
  down: 'past',
  unauthorized: 'past',
  'token-unreadable': 'past',
  'address-refused': 'past',
};

/** Whether a gateway can be used, in a word. */
export function GatewayWord({ state }: { state: GatewayState }) {
  const m = messages().gateways;
  return (
    <span title={m.advice[state]}>
      <State level={LEVELS[state]}>{m.states[state]}</State>
    </span>
  );
}

/** What is wrong with a gateway, and what to do; nothing if it is up. */
export function GatewayAdvice({ health }: { health: Pick<GatewayHealth, 'state' | 'detail'> }) {
  const m = messages().gateways;
  if (health.state === 'up') return null;
  return (
    <>
      {health.detail === null ? null : <><bdi>{sentence(health.detail)}</bdi> </>}
      {m.advice[health.state]}
    </>
  );
}

/** Whether runs can be launched there, as far as is known. */
export function isUsable(state: GatewayState): boolean {
  return state === 'up' || state === 'unknown';
}
