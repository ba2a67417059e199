import { useState } from 'preact/hooks';
import type { QuotaStatus, UsageLimit } from '@api';
import { useAccess } from '../../access/access';
import { call, path as api, withQuery } from '../../api/client';
import { Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { Quantity } from '../../component/text';
import { compare, isQuantity, minus, percent, plus } from '../../format/decimal';
import { quantity } from '../../format/format';
import { messages } from '../../message/messages';
import { keyOf } from './bar';
import { OnExceededChoice } from './exceeded';

/** The address of one limit in the API. */
export function limitPath(limit: Pick<UsageLimit, 'orgId' | 'projectId' | 'metric' | 'unit' | 'period'>, one: 'by-key' | 'check' | ''): string {
  const base = api`/v1/orgs/${limit.orgId}/usage-limits`;
  return withQuery(one === '' ? base : `${base}/${one}`, keyOf(limit));
}

/** The address of the state of one limit in the API. */
export function statusPath(limit: Pick<UsageLimit, 'orgId' | 'projectId' | 'metric' | 'unit' | 'period'>): string {
  return withQuery(api`/v1/orgs/${limit.orgId}/quota-status/by-key`, keyOf(limit));
}

/** Changes a limit, if the caller may. */
export function RaiseButton({ status, onChanged }: { status: QuotaStatus; onChanged: () => void }) {
  const m = messages().limits;
  const access = useAccess();
  const [isOpen, setOpen] = useState(false);
  if (!access.mayIn(status.limit.projectId, 'limit:write')) return null;
  return (
    <>
      <button type="button" class="primary" onClick={() => setOpen(true)}>
        {m.change}
      </button>
      {isOpen ? (
        <ChangeLimit
          status={status}
          onClose={() => setOpen(false)}
          onChanged={() => {
            setOpen(false);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

function ChangeLimit({ status, onClose, onChanged }: { status: QuotaStatus; onClose: () => void; onChanged: () => void }) {
  const m = messages().limits;
  const { limit } = status;
  const [amount, setAmount] = useState(limit.limitQuantity);
  const [enforcement, setEnforcement] = useState<string>(limit.enforcement);
  const [onExceeded, setOnExceeded] = useState<string>(limit.onExceeded);
  const [thresholds, setThresholds] = useState(limit.thresholds.join(', '));
  const [reason, setReason] = useState('');
  const percents = thresholds.split(/[\s,]+/).filter((part) => part !== '');
  return (
    <FormDialog
      title={m.changeTitle(limit.metric)}
      verb={m.save}
      onClose={onClose}
      disabled={!isQuantity(amount)}
      onSubmit={async () => {
        await call(limitPath(limit, 'by-key'), {
          method: 'PATCH',
          reason,
          body: {
            limitQuantity: amount,
            enforcement,
            onExceeded,
            thresholds: percents.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
          },
        });
        onChanged();
      }}
    >
      {(problem) => (
        <>
          <TextField label={`${m.limit} (${limit.unit})`} pointer="/limitQuantity" problem={problem} value={amount} onValue={(value) => setAmount(value.trim())} hint={isQuantity(amount) ? undefined : m.quantityRule} required autoFocus />
          <Choice label={m.enforcement} value={enforcement} onValue={setEnforcement} options={[['hard', m.hard], ['soft', m.soft]]} hint={enforcement === 'hard' ? m.hardHint : m.softHint} />
          <OnExceededChoice value={onExceeded} problem={problem} onValue={setOnExceeded} />
          <TextField label={m.thresholds} pointer="/thresholds" problem={problem} value={thresholds} onValue={setThresholds} hint={m.thresholdsHint} />
          <ReasonField value={reason} onValue={setReason} />
          {isQuantity(amount) ? <Effect status={status} amount={amount} enforcement={enforcement} /> : null}
        </>
      )}
    </FormDialog>
  );
}

/** What the change does to the present window, before it is saved. */
function Effect({ status, amount, enforcement }: { status: QuotaStatus; amount: string; enforcement: string }) {
  const m = messages().limits;
  const taken = plus(plus(status.usedQuantity, status.aheadQuantity), status.reservedQuantity);
  const left = minus(amount, taken);
  const share = percent(taken, amount);
  const isPast = compare(left, '0') <= 0;
  return (
    <div class="effect" role="status">
      <dl>
        <div>
          <dt>{m.now}</dt>
          <dd>
            <Quantity of={taken} /> {m.ofWord} <Quantity of={status.limit.limitQuantity} unit={status.limit.unit} />
          </dd>
        </div>
        <div>
          <dt>{m.after}</dt>
          <dd>
            <Quantity of={taken} /> {m.ofWord} <Quantity of={amount} unit={status.limit.unit} />
            {share === undefined ? null : ` (${quantity(share)} %)`}
          </dd>
        </div>
      </dl>
      <p>{enforcement === 'soft' ? m.effectSoft : isPast ? m.effectBlocked : m.effectRoom(quantity(left), status.limit.unit)}</p>
    </div>
  );
}
