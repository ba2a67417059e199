import { useId } from 'preact/hooks';
import { useAccess } from '../../access/access';
import type { Query } from '../../api/client';
import { messages } from '../../message/messages';
import { useParameter } from '../../route/route';
import { SpanFilter, useSpan } from '../refusal/time';
import { STATES } from './state';

/** All runs that have not ended, or have, instead of one state. */
const ACTIVE = 'active';
const ENDED = 'ended';
/** The period if the address has none. */
export const RANGE = 'all';

/** What the address asks for, as the parameters of the API. */
export function useRunQuery(): Query {
  const [state] = useParameter('state');
  const [workflow] = useParameter('workflow');
  const [gatewayId] = useParameter('gatewayId');
  const [launchedBy] = useParameter('launchedBy');
  const { since, until } = useSpan(RANGE);
  const isGroup = state === ACTIVE || state === ENDED;
  return {
    state: isGroup ? undefined : state,
    ended: isGroup ? String(state === ENDED) : undefined,
    workflow: workflow.trim(),
    gatewayId: gatewayId.trim(),
    launchedBy: launchedBy.trim(),
    since,
    until,
  };
}

/** The filters of a list of runs. Names that are known are offered. */
export function RunFilters({ workflows, gateways }: { workflows: string[]; gateways: string[] }) {
  const m = messages();
  const { who } = useAccess();
  const [state, setState] = useParameter('state');
  return (
    <>
      <label>
        {m.limits.state}
        <select data-filter value={state} onChange={(event) => setState(event.currentTarget.value)}>
          <option value="">{m.common.all}</option>
          <option value={ACTIVE}>{m.runs.active}</option>
          <option value={ENDED}>{m.runs.ended}</option>
          {STATES.map((key) => (
            <option key={key} value={key}>
              {m.runs.states[key]}
            </option>
          ))}
        </select>
      </label>
      <Suggested name="workflow" label={m.runs.workflow} options={workflows} />
      <Suggested name="gatewayId" label={m.runs.gateway} options={gateways} />
      <Suggested name="launchedBy" label={m.runs.who} options={[who.actorId]} />
      <SpanFilter byDefault={RANGE} />
    </>
  );
}

function Suggested({ name, label, options }: { name: string; label: string; options: string[] }) {
  const id = useId();
  const [value, setValue] = useParameter(name);
  return (
    <label>
      {label}
      <input type="search" list={id} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      <datalist id={id}>
        {[...new Set(options)].map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  );
}
